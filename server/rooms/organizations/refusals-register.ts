import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'organization-content': { status: 422, title: '有 {count} 处填写需要修改', next: '请按下列提示逐项修改后再提交' },
  'organization-unknown': {
    status: 404,
    title: '没有找到这个机构，或不在您的管辖范围内',
    next: '请从登记簿中重新选择；外县的机构由所在县登记',
  },
  'organization-state': { status: 409, title: '机构现为“{state}”，不能再{act}', next: '请刷新登记簿后再办' },
  'organization-own-hand': {
    status: 403,
    title: '这个机构由您登记、最后改动、暂停，或由您录入过收款账户，不能再由您恢复（以自然人为准，换账号也一样）',
    next: '请由另一位系统管理员恢复；本地只有一位的，由上级的系统管理员恢复',
    cites: ['lz-2019-63#6-4'],
  },
})
