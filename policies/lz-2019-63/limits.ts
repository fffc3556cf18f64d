/** The limits of 六（二） and 六（一）, as the rules on training, assessment and training through work share them. */
import {
  asOne,
  choice,
  inPrinciple,
  type Limit,
  monthsPerPerson,
  monthsPerPersonAndEmployer,
  oncePerOccupationAndLevel,
  oncePerPersonMonth,
  oneOrTheOther,
  perCertificate,
  perPersonYear,
  type Rule,
  under,
} from '#policy/language'

const threeAYear = inPrinciple(perPersonYear(3, 'training-subsidy', 'lz-2019-63#6-2'))
const oneCertificate = perCertificate(2, 'training-subsidy', 'lz-2019-63#6-2')

export const trainingLimits: readonly Limit[] = [
  asOne(threeAYear),
  oncePerOccupationAndLevel('training-subsidy', 'lz-2019-63#6-2'),
  oneCertificate,
  oneOrTheOther('lz-2019-63#6-1'),
]

export const trainingReadings: Rule['readings'] = {
  'year-of-certificate': [
    '“每年”按证书核发日所在的公历年计（可依文件改按申报日），各县合并计算；不予支付的退还次数',
    'The calendar year of the certificate (a document may choose that of the claim), over all counties.',
  ],
  'one-for-life': [
    '“同一职业同一等级”按职业的历次编码合并，跨年、跨县只享受一次；没有等级的证书按“无等级”计',
    'One occupation over all editions of its code, for life and over all counties; no level is a level of its own.',
  ],
  'any-of-three-places': [
    '户籍地、常住地、求职就业地任一即可，按培训地办理；不另设证明',
    'Registered residence, usual residence or place of work, whichever it is; the place of training handles it.',
  ],
}

export const oneOrTheOtherReadings: Rule['readings'] = {
  'one-or-the-other': [
    '“或”：同一证书，企业领了培训补贴，职工不再领技能提升补贴，反之亦然',
    '“Or”: for one certificate either the enterprise or the worker is paid.',
  ],
}

/** What comes before every other rule on training, then every rule that comes before the general one of 六（二）. */
export const freeOrWithGuangdong = ['lz-2019-63/4-1/poor-training', 'lz-2019-63/4-3/guangdong-training']
export const specificTraining = [
  ...freeOrWithGuangdong,
  'lz-2019-63/2-1/apprenticeship',
  'lz-2019-63/3-3/elder-care-training',
  'lz-2019-63/6-1/enterprise-training',
]

export const assessmentLimits: readonly Limit[] = [
  under('times', 'one', asOne(threeAYear)),
  under('times', 'one', oneCertificate),
  under('times', 'two', threeAYear),
  oncePerOccupationAndLevel('assessment-subsidy', 'lz-2019-63#6-2'),
]

export const assessmentReadings: Rule['readings'] = {
  times: choice('one', {
    title: ['同一证书的培训补贴和鉴定补贴算几次', 'How often training and assessment for one certificate count'],
    choices: { one: ['合计一次', 'once together'], two: ['各计一次', 'once each'] },
    why: [
      '“原则上每人每年可享受不超过3次”，同一证书的培训补贴和鉴定补贴读作一次',
      '“At most 3 times a year”: training and assessment for one certificate are read as one time.',
    ],
    cites: ['lz-2019-63#6-2'],
  }),
  'assessed-only': [
    '鉴定补贴给经鉴定、评价或考核发证的人；培训合格证书由培训单位自行发放，不在内',
    'The subsidy is for assessed certificates; a training-completion certificate is the trainer’s own.',
  ],
}

export const workTrainingLimits: readonly Limit[] = [
  under('months', 'all-employers', monthsPerPerson(6, 'work-training-subsidy', 'lz-2019-63#6-1')),
  under('months', 'each-employer', monthsPerPersonAndEmployer(6, 'work-training-subsidy', 'lz-2019-63#6-1')),
  oncePerPersonMonth('work-training-subsidy', 'lz-2019-63#6-1'),
]

export const workTrainingReadings: Rule['readings'] = {
  months: choice('all-employers', {
    title: ['以工代训“最长不超过6个月”的算法', 'How the 6 months of training through work are counted'],
    choices: {
      'all-employers': ['每人累计，换了单位也合并', 'per person, over all employers'],
      'each-employer': ['每人在每个单位分别计算', 'per person, anew with every employer'],
    },
    why: [
      '“最长不超过6个月”读作每人累计，换单位不重新计算',
      '“At most 6 months” is read per person; a new employer does not begin anew.',
    ],
    cites: ['lz-2019-63#6-1'],
  }),
  'calendar-months': [
    '按自然月计，当月有以工代训即为一个月；同一人同一月只由一个单位申领',
    'Calendar months; one person’s month is claimed by one employer.',
  ],
}
export const workTrainingNotModelled: Rule['notModelled'] = [
  ['以工代训的内容和考核', 'What is taught at work, and how it is examined.'],
]
