import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'school-unknown': { status: 404, title: '没有找到这所院校，或不是本校', next: '请从列表中选择' },
  'receipt-future': {
    status: 422,
    title: '到账日期{on}在今天之后，只登记已经到账的收入',
    next: '请在到账之后登记',
    cites: ['lz-2019-63#5-2'],
  },
  'receipt-unknown': { status: 404, title: '没有找到这笔登记，或已作废', next: '请刷新后从列表中选择' },
})
