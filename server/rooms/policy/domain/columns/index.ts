/** The columnar evaluator: a whole history decided at once, with its limits and a reason per row. */
export { type DecidedHistory, type DecidedRule, decideColumns, NOT_ASKED, readReason } from './columns.ts'
export { encodeHistory } from './encode.ts'
export type { History, PastCase } from './history.ts'
