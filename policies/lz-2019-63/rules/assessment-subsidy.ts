// 符合条件的劳动者在户籍地、常住地、求职就业地参加培训后取得证书(职业资格证书、职业技能等级证书、专项职业能力证书、
// 特种作业操作证书、培训合格证书等)的,按规定给予职业培训补贴和职业技能鉴定补贴,原则上每人每年可享受不超过3次,
// 但同一职业同一等级不可重复享受。
import { fromTable, rule, since } from '#policy/language'
import { assessed } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { assessmentLimits, assessmentReadings } from '../limits.ts'
import { assessmentRates } from '../tables.ts'

export const assessmentSubsidy = rule({
  id: 'lz-2019-63/6-2/assessment-subsidy',
  title: ['职业技能鉴定补贴', 'Assessment subsidy'],
  cites: ['lz-2019-63#6-2', 'lz-2019-63#5-3'],
  about: ['training', 'certificate'],
  component: 'assessment-subsidy',
  payee: 'person',
  requires: [assessed],
  yieldsTo: [
    'lz-2019-63/3-2/graduate-assessment',
    'lz-2019-63/3-3/elder-care-assessment',
    'lz-2019-63/4-3/guangdong-assessment',
  ],
  rate: since('2019-08-01', fromTable(assessmentRates)),
  fund: namedElsewhere('assessment'),
  limits: assessmentLimits,
  readings: assessmentReadings,
  notModelled: [
    ['行业协会评价的认可范围，以公布的名单为准', 'Which associations may assess, which a published list says.'],
  ],
})
