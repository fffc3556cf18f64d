// 将离校未就业高校毕业生纳入职业培训服务范围,参加培训并取得相关证书的,按规定给予培训补贴和职业技能鉴定补贴。
import { fromTable, rule, since } from '#policy/language'
import { assessed, graduateReadings, unemployedGraduate, withinWindow } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { assessmentLimits, assessmentReadings } from '../limits.ts'
import { assessmentRates } from '../tables.ts'

export const graduateAssessment = rule({
  id: 'lz-2019-63/3-2/graduate-assessment',
  title: ['离校未就业高校毕业生职业技能鉴定补贴', 'Assessment subsidy for unemployed graduates'],
  cites: ['lz-2019-63#3-2'],
  about: ['training', 'certificate'],
  component: 'assessment-subsidy',
  payee: 'person',
  requires: [unemployedGraduate, withinWindow, assessed],
  yieldsTo: ['lz-2019-63/3-3/elder-care-assessment', 'lz-2019-63/4-3/guangdong-assessment'],
  rate: since('2019-08-01', fromTable(assessmentRates)),
  fund: namedElsewhere('assessment'),
  limits: assessmentLimits,
  readings: { ...assessmentReadings, ...graduateReadings },
  notModelled: [],
})
