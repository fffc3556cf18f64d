import { refusals } from '#kernel/refusal'

const cites = ['lz-2019-63#7-2'] as const

export const refuse = refusals({
  'city-needed': { status: 422, title: '月报按市统计，请选择一个市', next: '请在上方选择市' },
  'city-unreached': { status: 404, title: '没有这个市，或不在您的管辖范围内', next: '请核对后重新选择' },
  'column-unknown': { status: 404, title: '月报里没有这个指标', next: '请从月报的表格中点开' },
  'month-running': {
    status: 409,
    title: '{month}到{until}才结束，月末之后才能报送',
    next: '现在可以预览；请于次月{dueOn}（含当日）前报送',
    cites,
  },
  'figures-moved': {
    status: 409,
    title: '您预览之后数据又有变化，报送的必须是看到的数',
    next: '请刷新预览，核对后再报送',
  },
  'report-there': {
    status: 409,
    title: '{month}的月报已于{on}报送（第{version}版）',
    next: '需要改动请用“更正月报”，写明原因，旧版留存',
    cites,
  },
  'report-unknown': { status: 404, title: '没有找到这份月报，或不在您的管辖范围内', next: '请从月报列表中打开' },
  'report-superseded': { status: 409, title: '这是第{version}版，已有第{latest}版', next: '请在最新一版上更正' },
  'nothing-to-correct': {
    status: 409,
    title: '现在的数与第{version}版相同，没有需要更正的',
    next: '如发现差错，请先更正业务记录，月报由记录算出',
  },
})
