import { refusals } from '#kernel/refusal'

const cites = ['gx-2022-7#3-5'] as const
const claims = ['gx-2022-7#11', 'lz-2019-63#6-1'] as const

export const refuse = refusals({
  'matter-unknown': {
    status: 404,
    title: '没有找到这件服务事项，或不在您的管辖范围内',
    next: '请从服务事项列表中重新打开',
  },
  'matter-closed': { status: 409, title: '这件事项已于{closedOn}办结', next: '情况有变的，请用“更新就业状态”记录' },
  'post-unknown': { status: 404, title: '没有找到这个岗位', next: '请从岗位列表中重新选择' },
  'post-not-open': {
    status: 409,
    title: '岗位“{post}”今天（{today}）不在招聘期内，不能推介',
    next: '请选择今天在招的岗位',
    cites,
  },
  'post-repeated': {
    status: 409,
    title: '岗位“{post}”已于{on}推介过，同一岗位不重复计数（已推介{referred}个，须不少于{min}个）',
    next: '请另选一个岗位',
    cites,
  },
  'post-period-wrong': {
    status: 422,
    title: '招聘截止日{until}早于{from}',
    next: '截止日不能早于开始日，也不能早于今天',
  },
  'post-foreign': {
    status: 403,
    title: '岗位“{post}”由别的单位发布，您不能停招',
    next: '请联系发布单位，或由岗位所在县（区）经办办理',
  },
  'post-already-closed': { status: 409, title: '岗位“{post}”已于{on}停招', next: '如需继续招聘请重新发布' },
  'referrals-short': {
    status: 409,
    title: '只推介了{referred}个不同的岗位，不少于{min}个才能办结：{shortfall}',
    next: '请补足推介；同一岗位只算一个，推介当天须在招',
    cites,
  },
  'matter-unfinished': {
    status: 409,
    title: '还不能办结：{shortfall}',
    next: '请补记后再办结',
    cites,
  },
  'follow-up-early': {
    status: 409,
    title: '推介满{min}个岗位之后才回访（已推介{referred}个）',
    next: '请先补足推介',
    cites,
  },
  'follow-up-done': { status: 409, title: '已于{on}回访', next: '之后的变化请用“更新就业状态”记录' },
  'status-future': {
    status: 422,
    title: '就业状态的开始日{from}晚于今天',
    next: '请填写实际开始的日期；还没开始的等开始后再更新',
  },
  'referral-unknown': { status: 404, title: '没有找到这条推介', next: '请刷新后重试' },
  'list-kind-foreign': {
    status: 403,
    title: '{kind}由{who}填报',
    next: '请由相应单位的账号办理',
    cites: claims,
  },
  'list-organization-needed': { status: 403, title: '名单由单位填报', next: '请用单位的账号登录后办理' },
  'list-county-needed': { status: 422, title: '办理地区应为县（市、区）', next: '请选择受理申报的县（市、区）' },
  'list-months-wrong': {
    status: 422,
    title: '名单的月份 {from} 至 {until} 不对',
    next: '止月不能早于起月，也不能晚于本月',
  },
  'list-no-pack': {
    status: 422,
    title: '{from}至{until}不在同一份文件的施行期内',
    next: '请按文件施行期分成两份名单',
    cites: claims,
  },
  'claim-list-unknown': {
    status: 404,
    title: '没有找到这份名单，或不在您的管辖范围内',
    next: '请从名单列表中重新打开',
  },
  'claim-list-other-kind': { status: 422, title: '“{number}”是{kind}', next: '请用这种名单的模板导入' },
  'list-empty': { status: 409, title: '名单“{number}”上还没有人员', next: '请先导入人员再提交' },
  'list-person-unknown': { status: 404, title: '名单上没有这个人', next: '请刷新后重试' },
  'insured-month-unknown': { status: 404, title: '没有找到这条到账记录，或不在您的管辖范围内', next: '请刷新后重试' },
  'insured-month-settled': { status: 409, title: '这条到账记录{state}', next: '请刷新后重试' },
  'insured-month-own': {
    status: 403,
    title: '这条到账记录由您登记，须由另一人核对或剔除',
    next: '请同事对照缴费凭证办理',
    cites: claims,
  },
  'insured-entry-wrong': { status: 422, title: '有 {count} 处填写需要修改', next: '请按各栏的提示修改后再提交' },
  'roster-organization-needed': {
    status: 403,
    title: '危险岗位名册由用人单位报送',
    next: '请用单位的账号登录后报送',
    cites: ['lz-2019-63#2-1'],
  },
})
