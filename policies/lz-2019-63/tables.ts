/** What this document leaves to others: entered with the document that sets it, checked by another person. */
import type { Labels } from '#kernel/codes'
import type { RateTable } from '#policy/language'

type Cites = RateTable['cites']

const byCity: Labels = [
  '标准由市人力资源社会保障局会同市财政局确定；请经办人录入文号和标准，另一人复核后生效',
  'The city’s HR and finance bureaus set the rates; one officer enters the document, another confirms.',
]
const sourceByCity: Labels = [
  '金额已由本文确定，资金来源由市财政局确定；请经办人录入文号和资金来源，另一人复核后生效',
  'The amount stands in the text; the city’s finance bureau names the fund, one officer enters it, another confirms.',
]

const rates = (id: string, title: Labels, ...cites: Cites): RateTable => ({
  id: `lz-2019-63/${id}`,
  title,
  enteredBy: byCity,
  cites,
})
const sources = (id: string, title: Labels, ...cites: Cites): RateTable => ({
  id: `lz-2019-63/${id}`,
  title,
  gives: 'sources',
  enteredBy: sourceByCity,
  cites,
})

export const apprenticeshipRates = rates(
  'apprenticeship',
  ['企业新型学徒制补贴标准', 'rates of the enterprise apprenticeship subsidy'],
  'lz-2019-63#2-1',
  'lz-2019-63#6-2',
)
export const employerRewardTiers = rates(
  'contest-employer-reward',
  ['大赛获奖选手所在企业奖励分档', 'tiers of the reward to the winner’s employer'],
  'lz-2019-63#2-2',
)
export const awardSources = sources(
  'award-sources',
  ['技能人才奖励资金来源', 'fund of the awards to skilled people'],
  'lz-2019-63#2-2',
  'lz-2019-63#2-3',
)
export const trainingRates = rates('training', ['职业培训补贴标准', 'training subsidy rates'], 'lz-2019-63#6-2')
export const assessmentRates = rates(
  'assessment',
  ['职业技能鉴定补贴标准', 'assessment subsidy rates'],
  'lz-2019-63#6-2',
)
export const elderCareTrainingRates = rates(
  'elder-care-training',
  ['养老服务从业人员培训费补贴标准', 'rates of the elder-care training subsidy'],
  'lz-2019-63#3-3',
)
export const elderCareAssessmentRates = rates(
  'elder-care-assessment',
  ['养老服务从业人员职业技能鉴定补贴标准', 'rates of the elder-care assessment subsidy'],
  'lz-2019-63#3-3',
)
export const elderCareServiceRates = rates(
  'elder-care-service',
  ['养老服务就业创业服务补贴标准', 'rates of the elder-care employment service subsidy'],
  'lz-2019-63#3-3',
)
export const guangdongTrainingRates = rates(
  'guangdong-training',
  ['粤桂协作培训补贴标准', 'training rates under cooperation with Guangdong'],
  'lz-2019-63#4-3',
)
export const guangdongAssessmentRates = rates(
  'guangdong-assessment',
  ['粤桂协作技能评价补贴标准', 'assessment rates under cooperation with Guangdong'],
  'lz-2019-63#4-3',
)
export const enterpriseSchoolRates = rates(
  'enterprise-run-school',
  ['企业举办职业院校补助标准', 'rates of the support for enterprise-run schools'],
  'lz-2019-63#5-1',
)
export const studioBaseSources = sources(
  'studio-base-sources',
  ['市级工作室和培训基地奖励资金来源', 'fund of the rewards to municipal studios and bases'],
  'lz-2019-63#5-1',
)
export const upperRecognitionRates = rates(
  'upper-recognition',
  ['国家级、自治区级工作室和培训基地支持标准', 'support for national and regional studios and bases'],
  'lz-2019-63#5-1',
)
export const jointTrainingRates = rates(
  'joint-training',
  ['校企共同培养补贴标准', 'rates of the joint training subsidy'],
  'lz-2019-63#5-2',
)
export const groupAllowanceRates = rates(
  'group-living-allowance',
  ['重点群体生活费补贴标准', 'living allowance rates by group'],
  'lz-2019-63#6-1',
)
export const enterpriseTrainingRates = rates(
  'enterprise-training',
  ['企业职工培训补贴标准', 'rates of the enterprise employee training subsidy'],
  'lz-2019-63#6-1',
  'lz-2019-63#6-2',
)
export const upgradingRates = rates(
  'insured-upgrading',
  ['参保职工技能提升补贴标准', 'rates of the insured-worker upgrading subsidy'],
  'lz-2019-63#6-1',
)
export const workTrainingRates = rates(
  'work-training',
  ['以工代训补贴标准', 'rates of the training-through-work subsidy'],
  'lz-2019-63#6-1',
)
/** One table for each kind of 基础工作: the city may pay them from different funds. */
export const basicWorkSources = (item: string, [zh, en]: Labels): RateTable => ({
  ...sources(`${item}-sources`, [`${zh}支持资金来源`, `fund of the support for ${en}`], 'lz-2019-63#6-3'),
  enteredBy: [
    '原文只说“给予支持”，资金来源由市财政局会同市人力资源社会保障局确定；请经办人录入文号和资金来源，另一人复核后生效',
    'The text only says it is supported; the city names the fund, one officer enters the document, another confirms.',
  ],
})
