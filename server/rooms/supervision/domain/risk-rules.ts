import type { Labels } from '#kernel/codes'
import type { RiskSeverity } from '../contract-words.ts'

/** A threshold: its short name in the query, and the setting that holds it. */
type Thresholds = Readonly<Record<string, `risk.${string}`>>

export interface RiskRule {
  readonly title: Labels
  /** Why it is worth a look, and the honest explanation it may well have: a hint is no finding. */
  readonly why: Labels
  readonly severity: RiskSeverity
  readonly cites: readonly string[]
  readonly thresholds: Thresholds
  /** What was found, in one sentence; `{name}` are figures of the query. */
  readonly says: string
}

const training = ['gx-2022-7#10'] as const
const money = ['gx-2022-7#10', 'lz-2019-63#6-4'] as const

/** 风险规则: each row is one pattern; its query stands under the same name in `store-risks*.ts`. */
export const riskRules = {
  'phone-shared': {
    title: ['多户学员共用一个电话', 'one phone for several households'],
    why: [
      '查无此人的学员常填同一个电话；村里也有几户合用一部手机的',
      'Invented trainees often share a phone; so do honest neighbours.',
    ],
    severity: 'medium',
    cites: training,
    thresholds: { households: 'risk.phone-shared' },
    says: '{households}户{people}名学员登记同一个电话（尾号{tail}）',
  },
  'account-shared': {
    title: ['多人共用一个收款账号', 'one account for several payees'],
    why: [
      '补贴可能流向同一人；也可能是监护人代收。付款前核查另会拦住',
      'Money may end with one person; a guardian may also collect.',
    ],
    severity: 'high',
    cites: money,
    thresholds: { payees: 'risk.account-shared' },
    says: '{people}人的收款账号相同（尾号{tail}）',
  },
  'two-places': {
    title: ['同一人同一时间在两个班到课', 'one person present in two classes at once'],
    why: [
      '一个人不能同时在两处上课；多为记错班或代签，核对签到表即可排除',
      'Nobody is in two rooms at once; often a wrong mark.',
    ],
    severity: 'high',
    cites: training,
    thresholds: {},
    says: '一名学员有{sessions}个课次在两个班同时记为到课',
  },
  'marked-late': {
    title: ['考勤迟记或提前记', 'attendance marked late or beforehand'],
    why: [
      '隔多日补记、未上课先记的考勤不可靠；断网地区补记属正常，应有纸质签到表',
      'Marks made days later or before the lesson are weak; outages happen.',
    ],
    severity: 'medium',
    cites: training,
    thresholds: { days: 'risk.marked-late-days' },
    says: '{sessions}个课次的考勤在上课{days}天以后或上课之前记录',
  },
  'marked-in-bulk': {
    title: ['几天的考勤一口气记完', 'days of attendance marked in one sitting'],
    why: [
      '逐日考勤应逐日记；几分钟内记完多日的，须看纸质签到表',
      'Daily marks belong to the day; many days within minutes need the paper list.',
    ],
    severity: 'medium',
    cites: training,
    thresholds: { days: 'risk.bulk-days', minutes: 'risk.bulk-minutes' },
    says: '{days}天的考勤在{minutes}分钟内由同一人记完',
  },
  'all-present': {
    title: ['人人每课全勤', 'everybody present every time'],
    why: [
      '人多课多而无一人缺课，少见；封闭住训的班可能如此',
      'Rare with many people and sessions; residential courses may do it.',
    ],
    severity: 'low',
    cites: training,
    thresholds: { heads: 'risk.all-present-heads', sessions: 'risk.all-present-sessions' },
    says: '{heads}人{sessions}课次无一次缺勤、请假或迟到',
  },
  'teacher-two-classes': {
    title: ['一名教师同时在两个班上课', 'one teacher in two classes at once'],
    why: [
      '名册上的教师可能没有到课；合班授课须在课表写明',
      'The named teacher may be absent; joint lessons belong in the timetable.',
    ],
    severity: 'high',
    cites: training,
    thresholds: {},
    says: '{teacher}有{sessions}对课次的时间重叠，涉及{classes}个班',
  },
  'place-double': {
    title: ['同一地点同时排了两个班', 'one place, two classes at once'],
    why: [
      '同一间教室容不下两个班；地点写得笼统（如只写村名）时会误报',
      'A room holds one class; a vague place name gives false alarms.',
    ],
    severity: 'low',
    cites: training,
    thresholds: {},
    says: '“{place}”有{sessions}对课次的时间重叠，涉及{classes}个班',
  },
  'many-corrections': {
    title: ['一人大量更正考勤', 'many corrections by one person'],
    why: [
      '更正须有依据；集中由一人更正的，抽看依据',
      'A correction needs its reason; many by one hand deserve a sample.',
    ],
    severity: 'medium',
    cites: training,
    thresholds: { corrections: 'risk.corrections' },
    says: '同一人更正考勤{corrections}次',
  },
  'intent-just-before': {
    title: ['培训意愿临开班才登记', 'intents registered just before the class'],
    why: [
      '先有班后凑人的班，意愿多在开班前几天集中登记；新摸底的村也会集中登记',
      'Rosters collected for a class show so; so does a fresh survey.',
    ],
    severity: 'medium',
    cites: training,
    thresholds: { days: 'risk.just-before-days', share: 'risk.just-before-share', least: 'risk.least-heads' },
    says: '{heads}名学员中{people}人的意愿在开班前{days}天内首次登记',
  },
  'contract-just-before': {
    title: ['劳动合同临开班才签', 'contracts signed just before the class'],
    why: [
      '车间补贴以劳动合同计人；临开班集中签订的，核对工资和参保。新招工后随即培训属正常',
      'Heads count by contract; check wages. Hiring and then training is normal too.',
    ],
    severity: 'medium',
    cites: money,
    thresholds: { days: 'risk.just-before-days', share: 'risk.just-before-share', least: 'risk.least-heads' },
    says: '{heads}名有合同的学员中{people}人的合同在开班前{days}天内起始',
  },
  'heads-jump': {
    title: ['参训人数突增', 'the number of trainees jumps'],
    why: [
      '超出平常规模的人数须与场地、师资对得上；农闲集中开班属正常',
      'Numbers beyond the usual must match rooms and teachers; slack season is normal.',
    ],
    severity: 'low',
    cites: training,
    thresholds: { times: 'risk.jump-times', months: 'risk.jump-months', least: 'risk.jump-heads' },
    says: '{month}参训{people}人，前{months}个月共{before}人',
  },
  'parallel-heads': {
    title: ['同一天在训人数过多', 'too many in training on one day'],
    why: ['须与机构的场地和师资核对', 'Compare with the rooms and teachers of the organizer.'],
    severity: 'low',
    cites: training,
    thresholds: { heads: 'risk.parallel-heads' },
    says: '{day}同时在训{people}人，涉及{classes}个班',
  },
  'payments-returned': {
    title: ['所办的班多次退汇', 'many returned payments'],
    why: [
      '户名不符、账户不存在的退汇多，名册可能不实；也可能是换卡未报',
      'Returns may mean an untrue roster; or cards changed.',
    ],
    severity: 'medium',
    cites: money,
    thresholds: { payments: 'risk.returned-payments' },
    says: '所办的班被银行退汇{payments}笔',
  },
  'certificate-same-day': {
    title: ['课没上完证已核发', 'certificates before the end of the class'],
    why: [
      '最后一天上课当日或之前就核发证书的，核对考核记录',
      'Issued on or before the last day of teaching: look at the test records.',
    ],
    severity: 'high',
    cites: training,
    thresholds: {},
    says: '{people}份证书在最后一天上课（{day}）当日或之前核发',
  },
  'same-roster': {
    title: ['两个班名册大半相同', 'two classes with nearly one roster'],
    why: [
      '把一个班拆成两个，可绕过单次封顶；确有提高班的，课程内容应不同',
      'Splitting a class evades the cap per time; real follow-up courses differ in content.',
    ],
    severity: 'medium',
    cites: money,
    thresholds: { share: 'risk.roster-share', days: 'risk.roster-days', least: 'risk.least-heads' },
    says: '两个班首日相隔{days}天，{people}人相同',
  },
  'status-withdrawn': {
    title: ['据以补贴的身份已被撤销', 'a status has been withdrawn since'],
    why: [
      '入班时的身份后来查明登记有误，应补的钱须重算；不是学员的过错',
      'The status was registered by mistake: recalculate; no fault of the trainee.',
    ],
    severity: 'high',
    cites: money,
    thresholds: {},
    says: '{people}名学员入班时的身份登记后来被撤销',
  },
  'after-death': {
    title: ['死亡以后还有记录', 'recorded after death'],
    why: [
      '去世的人不会到课、考核、领工资；死亡登记晚到、日期登记有误、款项属于遗产的，都会这样',
      'The dead attend nothing; a death registered late or with a wrong day, or an estate, looks the same.',
    ],
    severity: 'high',
    cites: money,
    thresholds: {},
    says: '{people}人在登记的死亡日期以后仍有记录：到课{sessions}课次、考核合格{tests}次、发工资{months}个月、到账{payments}笔',
  },
  'same-image': {
    title: ['同一张图片用了多次', 'one picture used several times'],
    why: [
      '培训现场照片应各不相同；同一份公用材料重复上传属正常',
      'Pictures of lessons differ; a shared form may be uploaded twice.',
    ],
    severity: 'medium',
    cites: training,
    thresholds: {},
    says: '{files}份图片附件的内容完全相同',
  },
} as const satisfies Readonly<Record<string, RiskRule>>

export type RiskRuleId = keyof typeof riskRules
export type ThresholdKey = {
  [R in RiskRuleId]: (typeof riskRules)[R]['thresholds'][keyof (typeof riskRules)[R]['thresholds']]
}[RiskRuleId]

export const riskRuleIds = Object.keys(riskRules) as RiskRuleId[]

/** A rule by its id, for what is read back from the database. */
export const ruleNamed = (id: string): RiskRule | undefined =>
  Object.hasOwn(riskRules, id) ? riskRules[id as RiskRuleId] : undefined
