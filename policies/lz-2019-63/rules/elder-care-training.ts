// 加大养老服务机构(含公建公营、公建民营、民建民营养老机构)从业人员的培训力度,
// 落实养老服务从业人员培训费补贴、职业技能鉴定补贴以及就业创业服务补贴等相关政策。
import { fromTable, rule, since } from '#policy/language'
import { attended } from '../../conditions.ts'
import { certified, elderCareReadings, elderCareWorker, freeForGroups } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { freeOrWithGuangdong, trainingLimits, trainingReadings } from '../limits.ts'
import { elderCareTrainingRates } from '../tables.ts'

export const elderCareTraining = rule({
  id: 'lz-2019-63/3-3/elder-care-training',
  title: ['养老服务从业人员培训费补贴', 'Training subsidy for elder-care workers'],
  cites: ['lz-2019-63#3-3'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [elderCareWorker, attended, certified, freeForGroups],
  yieldsTo: freeOrWithGuangdong,
  rate: since('2019-08-01', fromTable(elderCareTrainingRates)),
  fund: namedElsewhere('elder-care'),
  limits: trainingLimits,
  readings: {
    ...trainingReadings,
    ...elderCareReadings,
    'employer-decides': [
      '从业人员以与养老服务机构的劳动合同为准，由谁组织培训不限',
      'Who works there under contract counts, whoever organizes the training.',
    ],
  },
  notModelled: [['其他养老服务政策，以民政部门文件为准', 'Other elder-care policies of the civil affairs bureau.']],
})
