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
  'override-long': {
    status: 422,
    title: '放行最长 {days} 天，到 {latest} 为止',
    next: '请填更早的日期；过期还没有付的，重新核实后再放行',
    cites: PAYMENT,
  },
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
  'export-stopped': {
    status: 409,
    title: '付款单{number}有 {count} 处过不了支付前核查，文件没有导出',
    next: '请撤回下列各笔（或整单），按原因改正后另行付款；文件已经导出过的，请银行停付，由对账会计凭银行的答复撤回',
    cites: PAYMENT,
  },
  'order-withdrawn': {
    status: 409,
    title: '付款单{number}已经撤回，文件不再导出',
    next: '撤回的款项重新核查后另行付款',
  },
  'order-exported': {
    status: 409,
    title: '付款单{number}的文件已由{by}于 {on} 导出，付款岗不能撤回',
    next: '请银行书面答复没有执行，由对账会计写明答复撤回；银行已经退回的，导入银行回单',
    cites: PAYMENT,
  },
  'order-not-exported': {
    status: 409,
    title: '付款单{number}的文件还没有导出过，不用凭银行的答复撤回',
    next: '请付款岗撤回',
  },
  'withdrawal-undocumented': {
    status: 422,
    title: '付款单{number}的文件已经导出，没有银行没有执行的答复不能撤回',
    next: '请写明银行书面答复的文号或日期；银行没有答复以前不撤回，以免付两次',
    cites: PAYMENT,
  },
  'withdrawal-wrong': {
    status: 422,
    title: '付款单{number}有 {count} 笔不能撤回，一笔都没有撤回',
    next: '银行已经答复的按回单处理；请刷新后只选还没有答复的',
  },
  'region-elsewhere': { status: 404, title: '没有找到这个地区，或不在您的管辖范围内', next: '请选择本级或下级地区' },
  'statement-wrong': {
    status: 422,
    title: '银行对账单有 {count} 处错误，一行都没有导入',
    next: '请按下列各处改正后重新上传整个文件',
  },
  'month-is-closed': {
    status: 409,
    title: '{month} 已经结账，不能再改对账',
    next: '需要更正的，由另一人写明原因重开这个月',
    cites: PAYMENT,
  },
  'difference-gone': {
    status: 409,
    title: '这项差异已经没有了，或已写明处理',
    next: '请刷新对账；金额或结果变了的是新的差异，须重新核对',
  },
  'control-uneven': {
    status: 409,
    title: '控制总数不为零，{count} 行有差额，不能结账',
    next: '请停止付款，由审计人员查明下列各行',
    cites: PAYMENT,
  },
  'reconciliation-open': {
    status: 409,
    title: '{month} 的对账还有 {count} 项差异没有处理，不能结账',
    next: '请逐项核对，更正或写明处理结果',
    cites: PAYMENT,
  },
})
