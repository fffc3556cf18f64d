// 符合条件的企业职工参加岗前培训、安全技能培训、转岗转业培训或初级工、中级工、高级工、技师、高级技师培训,
// 按规定给予职业培训补贴或参保职工技能提升补贴。
import {
  fromTable,
  inPrinciple,
  is,
  oncePerOccupationAndLevel,
  perPersonYear,
  type RateTable,
  rule,
  since,
  when,
} from '#policy/language'
import { attended } from '../../conditions.ts'

const byEnterprise = when(
  'by-enterprise',
  ['由企业组织', 'organized by an enterprise'],
  is('organizer-kind', 'enterprise'),
)
const employeeTraining = when(
  'employee-training',
  ['岗前、安全技能、转岗转业或技能等级培训', 'onboarding, safety, redeployment or skill-level training'],
  is('training-kind', 'onboarding', 'safety', 'redeployment', 'skills-upgrading'),
)
const employee = when('employee', ['企业职工', 'employee of the enterprise'], is('contract', 'in-force'))
const certified = when(
  'certified',
  ['培训后取得证书', 'certificate obtained'],
  is(
    'certificate',
    'professional-qualification',
    'skill-level',
    'specific-competency',
    'special-operation',
    'training-completion',
  ),
  'lz-2019-63#6-2',
)

export const enterpriseTrainingRates: RateTable = {
  id: 'lz-2019-63/enterprise-training',
  title: ['企业职工培训补贴标准', 'rates of the enterprise employee training subsidy'],
  enteredBy: [
    '标准由市人力资源社会保障局会同市财政局确定；请经办人录入文号和标准，另一人复核后生效',
    'The city’s HR and finance bureaus set the rates; one officer enters the document, another confirms.',
  ],
  cites: ['lz-2019-63#6-1', 'lz-2019-63#6-2'],
}

export const enterpriseTraining = rule({
  id: 'lz-2019-63/6-1/enterprise-training',
  title: ['企业职工培训补贴', 'Enterprise employee training subsidy'],
  cites: ['lz-2019-63#6-1'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [byEnterprise, employeeTraining, employee, attended, certified],
  rate: since('2019-08-01', fromTable(enterpriseTrainingRates)),
  fund: {
    item: 'enterprise-training',
    sources: 'from-rate-table',
    basis: 'rate-table',
    cites: ['lz-2019-63#6-3'],
  },
  limits: [
    inPrinciple(perPersonYear(3, 'training-subsidy', 'lz-2019-63#6-2')),
    oncePerOccupationAndLevel('training-subsidy', 'lz-2019-63#6-2'),
  ],
  readings: {
    'year-of-certificate': [
      '“每年”按证书核发日所在的公历年计',
      'A year is the calendar year in which the certificate was issued.',
    ],
    'contract-makes-employee': [
      '“企业职工”指与组织培训的企业订有劳动合同，覆盖首次上课日至最后计补日',
      'An employee has a contract with the enterprise from the first session to the last counted day.',
    ],
  },
  notModelled: [
    ['与参保职工技能提升补贴二者取一', 'The choice between this and the insured-worker upgrading subsidy.'],
    ['“符合条件”的其他条件，以标准文件为准', 'Other conditions, which the document of the rates may set.'],
  ],
})
