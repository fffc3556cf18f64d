import { refusals } from '#kernel/refusal'

const cites = ['lz-2019-63#6-4'] as const

export const refuseNotice = refusals({
  'account-notice-unknown': { status: 404, title: '没有找到这次账户变更', next: '请从账户变更的列表中选择' },
  'account-notice-answered': {
    status: 409,
    title: '这次账户变更已经答复过',
    next: '请刷新后查看；情况有变的，请联系县人社部门',
  },
  'account-notice-entered': {
    status: 403,
    title: '这次变更由您录入，不能由您自己说是本单位办的',
    next: '请由本单位的另一位同事答复；没有另一人的不必答复，核实和满期照常',
    cites,
  },
  'account-notice-undisputed': {
    status: 409,
    title: '这次账户变更没有待查清的异议',
    next: '请刷新后查看',
  },
  'account-notice-own': {
    status: 403,
    title: '这次变更由您录入或核实，不能由您查清',
    next: '请由没有经手这个账户的另一位同事核查后办理',
    cites,
  },
})
