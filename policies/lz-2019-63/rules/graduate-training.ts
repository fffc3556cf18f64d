// 将离校未就业高校毕业生纳入职业培训服务范围,参加培训并取得相关证书的,按规定给予培训补贴和职业技能鉴定补贴。
import { fromTable, rule, since } from '#policy/language'
import { attended } from '../../conditions.ts'
import { certified, freeForGroups, graduateReadings, unemployedGraduate, withinWindow } from '../conditions.ts'
import { trainingLimits, trainingReadings } from '../limits.ts'
import { trainingRates } from '../tables.ts'

export const graduateTraining = rule({
  id: 'lz-2019-63/3-2/graduate-training',
  title: ['离校未就业高校毕业生培训补贴', 'Training subsidy for unemployed graduates'],
  cites: ['lz-2019-63#3-2'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [unemployedGraduate, withinWindow, attended, certified, freeForGroups],
  yieldsTo: [
    'lz-2019-63/2-1/apprenticeship',
    'lz-2019-63/3-3/elder-care-training',
    'lz-2019-63/4-1/poor-training',
    'lz-2019-63/4-3/guangdong-training',
    'lz-2019-63/6-1/enterprise-training',
  ],
  rate: since('2019-08-01', fromTable(trainingRates)),
  fund: { item: 'training', sources: 'from-rate-table', basis: 'rate-table', cites: ['lz-2019-63#6-3'] },
  limits: trainingLimits,
  readings: { ...trainingReadings, ...graduateReadings },
  notModelled: [['在校学生的“试创业”实践', 'Trial start-ups of students.']],
})
