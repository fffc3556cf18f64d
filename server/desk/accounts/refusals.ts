import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'account-content': { status: 422, title: '有 {count} 处填写需要修改', next: '请按下列提示逐项修改后再提交' },
  'account-unknown': { status: 404, title: '没有找到这个账号，或不在您的管辖范围内', next: '请从名册中重新选择' },
  'own-account': {
    status: 403,
    title: '不能给自己建账号、授岗位，也不能停用、重置自己的账号（以自然人为准）',
    next: '请由另一位系统管理员办理；自己的密码和动态口令在“我的账号”里改',
  },
  'account-state': { status: 409, title: '账号现为“{state}”，不能再{act}', next: '请刷新名册后再办' },
  'person-differs': {
    status: 409,
    title: '这个身份证号已登记为另一个姓名，同一自然人只登记一次',
    next: '请与证件核对姓名和身份证号',
  },
  'post-exclusive': {
    status: 409,
    title: '“系统管理员”和“审计”不能与别的岗位由同一自然人担任',
    next: '请授予另一位同事，或先收回其现有岗位',
  },
  'post-held': { status: 409, title: '这个账号在该处已有“{role}”岗位', next: '请刷新后查看其岗位' },
  'post-unknown': { status: 404, title: '没有找到这个岗位，或已收回', next: '请刷新后重新选择' },
})
