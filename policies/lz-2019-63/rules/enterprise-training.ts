// 符合条件的企业职工参加岗前培训、安全技能培训、转岗转业培训或初级工、中级工、高级工、技师、高级技师培训,
// 按规定给予职业培训补贴或参保职工技能提升补贴。
import { fromTable, is, rule, since, subject, when } from '#policy/language'
import { attended } from '../../conditions.ts'
import { byEnterprise, certified, employee, noFeeFromEmployees } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { freeOrWithGuangdong, oneOrTheOtherReadings, trainingLimits, trainingReadings } from '../limits.ts'
import { enterpriseTrainingRates } from '../tables.ts'

const employeeTraining = when(
  'employee-training',
  ['岗前、安全技能、转岗转业或技能等级培训', 'onboarding, safety, redeployment or skill-level training'],
  is('training-kind', 'onboarding', 'safety', 'redeployment', 'skills-upgrading'),
)

export const enterpriseTraining = rule({
  id: 'lz-2019-63/6-1/enterprise-training',
  title: ['企业职工培训补贴', 'Enterprise employee training subsidy'],
  cites: ['lz-2019-63#6-1'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [subject(byEnterprise), employeeTraining, employee, attended, certified, noFeeFromEmployees],
  yieldsTo: freeOrWithGuangdong,
  rate: since('2019-08-01', fromTable(enterpriseTrainingRates)),
  fund: namedElsewhere('enterprise-training'),
  limits: trainingLimits,
  readings: {
    ...trainingReadings,
    'contract-makes-employee': [
      '“企业职工”指与组织培训的企业订有劳动合同，覆盖首次上课日至最后计补日',
      'An employee has a contract with the enterprise from the first session to the last counted day.',
    ],
    ...oneOrTheOtherReadings,
  },
  notModelled: [
    ['“符合条件”的其他条件，以标准文件为准', 'Other conditions, which the document of the rates may set.'],
    [
      '与职工教育经费列支的衔接，只提示不拦截',
      'Costs also charged to the enterprise training fund, which is shown only.',
    ],
  ],
})
