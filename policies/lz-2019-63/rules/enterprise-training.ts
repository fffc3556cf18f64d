// 符合条件的企业职工参加岗前培训、安全技能培训、转岗转业培训或初级工、中级工、高级工、技师、高级技师培训,
// 按规定给予职业培训补贴或参保职工技能提升补贴。
import { fromTable, is, rule, since, subject, when } from '#policy/language'
import { attended } from '../../conditions.ts'
import { byEnterprise, certified, employee, noFeeFromEmployees } from '../conditions.ts'
import { trainingLimits, trainingReadings } from '../limits.ts'
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
  yieldsTo: ['lz-2019-63/4-1/poor-training', 'lz-2019-63/4-3/guangdong-training'],
  rate: since('2019-08-01', fromTable(enterpriseTrainingRates)),
  fund: { item: 'enterprise-training', sources: 'from-rate-table', basis: 'rate-table', cites: ['lz-2019-63#6-3'] },
  limits: trainingLimits,
  readings: {
    ...trainingReadings,
    'contract-makes-employee': [
      '“企业职工”指与组织培训的企业订有劳动合同，覆盖首次上课日至最后计补日',
      'An employee has a contract with the enterprise from the first session to the last counted day.',
    ],
    'one-or-the-other': [
      '“或”：同一证书，企业领了培训补贴，职工不再领技能提升补贴，反之亦然',
      '“Or”: for one certificate either the enterprise or the worker is paid.',
    ],
  },
  notModelled: [
    ['“符合条件”的其他条件，以标准文件为准', 'Other conditions, which the document of the rates may set.'],
    [
      '与职工教育经费列支的衔接，只提示不拦截',
      'Costs also charged to the enterprise training fund, which is shown only.',
    ],
  ],
})
