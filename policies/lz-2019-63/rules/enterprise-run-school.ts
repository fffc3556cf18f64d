// 企业举办或参与举办职业院校的,可按规定根据毕业生就业人数或培训实训人数给予补助。
import { fromTable, is, oncePerPerson, rule, since, when } from '#policy/language'
import { namedElsewhere } from '../funds.ts'
import { enterpriseSchoolRates } from '../tables.ts'

const runByEnterprise = when(
  'run-by-enterprise',
  ['由企业举办或参与举办', 'run by an enterprise, or with it'],
  is('organizer-kind', 'enterprise'),
)
const countedHeads = when(
  'counted-heads',
  ['按毕业生就业人数或培训实训人数', 'by graduates in work or people trained'],
  is('school-basis', 'graduates-employed', 'trained'),
)

export const enterpriseRunSchool = rule({
  id: 'lz-2019-63/5-1/enterprise-run-school',
  title: ['企业举办职业院校补助', 'Support for schools run by enterprises'],
  cites: ['lz-2019-63#5-1'],
  about: ['joint-school'],
  component: 'support',
  payee: 'claimant',
  requires: [runByEnterprise, countedHeads],
  rate: since('2019-08-01', fromTable(enterpriseSchoolRates)),
  fund: namedElsewhere('school-support'),
  limits: [oncePerPerson('support', 'lz-2019-63#5-1')],
  readings: {
    'one-basis': [
      '两种依据择一；逐人申领，同一人按哪一种依据都只计一次',
      'One basis or the other; claimed person by person, each of whom counts once over both.',
    ],
    optional: ['“可按规定”：没有标准文件不补助', '“May”: without a document that sets the rate nothing is paid.'],
  },
  notModelled: [
    ['参与举办的份额，以办学协议为准', 'The share of an enterprise in a school, which the agreement says.'],
  ],
})
