import { refusals } from '#kernel/refusal'

const SEGREGATED = ['lz-2019-63#6-3'] as const

export const refuse = refusals({
  'fund-short': {
    status: 409,
    title: '“{item}”需要 {need} 元，可用 {have} 元，不够预留：{sources}',
    next: '请财政部门下达指标后再批准，或退回申请：开班可调减预算，批次重新申报时按各来源现有的资金分开；没有资金不能批准',
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
  'item-not-confirmed': {
    status: 409,
    title: '这笔付款没有从本账户记过到账',
    next: '没有到账的退汇按银行退回入账；请核对付款单和银行回单',
  },
  'item-not-sent': { status: 409, title: '这笔付款没有从本账户发出过', next: '请核对付款单和银行回单' },
  'amount-differs': {
    status: 409,
    title: '回单金额 {given} 元与发出金额 {sent} 元不一致',
    next: '请与银行核对，不一致的回单不能入账',
  },
  'balance-short': {
    status: 409,
    title: '{account}“{ledger}”只有 {have} 元，不够 {need} 元',
    next: '请核对账户余额；已经预留给班级的钱，先由批准的人退回预留',
    cites: SEGREGATED,
  },
  'overpay-short': {
    status: 409,
    title: '{account}“{ledger}”只有 {have} 元，不够银行重复付出的 {need} 元列支',
    next: '这份回单没有入账。请财政部门补足可用资金以后再导入；也可以先导入不含下列各笔的回单',
    cites: SEGREGATED,
  },
  'region-not-below': {
    status: 409,
    title: '{account}只能向所属的下级地区下达',
    next: '请选择下级地区；同级之间不能划转',
    cites: SEGREGATED,
  },
  'budget-exceeded': {
    status: 409,
    title: '{account}{year}年“{item}”预算还剩 {have} 元，不够预留 {need} 元',
    next: '请财政部门凭文件调整预算，或退回申请调减',
    cites: SEGREGATED,
  },
  'budget-below-use': {
    status: 409,
    title: '“{item}”本年已占用 {used} 元，预算不能低于它',
    next: '请先退回用不上的预留，或提高预算',
  },
  'budget-pending': { status: 409, title: '这个项目已有一份待复核的预算', next: '请先复核或退回那一份' },
  'budget-unknown': { status: 404, title: '没有找到这份预算，或不在您的管辖范围内', next: '请从列表中重新选择' },
  'year-not-over': {
    status: 409,
    title: '{year}年还没有过完，不能结转',
    next: '请在次年办理年终结转',
    cites: SEGREGATED,
  },
  'year-out-of-order': {
    status: 409,
    title: '{account}应先结转{open}年',
    next: '请逐年办理，不能跳过',
    cites: SEGREGATED,
  },
  'year-pending': { status: 409, title: '这一年已有结转方案', next: '请等待决定，或请决定人退回后再提' },
  'year-not-decided': {
    status: 409,
    title: '{account}{year}年的结余还没有决定结转，不能为{now}年预留',
    next: '请财政提出年终结转方案，由对账会计决定',
    cites: SEGREGATED,
  },
  'carry-exceeds': {
    status: 409,
    title: '可结转的结余是 {have} 元，不能结转 {carried} 元',
    next: '请核对结余；结转与交回相加等于结余',
    cites: SEGREGATED,
  },
  'rest-changed': {
    status: 409,
    title: '提出之后结余已变：当时 {before} 元，现在 {now} 元',
    next: '请退回，按现在的结余重新提出',
  },
  'close-unknown': { status: 404, title: '没有找到这份结账记录，或不在您的管辖范围内', next: '请从列表中重新选择' },
  'already-decided': { status: 409, title: '这件事已经决定过', next: '请刷新后再看' },
  'reason-needed': { status: 422, title: '退回须写明原因', next: '请写一句原因，提出的人会看到' },
  'month-not-over': { status: 409, title: '{month}还没有过完，不能结账', next: '请在次月办理' },
  'month-already-closed': { status: 409, title: '{month}已经结账', next: '需要更正的，由另一人写明原因重开' },
  'month-before-open': {
    status: 409,
    title: '{first}有账，还没有结账，不能先结{month}',
    next: '请先结{first}，逐月办理；没有账的月份不用结',
  },
  'recover-exceeds': {
    status: 409,
    title: '这一行最多可追回 {have} 元，不能记 {need} 元',
    next: '请核对已付和已追回的金额',
  },
  'region-outside': {
    status: 403,
    title: '只能向本级和下级地区录入指标',
    next: '请由该地区所属财政部门录入',
    cites: SEGREGATED,
  },
})
