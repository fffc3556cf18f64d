import { type CodeOf, codes } from '#kernel/codes'

/** What kind of money a rule gives; limits count by it. */
export const components = codes('ClaimKind', {
  'training-subsidy': ['培训补贴', 'training subsidy'],
  'living-allowance': ['生活费（含交通费）补贴', 'living allowance (transport included)'],
  'assessment-subsidy': ['职业技能鉴定补贴', 'skill assessment subsidy'],
  'upgrading-subsidy': ['参保职工技能提升补贴', 'insured-worker upgrading subsidy'],
  'work-training-subsidy': ['以工代训补贴', 'training-through-work subsidy'],
  'employment-service': ['就业创业服务补助', 'employment service grant'],
  'joint-training': ['校企共同培养补贴', 'joint training subsidy'],
  reward: ['奖励', 'reward'],
  support: ['补助', 'support'],
  advance: ['先行拨付', 'advance payment'],
  figure: ['测算（不付款）', 'a figure, not paid'],
})
export type Component = CodeOf<typeof components>

/** 基础工作: what is supported as a work with a result, not claimed for a person; each is a fund item of its own. */
export const basicWorkItems = codes('BasicWorkItem', {
  'teaching-materials': ['职业技能培训教材开发', 'training materials'],
  'trainer-training': ['师资培训', 'training of trainers'],
  'teaching-reform': ['教学改革', 'teaching reform'],
  'skills-contests': ['职业技能竞赛', 'skills contests'],
  'question-bank': ['考核题库建设', 'open question bank'],
})
export type BasicWorkItem = CodeOf<typeof basicWorkItems>

/** The item under which the fund accounts for it. */
export const fundItems = codes('FundItem', {
  'workshop-training': ['就业帮扶车间项目制培训补贴', 'workshop project-based training subsidy'],
  'living-allowance': ['培训期间生活费（含交通费）补贴', 'living allowance during training'],
  'enterprise-training': ['企业职工培训补贴', 'enterprise employee training subsidy'],
  training: ['职业培训补贴', 'training subsidy'],
  'free-training': ['项目制、创业免费培训补贴', 'free project-based and startup training'],
  'guangdong-cooperation': ['粤桂协作培训补贴', 'training under cooperation with Guangdong'],
  assessment: ['职业技能鉴定补贴', 'assessment subsidy'],
  upgrading: ['参保职工技能提升补贴', 'insured-worker upgrading subsidy'],
  'work-training': ['以工代训补贴', 'training-through-work subsidy'],
  apprenticeship: ['企业新型学徒制补贴', 'apprenticeship subsidy'],
  'elder-care': ['养老服务从业人员补贴', 'elder-care subsidy'],
  'employment-service': ['就业创业服务补助', 'employment service grant'],
  'joint-training': ['校企共同培养补贴', 'joint training subsidy'],
  award: ['技能人才奖励', 'awards to skilled people'],
  'studios-and-bases': ['市级技能大师工作室和培训基地奖励', 'municipal studios and bases'],
  'upper-studios-and-bases': ['国家级、自治区级工作室和培训基地', 'national and regional studios and bases'],
  'school-support': ['企业办学补助', 'support for enterprise-run schools'],
  advance: ['先行拨付的培训补贴', 'training subsidy paid in advance'],
  figure: ['测算', 'figures'],
  ...basicWorkItems.labels,
})
export type FundItem = CodeOf<typeof fundItems>

export const payees = codes('Payee', {
  organizer: ['组织培训的单位', 'the organizer of the training'],
  claimant: ['申领单位', 'the claiming organization'],
  employer: ['所在企业', 'the employer'],
  person: ['本人', 'the person'],
  chosen: ['申领时选定的单位或个人', 'organization or person, chosen when claiming'],
  nobody: ['不付款', 'nobody'],
})
export type Payee = CodeOf<typeof payees>
