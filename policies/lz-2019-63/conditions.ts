/** Conditions that several rules of this document ask for; each rule's own stand in its file, beside its clause. */
import {
  atLeast,
  atMost,
  count,
  either,
  is,
  noneOf,
  percentOf,
  type Rule,
  share,
  subject,
  upToStated,
  when,
} from '#policy/language'

export const byEnterprise = when(
  'by-enterprise',
  ['由企业组织', 'organized by an enterprise'],
  is('organizer-kind', 'enterprise'),
)
export const employee = when('employee', ['企业职工', 'employee of the enterprise'], is('contract', 'in-force'))

export const certified = when(
  'certified',
  ['培训后取得证书', 'certificate obtained'],
  is(
    'certificate',
    'professional-qualification',
    'skill-level',
    'specific-competency',
    'special-operation',
    'training-completion',
  ),
  'lz-2019-63#6-2',
)
export const assessed = when(
  'assessed',
  ['经鉴定或评价取得证书', 'certificate obtained by assessment'],
  is('certificate', 'professional-qualification', 'skill-level', 'specific-competency', 'special-operation'),
  'lz-2019-63#6-2',
)

const ofNoFreeGroup = noneOf(
  'trainee-status',
  'child-of-registered-poor',
  'registered-poor',
  'school-leaver',
  'rural-transfer-worker',
  'laid-off',
  'redeployed',
  'veteran',
  'disabled',
)

/** The groups of 三（三）: what they paid must be recorded, and be nothing. */
export const freeForGroups = when(
  'free-for-groups',
  ['应免费培训的重点群体没有被收费', 'no fee from the groups whose training is free'],
  either(ofNoFreeGroup, is('fee', 'no')),
  'lz-2019-63#3-3',
)

/** An employer who trains its own people: a fee that was recorded stands against it, a silent record does not. */
export const noFeeFromEmployees = when(
  'no-fee-from-employees',
  ['企业没有向应免费培训的职工收费', 'no fee from employees whose training is free'],
  either(ofNoFreeGroup, noneOf('fee', 'yes')),
  'lz-2019-63#3-3',
)

export const projectOrStartup = when(
  'covered-training',
  ['项目制培训或创业培训', 'project-based or startup training'],
  either(is('training-mode', 'project-based'), is('training-kind', 'startup')),
)
export const projectOrStartupReadings: Rule['readings'] = {
  'other-ways': [
    '“等方式”按项目制培训和创业培训执行',
    '“And other ways” is read as project-based and startup training.',
  ],
}
export const poorOrLead = when(
  'poor-or-lead',
  ['贫困劳动力或农村创业致富带头人', 'registered poor labor or a rural start-up lead'],
  is('trainee-status', 'registered-poor', 'rural-startup-lead'),
)

export const unemployedGraduate = subject(
  when(
    'unemployed-graduate',
    ['离校未就业高校毕业生', 'unemployed graduate'],
    is('trainee-status', 'unemployed-graduate'),
  ),
)
export const withinWindow = when(
  'within-window',
  ['在离校未就业的期限内', 'within the time after graduation'],
  atMost('months-since-graduation', 'window'),
)
export const graduateReadings: Rule['readings'] = {
  window: count(24, {
    title: ['离校未就业高校毕业生的期限', 'How long a graduate counts as an unemployed graduate'],
    unit: ['个月', 'months'],
    least: 6,
    most: 60,
    why: [
      '原文没有写离校多久；按通行做法为毕业后2年内，首次上课日恰满2年的仍算',
      'The text names no time; practice is two years after graduation, the second anniversary included.',
    ],
    cites: ['lz-2019-63#3-2'],
    practice: 'graduate-window',
  }),
}

export const elderCareWorker = subject(
  when('elder-care-worker', ['养老服务机构从业人员', 'works in elder care'], is('trainee-employer', 'elder-care')),
)
export const elderCareReadings: Rule['readings'] = {
  'all-ownerships': [
    '公建公营、公建民营、民建民营一样办理，不看所有制',
    'Public or private, built or run: all elder-care institutions alike.',
  ],
}

export const cooperation = subject(
  when(
    'cooperation',
    ['粤桂扶贫协作', 'cooperation with Guangdong'],
    is('cooperation', 'partner-provider', 'in-guangdong'),
  ),
)
export const keyGroupInGuangdong = when(
  'key-group',
  ['在粤就业的须为重点群体', 'one of the key groups, where trained in Guangdong'],
  either(
    noneOf('cooperation', 'in-guangdong'),
    is(
      'trainee-status',
      'registered-poor',
      'child-of-registered-poor',
      'rural-startup-lead',
      'school-leaver',
      'hard-to-employ',
      'zero-employment-household',
      'disabled',
      'veteran',
      'laid-off',
      'rural-transfer-worker',
      'unemployed-graduate',
    ),
  ),
)
export const payeeChosen = when(
  'payee-chosen',
  ['已选定领款方', 'the payee is chosen'],
  is('paid-to', 'organizer', 'person'),
)
export const guangdongReadings: Rule['readings'] = {
  'payee-once': [
    '“给予培训企业、机构或个人”三者择一，申领时选定，选定后不变',
    'Enterprise, institution or person: chosen once per claim.',
  ],
  'home-county': [
    '在粤培训的，由户籍所在的柳州市县（区）办理，按本文标准',
    'Training held in Guangdong is handled by the person’s own county in Liuzhou.',
  ],
  'key-groups': ['“重点群体”按本文三、四所列身份', 'The key groups are those of chapters 3 and 4.'],
}

export const contestAward = when(
  'contest-award',
  ['技能大赛获奖', 'award of a skills contest'],
  is('award-kind', 'contest'),
)
export const upperContest = when(
  'upper-contest',
  ['世界级、国家级或自治区级大赛', 'world, national or regional contest'],
  is('award-level', 'world', 'national', 'autonomous-region'),
)
export const forLiuzhou = when('for-liuzhou', ['代表柳州市参赛', 'represented Liuzhou'], is('represented', 'yes'))
export const upperContestReading: Rule['readings'] = {
  'above-the-city': [
    '“代表柳州市参加各级技能大赛”指世界级、国家级、自治区级；市级赛事不存在代表柳州市',
    'Representing Liuzhou is read as contests above the city.',
  ],
}

export const rewardReadings: Rule['readings'] = {
  'once-on-recognition': [
    '认定当次一次性奖励，复评、延续不再奖励；本文以后年度的做法另有文件的，按该文件改标准',
    'Paid once when recognized, not for a renewal; a later document may set another amount.',
  ],
}
export const municipal = when('municipal', ['市级认定', 'municipal recognition'], is('recognition-level', 'city'))
export const newlyRecognized = when('newly-recognized', ['新认定', 'newly recognized'], is('newly-recognized', 'yes'))

export const sourceReserved = when(
  'source-reserved',
  ['批准时已预留培训补贴', 'the training subsidy was reserved at approval'],
  is(
    'reserved-source',
    'employment-subsidy-fund',
    'unemployment-insurance-surplus',
    'poverty-relief-fund',
    'enterprise-training-fund',
  ),
)
/** At most 60 % of what was approved, at most what is asked; and what the class does not earn in the end comes back. */
export const advanceOfTheApproved = upToStated('earned', upToStated('asked', percentOf(60, 'approved-training')))

export const advanceReadings: Rule['readings'] = {
  'of-the-approved': [
    '基数是批准的培训补贴，不含生活费补贴、鉴定补贴和奖励；60%是上限，申请少于60%的按申请数',
    'Of the approved training subsidy only, no allowance and no award; 60 % is the most, less if less is asked.',
  ],
  'same-source': [
    '从批准时为该培训补贴预留的资金列支',
    'Paid from the fund that was reserved for the training subsidy itself.',
  ],
  optional: ['“可”：由办理机关决定是否拨付', '“May”: the bureau decides whether to pay it.'],
  'settled-in-the-end': [
    '结业后结算：应补减已预拨，不足的补付，多拨的追回；取消开班或没有人取得补贴的，全部追回',
    'Settled in the end: the balance is paid, too much comes back; of a class never held, all of it.',
  ],
  'stays-with-the-organizer': [
    '改由别的单位办班的，先前单位已领的全部追回，后来的单位另行申请',
    'Where another organizer takes the training over, the first pays back all, the second asks anew.',
  ],
}

export const vocationalSchool = when(
  'vocational-school',
  ['职业院校', 'vocational school'],
  is('organizer-kind', 'vocational-school', 'technical-school'),
)

/**
 * 五（二）“一定比例”：the text names no number. The yearly figures of a school read them by key, on the last day of the
 * year: `readReading(tx, 'lz-2019-63/5-2/school-fund-share', region, on)` gives whole percents, or null while no
 * document of the region sets one.
 */
export const schoolFundShare = {
  'lz-2019-63/5-2/school-fund-share': share({
    of: 'training-income',
    title: ['培训收入纳入学校公用经费的比例', 'Share of training income that goes to the school’s running costs'],
    why: [
      '原文为“一定比例”，没有写数；由确定比例的文件设定，没有设定的不测算',
      'The text says “a certain share”; a document must set it, or there is no figure.',
    ],
    cites: ['lz-2019-63#5-2'],
  }),
} as const
export const workloadShare = {
  'lz-2019-63/5-2/workload-share': share({
    of: 'workload',
    title: [
      '培训工作量折算全日制学生培养工作量的比例',
      'Share by which training work counts as teaching full-time students',
    ],
    why: [
      '原文为“可按一定比例折算”，没有写数；由确定比例的文件设定，没有设定的不折算',
      'The text says “by a certain share”; a document must set it, or nothing is converted.',
    ],
    cites: ['lz-2019-63#5-2'],
  }),
} as const

export const hired = when(
  'hired',
  ['与吸纳单位签订劳动合同', 'labor contract with who took the person on'],
  is('contract', 'in-force'),
)
export const workedMonths = when(
  'worked-months',
  ['有以工代训的月份', 'at least one month of training through work'],
  atLeast('work-months', 1),
)

export const byEnterpriseYear = when('by-enterprise', ['企业', 'an enterprise'], is('organizer-kind', 'enterprise'))
