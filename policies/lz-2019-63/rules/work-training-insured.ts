// 企业、农民专业合作社和扶贫车间等各类生产经营主体吸纳贫困劳动力就业并开展以工代训,
// 以及参保企业吸纳就业困难人员、零就业家庭成员就业并开展以工代训的,给予一定期限的职业培训补贴,最长不超过6个月。
import { fromTable, is, rule, since, when } from '#policy/language'
import { byEnterprise, hired, workedMonths } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { workTrainingLimits, workTrainingNotModelled, workTrainingReadings } from '../limits.ts'
import { workTrainingRates } from '../tables.ts'

const insuredEnterprise = when(
  'insured-enterprise',
  ['企业已参保', 'the enterprise is insured'],
  is('organizer-insured', 'yes'),
)
const hardOrZero = when(
  'hard-or-zero',
  ['就业困难人员或零就业家庭成员', 'hard to employ or of a zero-employment household'],
  is('trainee-status', 'hard-to-employ', 'zero-employment-household'),
)

export const workTrainingInsured = rule({
  id: 'lz-2019-63/6-1/work-training-insured',
  title: ['以工代训补贴（参保企业）', 'Training-through-work subsidy (insured enterprise)'],
  cites: ['lz-2019-63#6-1'],
  about: ['training-through-work'],
  component: 'work-training-subsidy',
  payee: 'claimant',
  requires: [byEnterprise, insuredEnterprise, hardOrZero, hired, workedMonths],
  yieldsTo: ['lz-2019-63/6-1/work-training-poor'],
  rate: since('2019-08-01', fromTable(workTrainingRates)),
  fund: namedElsewhere('work-training'),
  limits: workTrainingLimits,
  readings: workTrainingReadings,
  notModelled: workTrainingNotModelled,
})
