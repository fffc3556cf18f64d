import { refusals } from '#kernel/refusal'

const SEGREGATED = ['lz-2019-63#6-3'] as const

export const refuse = refusals({
  'fund-short': {
    status: 409,
    title: '{account}可用 {have} 元，不够预留 {need} 元',
    next: '请财政部门下达指标后再批准，或退回申请调减预算；没有资金不能批准',
    cites: ['gx-2022-7#10', 'lz-2019-63#6-3'],
  },
  'source-forbidden': {
    status: 409,
    title: '“{item}”只能从{allowed}列支，不能从{source}列支（{basis}）',
    next: '请改用允许的资金来源；各项资金分账核算、专款专用',
    cites: SEGREGATED,
  },
  'source-unknown': {
    status: 409,
    title: '“{item}”在 {on} 没有写明资金来源的有效文件',
    next: '请先录入并复核写明资金来源的标准文件，再办理预留',
    cites: SEGREGATED,
  },
  'account-missing': {
    status: 409,
    title: '{region}及其上级没有“{source}”的资金账户',
    next: '请财政部门录入下达文号和指标，账户随首次下达开立',
    cites: SEGREGATED,
  },
  'account-unknown': { status: 404, title: '没有找到这个资金账户，或不在您的管辖范围内', next: '请从列表中重新选择' },
  'already-booked': {
    status: 409,
    title: '这件事已经记过账：{document}',
    next: '请在账户的凭证里核对；同一事实不会记两次',
  },
  'reservation-missing': {
    status: 409,
    title: '本班没有为“{item}”预留这个来源的资金',
    next: '请核对开班批复；没有预留的项目不能记应付',
    cites: ['gx-2022-7#10'],
  },
  'reservation-exceeded': {
    status: 409,
    title: '本班“{item}”的预留还剩 {have} 元，不够记应付 {need} 元',
    next: '请核对应付明细；超出批复预算的部分须另行批准',
    cites: ['gx-2022-7#10'],
  },
  'posting-missing': { status: 409, title: '没有找到要冲销的应付凭证', next: '请核对明细行和版次' },
  'payable-short': {
    status: 409,
    title: '{account}应付只有 {have} 元，不够 {need} 元',
    next: '付款前请先记应付；已经发出的钱，等银行回单后再处理',
  },
  'item-not-sent': { status: 409, title: '这笔付款没有从本账户发出过', next: '请核对付款单和银行回单' },
  'amount-differs': {
    status: 409,
    title: '回单金额 {given} 元与发出金额 {sent} 元不一致',
    next: '请与银行核对，不一致的回单不能入账',
  },
  'region-outside': {
    status: 403,
    title: '只能向本级和下级地区录入指标',
    next: '请由该地区所属财政部门录入',
    cites: SEGREGATED,
  },
})
