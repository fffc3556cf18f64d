import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'exchange-field': { status: 404, title: '没有这个字段', next: '请从对应表中选择' },
  'exchange-column-taken': {
    status: 409,
    title: '列名“{column}”已对应“{label}”',
    next: '一列只对应一个字段，请先改那一个',
  },
})
