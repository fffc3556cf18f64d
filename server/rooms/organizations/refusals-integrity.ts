import { refusals } from '#kernel/refusal'

const cites = ['lz-2019-63#6-4'] as const

export const refuseIntegrity = refusals({
  'interest-declared': {
    status: 403,
    title: '您与本事项有利害关系（{relation}：{related}），不能办理',
    next: '请回避，由另一位同事办理',
    cites,
  },
  'interest-incomplete': { status: 422, title: '申报不完整：{why}', next: '请补齐后再提交', cites },
  'interest-unknown': {
    status: 404,
    title: '没有找到您本人的这项申报，或已终止',
    next: '只能终止本人的申报；请刷新后重试',
  },
})
