// 引入结对帮扶地区优质培训机构在我市开展职业技能培训,组织在粤就业的重点群体开展职业技能培训及职业技能评价,
// 并给予培训企业、机构或个人相应的补贴,相应资金从就业补助资金中列支。
import { fromTable, rule, since } from '#policy/language'
import { attended } from '../../conditions.ts'
import {
  certified,
  cooperation,
  freeForGroups,
  guangdongReadings,
  keyGroupInGuangdong,
  payeeChosen,
} from '../conditions.ts'
import { employmentFund } from '../funds.ts'
import { trainingLimits, trainingReadings } from '../limits.ts'
import { guangdongTrainingRates } from '../tables.ts'

export const guangdongTraining = rule({
  id: 'lz-2019-63/4-3/guangdong-training',
  title: ['粤桂协作培训补贴', 'Training subsidy under cooperation with Guangdong'],
  cites: ['lz-2019-63#4-3'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'chosen',
  requires: [cooperation, keyGroupInGuangdong, attended, certified, freeForGroups, payeeChosen],
  rate: since('2019-08-01', fromTable(guangdongTrainingRates)),
  fund: employmentFund('guangdong-cooperation', 'lz-2019-63#4-3'),
  limits: trainingLimits,
  readings: { ...trainingReadings, ...guangdongReadings },
  notModelled: [['协作双方分担的其他资金', 'Other money that the two sides share.']],
})
