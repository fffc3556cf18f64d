/** 督查：the last room. It reads every room's records; what stops money it writes through `#organizations`. */
export { riskRules } from './domain/risk-rules.ts'
