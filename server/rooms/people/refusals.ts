import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'county-only': {
    status: 403,
    title: '人员台账按县（市、区）登记，您的岗位属于{region}',
    next: '请由该县（市、区）的经办人办理',
  },
  'person-unknown': {
    status: 404,
    title: '没有找到此人，或不在您的管辖范围内',
    next: '请从台账中重新选择；外县人员请联系该县办理',
  },
  'entry-wrong': { status: 422, title: '有 {count} 处填写需要修改', next: '请按各栏的提示修改后再提交' },
  'person-known': {
    status: 409,
    title: '{name}已在本县台账中，没有重复登记',
    next: '请在台账中打开此人，补充或确认意愿',
  },
  'township-unknown': { status: 422, title: '所选乡镇不属于{region}', next: '请从列表中选择本县的乡镇（街道）' },
  'site-unknown': { status: 422, title: '所选安置区不在{region}', next: '请从列表中选择本县的安置区，或留空' },
  'status-overlaps': {
    status: 409,
    title: '“{status}”在这段时间已有登记（{from} 至 {until}）',
    next: '请核对起止日期；原登记要终止的，请先登记终止',
    cites: ['gx-2022-7#2'],
  },
  'status-unknown': { status: 404, title: '没有找到这条身份类别登记', next: '请刷新后重试' },
  'status-ended': {
    status: 409,
    title: '这条身份类别已登记终止，登记后不再改写',
    next: '如有新的认定，请另行登记一条',
    cites: ['gx-2022-7#2'],
  },
  'status-dates': { status: 422, title: '终止日期{until}早于起始日期{from}', next: '请核对起止日期' },
  'status-future': { status: 422, title: '起始日期{from}晚于今天', next: '身份类别自认定之日起登记，请核对日期' },
  'intent-unknown': { status: 404, title: '没有找到这条意愿', next: '请刷新后重试' },
  'intent-closed': { status: 409, title: '这条意愿已了结', next: '此人又有意愿的，请重新登记意愿' },
  'import-unknown': { status: 404, title: '没有找到这次导入', next: '请从导入记录中重新选择' },
  'employer-needed': { status: 403, title: '劳动合同由用人单位登记', next: '请用单位的账号登录后登记' },
  'contract-person-unknown': {
    status: 422,
    title: '台账中没有姓名与身份证号都相符的人员',
    next: '请核对姓名和身份证号；确未登记的，请联系户籍县（市、区）人社部门先登记',
    cites: ['gx-2022-7#10'],
  },
  'contract-overlaps': {
    status: 409,
    title: '与此人在这段时间已有合同（{from} 起）',
    next: '请核对起止日期；前一份合同提前结束的，请先登记终止',
  },
  'contract-unknown': { status: 404, title: '没有找到这份合同，或不是本单位的合同', next: '请刷新后重试' },
  'contract-dates': { status: 422, title: '终止日期{until}早于开始日期{from}', next: '请核对起止日期' },
  'contract-longer': {
    status: 409,
    title: '合同原定{until}到期，终止日期不能更晚',
    next: '续签的，请另行登记一份新合同',
  },
})
