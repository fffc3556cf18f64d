import { refusals } from '#kernel/refusal'

const cites = ['gx-2022-7#12'] as const

export const refuse = refusals({
  'participation-class': { status: 404, title: '没有找到本校的这个班', next: '请从本校的班级中选择' },
  'participation-days': {
    status: 422,
    title: '登记{days}天，超过这段时间的{most}天',
    next: '请按实际参与的天数登记',
    cites,
  },
  'participation-there': {
    status: 409,
    title: '{name}（{number}）在这个班的“{duty}”已经登记',
    next: '要改的，先撤去未核对的登记再重登',
  },
  'participation-unknown': { status: 404, title: '没有找到这条登记，或已核对', next: '请刷新后从列表中选择' },
  'participation-same-person': {
    status: 403,
    title: '登记的人不能自己核对（以自然人为准）',
    next: '请由另一位同事核对',
  },
  'participation-none': {
    status: 409,
    title: '工号{number}在{from}至{until}没有核对过的参与记录',
    next: '请先登记并由另一人核对，再出具证明',
    cites,
  },
  'participation-certificate-unknown': {
    status: 404,
    title: '没有编号与姓名都相符的参与证明',
    next: '请对照证明上的编号和姓名重新输入',
  },
})
