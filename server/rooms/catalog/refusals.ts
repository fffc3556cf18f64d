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
  'judgement-dates': { status: 422, title: '有效期止{until}早于起{from}', next: '请核对有效期' },
})
