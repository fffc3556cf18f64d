/** 就业服务：other rooms ask what a month's services came to. */
export { type EmploymentFact, employmentFacts } from './store-month.ts'
