/** 核算与支付：other rooms ask what was claimed, approved and paid. Events: `subsidy.claimed`, `.approved`, `.sent`, `.reconciled`, `.closed`. */
export { readControlTotal } from './books/read-control-total.ts'
export { moneyFacts } from './books/store-control.ts'
export { experiment, reportOf } from './calculation/lab.ts'
export { barDues, liftBars } from './calculation/store-bars.ts'
export { selectLinesWhere as linesWhere } from './claims/store-lines.ts'
export { confirmedReceipts } from './payment/store-receipts.ts'
