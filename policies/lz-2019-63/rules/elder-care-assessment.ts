// 加大养老服务机构(含公建公营、公建民营、民建民营养老机构)从业人员的培训力度,
// 落实养老服务从业人员培训费补贴、职业技能鉴定补贴以及就业创业服务补贴等相关政策。
import { fromTable, rule, since } from '#policy/language'
import { assessed, elderCareWorker } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { assessmentLimits, assessmentReadings } from '../limits.ts'
import { elderCareAssessmentRates } from '../tables.ts'

export const elderCareAssessment = rule({
  id: 'lz-2019-63/3-3/elder-care-assessment',
  title: ['养老服务从业人员职业技能鉴定补贴', 'Assessment subsidy for elder-care workers'],
  cites: ['lz-2019-63#3-3'],
  about: ['training', 'certificate'],
  component: 'assessment-subsidy',
  payee: 'person',
  requires: [elderCareWorker, assessed],
  yieldsTo: ['lz-2019-63/4-3/guangdong-assessment'],
  rate: since('2019-08-01', fromTable(elderCareAssessmentRates)),
  fund: namedElsewhere('elder-care'),
  limits: assessmentLimits,
  readings: assessmentReadings,
  notModelled: [],
})
