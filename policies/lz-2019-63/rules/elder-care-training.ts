// 加大养老服务机构(含公建公营、公建民营、民建民营养老机构)从业人员的培训力度,
// 落实养老服务从业人员培训费补贴、职业技能鉴定补贴以及就业创业服务补贴等相关政策。
import { fromTable, rule, since } from '#policy/language'
import { attended } from '../../conditions.ts'
import { certified, elderCareWorker, freeForGroups } from '../conditions.ts'
import { trainingLimits, trainingReadings } from '../limits.ts'
import { elderCareTrainingRates } from '../tables.ts'

export const elderCareTraining = rule({
  id: 'lz-2019-63/3-3/elder-care-training',
  title: ['养老服务从业人员培训费补贴', 'Training subsidy for elder-care workers'],
  cites: ['lz-2019-63#3-3'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [elderCareWorker, attended, certified, freeForGroups],
  yieldsTo: ['lz-2019-63/4-1/poor-training', 'lz-2019-63/4-3/guangdong-training'],
  rate: since('2019-08-01', fromTable(elderCareTrainingRates)),
  fund: { item: 'elder-care', sources: 'from-rate-table', basis: 'rate-table', cites: ['lz-2019-63#6-3'] },
  limits: trainingLimits,
  readings: {
    ...trainingReadings,
    'all-ownerships': [
      '公建公营、公建民营、民建民营一样办理，不看所有制',
      'Public or private, built or run: all elder-care institutions alike.',
    ],
    'employer-decides': [
      '从业人员以与养老服务机构的劳动合同为准，由谁组织培训不限',
      'Who works there under contract counts, whoever organizes the training.',
    ],
  },
  notModelled: [['其他养老服务政策，以民政部门文件为准', 'Other elder-care policies of the civil affairs bureau.']],
})
