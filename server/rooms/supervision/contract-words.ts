import { type CodeOf, codes } from '#kernel/codes'

export const riskSeverities = codes('RiskSeverity', {
  high: ['优先核查', 'check first'],
  medium: ['一般', 'medium'],
  low: ['留意', 'watch'],
})
export type RiskSeverity = CodeOf<typeof riskSeverities>

export const signalStates = codes('SignalState', {
  open: ['待处理', 'open'],
  checking: ['核查中', 'being checked'],
  dismissed: ['已排除', 'dismissed'],
  settled: ['已核查', 'checked'],
})
export type SignalState = CodeOf<typeof signalStates>

export const checkStates = codes('SpotCheckState', {
  planned: ['待核查', 'planned'],
  recorded: ['待第二人确认', 'to be confirmed'],
  confirmed: ['已确认', 'confirmed'],
  cancelled: ['已取消', 'cancelled'],
})
export type CheckState = CodeOf<typeof checkStates>

export const checkOutcomes = codes('SpotCheckOutcome', {
  clean: ['未发现问题', 'nothing found'],
  problems: ['发现问题', 'problems found'],
})
export type CheckOutcome = CodeOf<typeof checkOutcomes>

/** 现场核查清单: what two people look at on site. */
export const checkItems = codes('SpotCheckItem', {
  'place-and-time': ['按课表的时间地点正在上课', 'held where and when the timetable says'],
  'trainees-there': ['到课人数与当日考勤一致', 'people present agree with the marks'],
  'identity-checked': ['抽点学员与名册为同一人', 'trainees are those of the roll'],
  'teacher-there': ['授课教师与课表一致', 'the teacher is the one of the timetable'],
  'content-taught': ['所授内容与课表一致', 'the content is that of the timetable'],
  'free-of-charge': ['未向免费对象收费', 'no fee taken from free groups'],
  'money-known': ['学员知道自己的补贴金额', 'trainees know their amount'],
})
export type CheckItem = CodeOf<typeof checkItems>

export const checkAnswers = codes('SpotCheckAnswer', {
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  'not-seen': ['未查', 'not seen'],
})

export const findingStates = codes('FindingState', {
  open: ['待整改', 'to be rectified'],
  rectified: ['待核销', 'to be closed'],
  closed: ['已核销', 'closed'],
})
export type FindingState = CodeOf<typeof findingStates>

export const caseStates = codes('CaseState', {
  open: ['办理中', 'open'],
  closed: ['已结案', 'closed'],
})
export type CaseState = CodeOf<typeof caseStates>

export const caseSources = codes('CaseSource', {
  finding: ['核查发现的问题', 'a finding'],
  signal: ['风险提示', 'a risk signal'],
  complaint: ['举报', 'a complaint'],
})
export type CaseSource = CodeOf<typeof caseSources>

export const measureKinds = codes('MeasureKind', {
  freeze: ['暂停支付', 'freeze payments'],
  recovery: ['追回（未付的不付）', 'recover, or do not pay'],
  blacklist: ['列入失信名单', 'blacklist'],
  transfer: ['移送', 'transfer'],
})
export type MeasureKind = CodeOf<typeof measureKinds>

export const measureStates = codes('MeasureState', {
  proposed: ['待决定', 'to be decided'],
  decided: ['已决定', 'decided'],
  refused: ['不予采纳', 'refused'],
  lifted: ['已解除', 'lifted'],
})
export type MeasureState = CodeOf<typeof measureStates>

export const liftingStates = codes('LiftingState', {
  proposed: ['待决定', 'to be decided'],
  decided: ['同意解除', 'agreed'],
  refused: ['不予解除', 'refused'],
})
export type LiftingState = CodeOf<typeof liftingStates>

/** What is done with a case file; the table of states says where and by whom. */
export const caseActs = codes('CaseAct', {
  propose: ['提出措施', 'propose a measure'],
  decide: ['决定措施', 'decide a measure'],
  'propose-lifting': ['提出解除措施', 'propose to lift a measure'],
  lift: ['决定解除措施', 'decide to lift a measure'],
  close: ['结案', 'close the case'],
})
export type CaseAct = CodeOf<typeof caseActs>

export const sampleMethods = codes('SampleMethod', {
  random: ['随机抽样', 'random sampling'],
  'monetary-unit': ['货币单位抽样', 'monetary-unit sampling'],
})
export type SampleMethod = CodeOf<typeof sampleMethods>
