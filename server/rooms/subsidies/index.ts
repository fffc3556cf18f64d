/** 核算与支付：other rooms ask what was claimed, approved and paid. Events: `subsidy.claimed`, `.approved`, `.sent`, `.reconciled`, `.closed`. */
export { readControlTotal } from './control.ts'
export { experiment, reportOf } from './lab.ts'
export { moneyFacts } from './store-control.ts'
export { selectLinesWhere as linesWhere } from './store-lines.ts'
export { confirmedReceipts } from './store-receipts.ts'
