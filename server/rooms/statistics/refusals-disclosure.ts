import { refusals } from '#kernel/refusal'

const cites = ['lz-2019-63#6-4'] as const

export const refuse = refusals({
  'period-wrong': { status: 422, title: '{from}不是一期的第一天（{period}）', next: '请从待公开的各期中选择', cites },
  'period-running': { status: 409, title: '这一期到{until}才结束，期末之后才能公开', next: '现在可以预览', cites },
  'disclosure-moved': {
    status: 409,
    title: '您预览之后账簿又有变化，公开的必须是看到的数',
    next: '请重新预览后再拟稿',
  },
  'disclosure-drafted': { status: 409, title: '这一期已有待核对的稿子', next: '请由另一人核对公布或退回后再拟' },
  'disclosure-reveals': {
    status: 422,
    title: '说明中有 {count} 处不能公开',
    next: '公开的文字不能写身份、证件号和电话；请按提示删去',
    cites,
  },
  'correction-unreasoned': {
    status: 422,
    title: '这一期已公开第{version}版，更正须写明原因',
    next: '请填写更正原因；旧版留存，变动之处标出',
    cites,
  },
  'disclosure-unchanged': {
    status: 409,
    title: '与已公开的第{version}版相同，没有需要更正的',
    next: '数由账簿算出；如账簿有误，请先更正账簿',
  },
  'disclosure-unknown': { status: 404, title: '没有找到这份公开表', next: '请从列表中打开' },
  'disclosure-elsewhere': { status: 403, title: '这是{region}的公开表，由当地公布', next: '请由当地人社局办理' },
  'disclosure-settled': { status: 409, title: '这份公开表{state}，不能再办', next: '请刷新后查看' },
  'disclosure-other': { status: 409, title: '这份公开表与您看到的不同', next: '请刷新，核对后再公布' },
  'disclosure-own': {
    status: 403,
    title: '拟稿人不能自己核对公布（以自然人为准，换账号也一样）',
    next: '请由另一位同事核对',
    cites,
  },
})
