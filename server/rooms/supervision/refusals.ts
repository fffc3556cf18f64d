import { refusals } from '#kernel/refusal'

const cites = ['lz-2019-63#6-4'] as const

export const refuse = refusals({
  'region-unreached': { status: 404, title: '没有这个地区，或不在您的管辖范围内', next: '请选择本辖区的地区' },
  'signal-unknown': {
    status: 404,
    title: '没有找到这条风险提示，或不在您的管辖范围内',
    next: '请从风险提示列表中打开',
  },
  'signal-not-open': { status: 409, title: '这条风险提示是“{state}”，不能再{act}', next: '请刷新后查看处理结果' },
  'signal-without-class': {
    status: 409,
    title: '这条风险提示没有指向具体的班，不能安排现场核查',
    next: '请核对所列人员和账户后写明理由排除，或据此立案',
  },
  'check-unknown': { status: 404, title: '没有找到这次核查，或不在您的管辖范围内', next: '请从核查列表中打开' },
  'check-not-ready': { status: 409, title: '这次核查是“{state}”，不能{act}', next: '请刷新后查看' },
  'check-second-person': {
    status: 403,
    title: '核查须两人到场：结果由您记录，须由另一人确认',
    next: '请另一位到场的同事确认（以自然人为准，换账号也一样）',
    cites,
  },
  'check-day-wrong': { status: 422, title: '到场日期{visitedOn}晚于今天{today}', next: '请填写实际到场的日期' },
  'check-finding-needed': {
    status: 422,
    title: '核查发现了问题，确认时须写明问题、整改要求和期限',
    next: '请填写后再确认',
  },
  'check-finding-needless': { status: 422, title: '核查未发现问题，不能附整改要求', next: '请退回记录或去掉整改要求' },
  'check-file-unknown': { status: 422, title: '所附照片有{count}份没有找到', next: '请重新上传后再选' },
  'due-day-past': { status: 422, title: '期限{dueOn}早于今天{today}', next: '请填写今天或以后的日期' },
  'sample-empty': { status: 409, title: '{region}近期没有可以抽查的班', next: '请换一个地区' },
  'finding-unknown': { status: 404, title: '没有找到这个问题，或不在您的管辖范围内', next: '请从问题列表中打开' },
  'finding-not-ready': { status: 409, title: '这个问题是“{state}”，不能{act}', next: '请刷新后查看' },
  'finding-second-person': {
    status: 403,
    title: '问题由您提出或整改由您报送，须由另一人核销',
    next: '请另一位同事核销（以自然人为准，换账号也一样）',
    cites,
  },
  'case-unknown': { status: 404, title: '没有找到这个案件，或不在您的管辖范围内', next: '请从案件列表中打开' },
  'case-subject': {
    status: 422,
    title: '立案对象不明确：{why}',
    next: '请从问题、风险提示立案，或写明一个机构或一名学员',
  },
  'case-undecided': {
    status: 409,
    title: '还有{count}项措施没有决定，不能结案',
    next: '请先决定采纳或不予采纳',
  },
  'measure-unknown': { status: 404, title: '没有找到这项措施，或不在您的管辖范围内', next: '请从案件中打开' },
  'measure-incomplete': { status: 422, title: '措施不完整：{why}', next: '请补齐后再提出' },
  'measure-settled': { status: 409, title: '这项措施是“{state}”，不能{act}', next: '请刷新后查看' },
  'measure-elsewhere': {
    status: 403,
    title: '所列款项有的由别的县（市、区）核算，本地不能{act}',
    next: '请由管辖各县的上级决定或解除，或各县各立一案',
    cites,
  },
  'lifting-unknown': { status: 404, title: '没有找到这项解除，或不在您的管辖范围内', next: '请从案件中打开' },
  'lifting-pending': {
    status: 409,
    title: '这项措施已提出解除，还没有决定',
    next: '请等审批人决定，或请其不予解除后另行提出',
  },
  'lifting-settled': { status: 409, title: '这项解除已有结论（{state}）', next: '请刷新后查看' },
  'lifting-second-person': {
    status: 403,
    title: '解除由您提出，须由另一人决定',
    next: '请另一位有权决定的同事办理（以自然人为准，换账号也一样）',
    cites,
  },
  'measure-second-person': {
    status: 403,
    title: '这项措施由您提出，须由另一人决定',
    next: '请另一位有权决定的同事办理（以自然人为准，换账号也一样）',
    cites,
  },
})
