import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'account-wrong': { status: 422, title: '账号不对：{why}', next: '请对照银行卡或开户证明重新录入' },
  'payee-unknown': { status: 404, title: '没有找到收款人，或不在您的管辖范围内', next: '请先登记收款人' },
  'account-unknown': { status: 404, title: '没有找到这个收款账户', next: '请刷新后重试' },
  'account-settled': { status: 409, title: '这个账户已核实或已被更换', next: '如需变更请录入新的账户' },
})
