import { refusals } from '#kernel/refusal'

const regime = ['lz-2019-63#7-2'] as const
const factorMethod = ['gx-2022-7#9'] as const

export const refuse = refusals({
  'target-unknown': { status: 404, title: '没有这个目标，或不属于您所在的地区', next: '请从目标列表中打开' },
  'target-not-divisible': {
    status: 409,
    title: '“{target}”是比例或没有定数，不能分解成各县之和',
    next: '请分解写明数量的目标',
  },
  'parts-wrong': { status: 422, title: '分解表有{count}处须改', next: '请逐行改好再提交', cites: regime },
  'breakdown-waiting': {
    status: 409,
    title: '第{version}版分解还在等复核',
    next: '请先由另一位同事复核或退回，再拟订新的一版',
  },
  'breakdown-unknown': { status: 404, title: '没有找到这版分解，或不在您的管辖范围内', next: '请从目标中打开' },
  'breakdown-decided': { status: 409, title: '第{version}版分解已经办结', next: '需要改动请拟订新的一版，旧版留存' },
  'made-by-you': {
    status: 403,
    title: '这是您本人拟订的，不能由您复核（以自然人为准，换账号也一样）',
    next: '请由另一位同事复核',
  },
  'factors-wrong': {
    status: 422,
    title: '权重合计{sum}，应为100%；没有数的指标不能带权重',
    next: '请调整权重：{empty}',
    cites: factorMethod,
  },
  'region-childless': { status: 422, title: '{region}没有下级地区可分', next: '因素法分配由市或自治区拟订' },
  'values-outside': { status: 422, title: '录入的指标里有不参加分配的地区：{regions}', next: '请只填本级的下级地区' },
  'period-backwards': { status: 422, title: '统计期的起日{from}晚于止日{until}', next: '请核对起止日期' },
  'allocation-unknown': { status: 404, title: '没有找到这次分配，或不在您的管辖范围内', next: '请从分配列表中打开' },
  'allocation-frozen': {
    status: 409,
    title: '这次分配已于{on}复核冻结，不能改动',
    next: '需要调整请另拟一次分配，写明依据',
    cites: factorMethod,
  },
  'allocation-returned': { status: 409, title: '这次分配已退回，等待修改', next: '请拟订人改好保存后再复核' },
  'inputs-moved': {
    status: 409,
    title: '草稿保存之后业务记录或草稿又有变化，冻结的必须是看到的数',
    next: '请拟订人重新保存草稿，核对后再复核',
  },
  'not-frozen': { status: 409, title: '这次分配还没有复核冻结', next: '请先由另一位同事复核，冻结后才能导出和下达' },
  'handed-over': {
    status: 409,
    title: '这次分配已按“{document}”下达',
    next: '请在资金账户的凭证里核对；同一次分配只下达一次',
  },
  'checked-by-you': {
    status: 403,
    title: '这次分配由您拟订或复核，不能再由您下达（以自然人为准，换账号也一样）',
    next: '请由另一位财政人员下达',
  },
})
