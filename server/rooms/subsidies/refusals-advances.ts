import { refusals } from '#kernel/refusal'

const SHARE = ['lz-2019-63#5-1', 'lz-2019-63#6-2'] as const

/** Refusals of the advance on a training subsidy. */
export const refuseAdvance = refusals({
  'advance-forbidden': {
    status: 409,
    title: '班级{number}不能申请先行拨付：{reason}',
    next: '企业的各类培训、培训机构的项目制培训可以先行拨付；其他的结业后申报',
    cites: SHARE,
  },
  'advance-exceeds': {
    status: 422,
    title: '申请先行拨付 {asked} 元，超过可以先行拨付的 {most} 元',
    next: '以批准的培训补贴为基数（不含生活费补贴和奖励），请按可以先行拨付的数额申请',
    cites: SHARE,
  },
  'advance-too-little': {
    status: 422,
    title: '申请的金额不够 {count} 个资金来源一份一分',
    next: '请申请更多，或不申请先行拨付',
  },
  'advance-claimed': {
    status: 409,
    title: '班级{number}的先行拨付已经申报，金额不能再改',
    next: '一个班只先行拨付一次；退回补正或不予支付后可以改',
    cites: SHARE,
  },
  'advance-suspended': {
    status: 409,
    title: '{reason}，不先行拨付',
    next: '请先了结暂停的事由',
    cites: ['lz-2019-63#6-4'],
  },
  'advance-under-way': {
    status: 409,
    title: '先行拨付{number}还在办理，结业的补贴还不能申报',
    next: '请等先行拨付款到账，或由审核人员否决、不予支付后再申报，两笔钱才能结算清楚',
    cites: SHARE,
  },
  'settle-by-payment': {
    status: 409,
    title: '批次{number}还有 {count} 行要付款，不能直接结清',
    next: '请按付款办理；付清以后批次自动办结',
    cites: SHARE,
  },
  'settle-held': {
    status: 409,
    title: '批次{number}有 {count} 行还不能结清',
    next: '请先答复异议、解除暂缓；不该补的不予支付，已预拨的随之追回',
    cites: ['lz-2019-63#6-4'],
  },
})
