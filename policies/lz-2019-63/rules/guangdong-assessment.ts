// 引入结对帮扶地区优质培训机构在我市开展职业技能培训,组织在粤就业的重点群体开展职业技能培训及职业技能评价,
// 并给予培训企业、机构或个人相应的补贴,相应资金从就业补助资金中列支。
import { fromTable, is, rule, since, subject, when } from '#policy/language'
import { assessed, guangdongReadings, keyGroupInGuangdong, payeeChosen } from '../conditions.ts'
import { employmentFund } from '../funds.ts'
import { assessmentLimits, assessmentReadings } from '../limits.ts'
import { guangdongAssessmentRates } from '../tables.ts'

const inGuangdong = subject(
  when(
    'in-guangdong',
    ['组织在粤就业人员评价', 'assessment of people at work in Guangdong'],
    is('cooperation', 'in-guangdong'),
  ),
)

export const guangdongAssessment = rule({
  id: 'lz-2019-63/4-3/guangdong-assessment',
  title: ['粤桂协作技能评价补贴', 'Assessment subsidy under cooperation with Guangdong'],
  cites: ['lz-2019-63#4-3'],
  about: ['training'],
  component: 'assessment-subsidy',
  payee: 'chosen',
  requires: [inGuangdong, keyGroupInGuangdong, assessed, payeeChosen],
  rate: since('2019-08-01', fromTable(guangdongAssessmentRates)),
  fund: employmentFund('guangdong-cooperation', 'lz-2019-63#4-3'),
  limits: assessmentLimits,
  readings: { ...assessmentReadings, ...guangdongReadings },
  notModelled: [],
})
