/** 就业服务：other rooms ask what a month's services came to. */

export { claimHeadsOf, claimMatterOf } from './claim-matters.ts'
export { monthsInsured } from './store-evidence.ts'
export { type EmploymentFact, employmentFacts } from './store-month.ts'
