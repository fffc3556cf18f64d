// 将离校未就业高校毕业生纳入职业培训服务范围,参加培训并取得相关证书的,按规定给予培训补贴和职业技能鉴定补贴。
import { fromTable, rule, since } from '#policy/language'
import { attended } from '../../conditions.ts'
import { certified, freeForGroups, graduateReadings, unemployedGraduate, withinWindow } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { specificTraining, trainingLimits, trainingReadings } from '../limits.ts'
import { trainingRates } from '../tables.ts'

export const graduateTraining = rule({
  id: 'lz-2019-63/3-2/graduate-training',
  title: ['离校未就业高校毕业生培训补贴', 'Training subsidy for unemployed graduates'],
  cites: ['lz-2019-63#3-2'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [unemployedGraduate, withinWindow, attended, certified, freeForGroups],
  yieldsTo: specificTraining,
  rate: since('2019-08-01', fromTable(trainingRates)),
  fund: namedElsewhere('training'),
  limits: trainingLimits,
  readings: { ...trainingReadings, ...graduateReadings },
  notModelled: [['在校学生的“试创业”实践', 'Trial start-ups of students.']],
})
