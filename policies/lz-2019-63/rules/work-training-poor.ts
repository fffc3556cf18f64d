// 企业、农民专业合作社和扶贫车间等各类生产经营主体吸纳贫困劳动力就业并开展以工代训,
// 以及参保企业吸纳就业困难人员、零就业家庭成员就业并开展以工代训的,给予一定期限的职业培训补贴,最长不超过6个月。
import { fromTable, is, rule, since, when } from '#policy/language'
import { hired, workedMonths } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { workTrainingLimits, workTrainingNotModelled, workTrainingReadings } from '../limits.ts'
import { workTrainingRates } from '../tables.ts'

const byProducer = when(
  'by-producer',
  ['企业、农民专业合作社或扶贫车间', 'enterprise, farmer cooperative or workshop'],
  is('organizer-kind', 'enterprise', 'farmer-cooperative', 'assistance-workshop'),
)
const poor = when('poor', ['贫困劳动力', 'registered poor labor'], is('trainee-status', 'registered-poor'))

export const workTrainingPoor = rule({
  id: 'lz-2019-63/6-1/work-training-poor',
  title: ['以工代训补贴（各类生产经营主体）', 'Training-through-work subsidy (any producer)'],
  cites: ['lz-2019-63#6-1'],
  about: ['training-through-work'],
  component: 'work-training-subsidy',
  payee: 'claimant',
  requires: [byProducer, poor, hired, workedMonths],
  rate: since('2019-08-01', fromTable(workTrainingRates)),
  fund: namedElsewhere('work-training'),
  limits: workTrainingLimits,
  readings: {
    ...workTrainingReadings,
    'no-insurance-asked': [
      '吸纳贫困劳动力的不要求单位参保；以劳动合同和工资发放为凭',
      'No insurance is asked for registered poor labor; contract and wages are the proof.',
    ],
    'other-producers': [
      '“等各类生产经营主体”按登记类型归入企业、合作社或车间',
      'Other producers count under the kind they are registered as.',
    ],
  },
  notModelled: workTrainingNotModelled,
})
