import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'rating-class-unknown': {
    status: 404,
    title: '这不是您已经结业的班',
    next: '结业之后在“评价培训”里评价自己的班',
  },
  'rating-there': { status: 409, title: '您已经评价过这个班（{score}分）', next: '每个班评价一次，谢谢' },
})
