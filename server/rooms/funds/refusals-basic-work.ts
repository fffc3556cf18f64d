import { refusals } from '#kernel/refusal'

const cites = ['lz-2019-63#6-3'] as const

export const refuseWork = refusals({
  'basic-work-unknown': {
    status: 404,
    title: '没有找到这项基础工作，或不在您的管辖范围内',
    next: '请从列表中重新选择',
  },
  'basic-work-elsewhere': {
    status: 403,
    title: '只能为本级和下级地区提出基础工作支持',
    next: '请由该地区的经办人提出',
    cites,
  },
  'basic-work-begun': {
    status: 409,
    title: '工作开始日期 {given} 早于 {earliest}：先批准后开展，已经开始的工作不再补提',
    next: '请核对开始日期；当地文件允许补提的，由市里依文件改设“基础工作开始后几天内仍可提出”',
    cites,
  },
  'payee-unready': {
    status: 409,
    title: '{organization}现在不能收款：{reasons}',
    next: '请先在机构登记里更正并由另一人核实收款账户，再办理；钱只付给核实过的账户',
    cites: ['lz-2019-63#6-4'],
  },
  'accepted-beyond': {
    status: 409,
    title: '验收金额 {given} 元超过批准的 {amount} 元',
    next: '请按批准的金额以内验收；确需增加的，另行提出一项',
    cites,
  },
  'result-early': {
    status: 409,
    title: '成果日期 {given} 不在工作开始（{from}）到今天（{today}）之间',
    next: '请核对成果文件的日期；还没有完成的，完成以后再登记',
    cites,
  },
  'order-known': {
    status: 409,
    title: '付款单号 {number} 已经登记过',
    next: '请核对财政付款单；一张付款单只付一次',
    cites,
  },
})
