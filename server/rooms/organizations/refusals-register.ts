import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'organization-content': { status: 422, title: '有 {count} 处填写需要修改', next: '请按下列提示逐项修改后再提交' },
  'organization-unknown': {
    status: 404,
    title: '没有找到这个机构，或不在您的管辖范围内',
    next: '请从登记簿中重新选择；外县的机构由所在县登记',
  },
  'organization-state': { status: 409, title: '机构现为“{state}”，不能再{act}', next: '请刷新登记簿后再办' },
})
