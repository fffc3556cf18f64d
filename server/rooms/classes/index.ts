/** 开班、名册、考勤、结业：other rooms ask for a class and for what its subsidies rest on. Events: `class.completed`, `class.cancelled` {classId}. */
export { type BasisEnrollment, type BudgetItem, type SubsidyBasis, subsidyBasis } from './basis.ts'
export { claimHeadsOf, claimMatterOf } from './claim-matter.ts'
export { findClass, findClasses, type TrainingClass } from './store.ts'
export { type Completion, completions, tradesTaught } from './store-completions.ts'
export { openFeeReports } from './store-fees.ts'
export { type TrainingFact, trainingFacts } from './store-month.ts'
export {
  type Enrollment,
  selectClassesOfPerson as classesOfPerson,
  selectEnrollments as enrollmentsOf,
} from './store-roster.ts'
