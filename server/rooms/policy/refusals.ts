import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'clause-unknown': { status: 404, title: '文件里没有这一条：{anchor}', next: '请从政策库的目录中选择' },
  'document-unknown': { status: 404, title: '没有登记这份文件：{documentId}', next: '请从政策库的目录中选择' },
  'rule-unknown': { status: 404, title: '没有这条规则：{ruleId}', next: '请从政策库的规则中选择' },
  'reading-unknown': { status: 404, title: '没有这一项读法：{key}', next: '请从读法列表中选择' },
  'reading-value': { status: 422, title: '“{reading}”{fault}', next: '请按文件规定的范围填写' },
  'reading-retroactive': {
    status: 422,
    title: '读法不能从{effectiveFrom}起改，最早从今天（{today}）起',
    next: '已按原读法办理的事项不受影响；请填写今天或以后的日期',
  },
  'reading-set': {
    status: 409,
    title: '{region}“{reading}”自{effectiveFrom}起的设置已经有了（{documentNumber}）',
    next: '请填写另一个起始日期',
  },
  'extension-clash': {
    status: 409,
    title: '延长后会与另一份文件重复发放同一种补贴，不能延长到{value}',
    next: '请核对延期文件，两份文件不能在同一天、同一地区发放同一种补贴',
    cites: ['lz-2019-63#effective', 'gx-2022-7#2'],
  },
  'region-outside': { status: 403, title: '{region}不在您的管辖范围内', next: '请由该地区或其上级人社部门办理' },
  'rate-key-unknown': { status: 422, title: '没有规则用到标准表“{key}”', next: '请从所需标准表中选择' },
  'rate-territory': {
    status: 422,
    title: '{region}不在“{table}”所属文件的适用地区',
    next: '请选择该文件适用地区内的市、县',
    cites: ['lz-2019-63#header'],
  },
  'rate-period-wrong': {
    status: 422,
    title: '截止日期{until}早于施行日期{from}',
    next: '请核对文件上的施行日期和截止日期',
  },
  'rate-lines-doubled': {
    status: 422,
    title: '第{first}行与第{second}行的适用条件相同',
    next: '同一条件只能有一个标准，请删去或改正其中一行',
  },
  'rate-lines-wrong': {
    status: 422,
    title: '“{table}”的标准行数不对',
    next: '标准表至少写一行标准；金额已由原文确定的，只写资金来源，不写标准',
  },
  'rate-unit-wrong': {
    status: 422,
    title: '第{line}行的单位不适用于“{table}”',
    next: '比例表按%填写，标准表按金额的单位填写',
  },
  'rate-sources-missing': {
    status: 422,
    title: '没有选择资金来源',
    next: '资金来源由标准的文件写明，请选择一项或几项',
    cites: ['lz-2019-63#6-3'],
  },
  'rate-examples-missing': {
    status: 422,
    title: '这张标准表没有例子，不能复核',
    next: '请退回录入人，至少写一个“给什么、应得多少”的例子',
    cites: ['lz-2019-63#6-2'],
  },
  'rate-examples-failed': {
    status: 422,
    title: '有 {count} 个例子与标准不符，不能生效',
    next: '请对照文件核对标准和例子，退回录入人改正',
    cites: ['lz-2019-63#6-2'],
  },
  'rate-unknown': { status: 404, title: '没有找到这张标准表', next: '请刷新后从列表中选择' },
  'rate-settled': { status: 409, title: '这张标准表的状态是“{state}”，不能再办这一步', next: '请刷新后查看' },
  'rate-overlaps': {
    status: 409,
    title: '与{documentNumber}的标准（自{from}起）在同一时期、同一条件下重复',
    next: '请先给旧标准定截止日期，再复核新标准：同时有两个标准时无法核算',
    cites: ['lz-2019-63#6-2'],
  },
  'calendar-days-wrong': { status: 422, title: '{year}年的日历有 {count} 处不对', next: '请对照国务院办公厅通知改正' },
})
