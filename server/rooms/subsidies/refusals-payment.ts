import { refusals } from '#kernel/refusal'

const PAYMENT = ['lz-2019-63#6-3'] as const

/** Refusals of the payment side: overrides, reconciliation, month's end. */
export const refusePayment = refusals({
  'override-hard': {
    status: 409,
    title: '“{check}”没有通过的不能放行',
    next: '请按这一项的办法改正；只有账户近期变更、账户共用、退回后未更正三项可以写明原因放行',
    cites: PAYMENT,
  },
  'override-past': { status: 422, title: '放行到 {until} 为止，这一天已经过了', next: '请填今天或以后的日期' },
  'override-needless': {
    status: 409,
    title: '第 {lineNumber} 行的“{check}”现在不用放行',
    next: '请刷新支付前核查；批次公示以后、这一项没有通过时才能放行',
  },
  'override-own': {
    status: 403,
    title: '这个收款账户由您录入或核实，不能由您放行',
    next: '请另一位审批人放行',
    cites: PAYMENT,
  },
})
