/** 开班、名册、考勤、结业：other rooms ask for a class and for what its subsidies rest on. Event: `class.completed` {classId}. */
export type { BasisEnrollment, BudgetItem, SubsidyBasis } from './basis.ts'
export { subsidyBasis } from './basis.ts'
export { findClass, type TrainingClass } from './store.ts'
