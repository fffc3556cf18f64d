import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'account-wrong': { status: 422, title: '账号不对：{why}', next: '请对照银行卡或开户证明重新录入' },
  'payee-unknown': {
    status: 404,
    title: '没有找到收款人，或不在您的管辖范围内',
    next: '请先登记收款人；外县人员在本县有尚未付出的补贴时，本县也可录入',
  },
  'account-unknown': { status: 404, title: '没有找到这个收款账户', next: '请刷新后重试' },
  'account-elsewhere': {
    status: 403,
    title: '这个账户由{region}录入，须由那里的另一人核实',
    next: '请联系当地核实，或由本县重新录入后由另一人核实',
  },
  'account-tampered': {
    status: 409,
    title: '{holder}的收款账户（尾号{tail}）在数据库里被直接改动过，一分不付',
    next: '请立即报告系统管理员和审计人员；由收款人重新提供账号，两人录入、核实以后再付',
    cites: ['lz-2019-63#6-4'],
  },
  'account-settled': { status: 409, title: '这个账户已核实或已被更换', next: '如需变更请录入新的账户' },
})
