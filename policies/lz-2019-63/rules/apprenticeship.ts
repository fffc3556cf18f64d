// 广泛推行企业新型学徒制培训、职业培训券制度和“项目制”岗前培训,通过产教融合、校企合作方式,
// 三年培训5000名以上企业新型学徒和现代学徒,实现学校培养与企业用人有效衔接。
import { atLeast, fromTable, is, rule, since, subject, when } from '#policy/language'
import { byEnterprise, certified, employee } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { freeOrWithGuangdong, trainingLimits, trainingReadings } from '../limits.ts'
import { apprenticeshipRates } from '../tables.ts'

const apprenticeClass = subject(
  when('apprentice-class', ['学徒培训', 'apprentice training'], is('training-kind', 'apprentice')),
)
const agreement = when(
  'agreement',
  ['企业与学徒签订培训协议', 'agreement of enterprise and apprentice'],
  is('apprentice-agreement', 'yes'),
)
const fullYear = when('full-year', ['培养满一年', 'trained for a full year'], atLeast('apprentice-years', 1))

export const apprenticeship = rule({
  id: 'lz-2019-63/2-1/apprenticeship',
  title: ['企业新型学徒制补贴', 'Enterprise apprenticeship subsidy'],
  cites: ['lz-2019-63#2-1', 'lz-2019-63#6-2'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [apprenticeClass, byEnterprise, employee, agreement, fullYear, certified],
  yieldsTo: freeOrWithGuangdong,
  rate: since('2019-08-01', fromTable(apprenticeshipRates)),
  fund: namedElsewhere('apprenticeship'),
  limits: trainingLimits,
  readings: {
    ...trainingReadings,
    'per-year': [
      '按人按整年补贴，标准和资金来源以标准文件为准；可先行拨付，结业后结算',
      'Per person and full year, as the document of the rates says; an advance is settled at the end.',
    ],
  },
  notModelled: [
    ['现代学徒由教育部门组织，不在此列', 'Modern apprentices of the education departments.'],
    ['培养期限、双导师等过程要求，以标准文件为准', 'Length, two tutors and other demands of the rates’ document.'],
  ],
})
