import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'trade-unknown': { status: 422, title: '目录中没有这个职业（工种）', next: '请从目录中选择' },
  'list-version-known': {
    status: 409,
    title: '{list}已有{from}起的版本',
    next: '各版留存不改；请核对生效日期，有更正的按新的生效日期导入',
    cites: ['lz-2019-63#5-5'],
  },
  'judgement-outside': {
    status: 403,
    title: '{region}不在您的管辖范围内，不能登记市场需求判断',
    next: '请选择管辖范围内的地区',
    cites: ['lz-2019-63#5-5'],
  },
  'judgement-unknown': {
    status: 404,
    title: '没有找到这条市场需求判断，或不在您的管辖范围内',
    next: '请由登记它的地区终止',
  },
  'judgement-ended': { status: 409, title: '这条市场需求判断从{on}起已不算数', next: '请刷新后查看' },
  'judgement-dates': { status: 422, title: '有效期止{until}早于起{from}', next: '请核对有效期' },
  'questions-unknown': {
    status: 404,
    title: '没有找到这套题，或还没有发布',
    next: '请从题库列表中打开',
    cites: ['lz-2019-63#6-3'],
  },
  'questions-settled': {
    status: 409,
    title: '这套题是“{state}”，不能{act}',
    next: '请刷新后查看；更正的题目另行导入新版',
  },
  'questions-second-person': {
    status: 403,
    title: '这套题由您导入，须由另一人核对后发布',
    next: '请另一位同事发布（以自然人为准，换账号也一样）',
  },
  'question-unknown': { status: 422, title: '这套题里没有第{number}题', next: '请核对题号' },
  'proposal-unknown': { status: 404, title: '没有找到这条意见，或不在您的管辖范围内', next: '请从意见列表中打开' },
  'proposal-settled': { status: 409, title: '这条意见已经答复', next: '请刷新后查看' },
})
