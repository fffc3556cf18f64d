import { type CodeOf, codes } from '#kernel/codes'

/** The code lists that facts and rules are written in. */

/** What a decision is about: every rule says of which matters it speaks, and is asked of no other. */
export const matters = codes('Matter', {
  training: ['参加培训', 'training in a class'],
  certificate: ['取得证书（本人申领）', 'a certificate, claimed by its holder'],
  'training-through-work': ['以工代训', 'training through work'],
  placement: ['组织就业', 'placement in work'],
  award: ['竞赛获奖、评选获评', 'award won or honor conferred'],
  recognition: ['单位认定（工作室、基地）', 'recognition of a studio or base'],
  'joint-school': ['举办职业院校', 'running a vocational school'],
  advance: ['先行拨付', 'advance payment'],
  'yearly-figures': ['年度测算', 'yearly figures'],
})
export type Matter = CodeOf<typeof matters>

export const trainingModes = codes('TrainingMode', {
  ordinary: ['一般培训', 'ordinary training'],
  'project-based': ['项目制培训', 'project-based training'],
  'employer-ordered': ['订单式培训', 'employer-ordered training'],
  'training-through-work': ['以工代训', 'training through work'],
})
export type TrainingMode = CodeOf<typeof trainingModes>

export const trainingKinds = codes('TrainingKind', {
  'employment-skills': ['就业技能培训', 'employment-skills training'],
  'skills-upgrading': ['职业技能提升培训', 'skills-upgrading training'],
  startup: ['创业培训', 'startup training'],
  'pre-employment': ['劳动预备培训', 'pre-employment training'],
  onboarding: ['岗前培训', 'onboarding training'],
  apprentice: ['学徒培训', 'apprentice training'],
  'on-the-job': ['在岗培训', 'on-the-job training'],
  'off-the-job': ['脱产培训', 'off-the-job training'],
  redeployment: ['转岗转业培训', 'redeployment training'],
  safety: ['安全技能培训', 'safety training'],
})
export type TrainingKind = CodeOf<typeof trainingKinds>

/** Who organizes, employs or claims. No list tells public from private: both are treated alike (L-076). */
export const organizerKinds = codes('OrganizerKind', {
  'assistance-workshop': ['就业帮扶车间', 'assistance workshop'],
  enterprise: ['企业', 'enterprise'],
  'farmer-cooperative': ['农民专业合作社', 'farmer cooperative'],
  'technical-school': ['技工院校', 'technical school'],
  'vocational-school': ['职业院校', 'vocational school'],
  university: ['高等院校', 'university'],
  'training-provider': ['职业技能培训机构', 'training provider'],
  'industry-association': ['行业协会', 'industry association'],
  'hr-agency': ['经营性人力资源服务机构', 'HR agency'],
  'elder-care': ['养老服务机构', 'elder-care institution'],
})
export type OrganizerKind = CodeOf<typeof organizerKinds>

/** Statuses a rule may ask for. 贫困 (2019 text) and 脱贫 (2022 text) are two dated statuses, not synonyms. */
export const traineeStatuses = codes('TraineeStatus', {
  'lifted-out-of-poverty': ['脱贫劳动力', 'lifted out of poverty'],
  'relapse-monitored': ['防止返贫致贫监测对象', 'monitored against relapse into poverty'],
  'registered-poor': ['贫困劳动力', 'registered poor'],
  'child-of-registered-poor': ['贫困家庭子女', 'child of a registered-poor household'],
  'rural-startup-lead': ['农村创业致富带头人', 'rural start-up lead'],
  'school-leaver': ['两后生', 'school leaver'],
  'hard-to-employ': ['就业困难人员（含残疾人）', 'hard to employ'],
  'zero-employment-household': ['零就业家庭成员', 'zero-employment household member'],
  'urban-dibao': ['城市低保家庭学员', 'urban minimum-allowance household'],
  disabled: ['残疾人', 'disabled'],
  veteran: ['退役军人', 'veteran'],
  'laid-off': ['下岗失业人员', 'laid off'],
  redeployed: ['转岗职工', 'redeployed'],
  'rural-transfer-worker': ['农村转移就业劳动者', 'rural transfer worker'],
  'unemployed-graduate': ['离校未就业高校毕业生', 'unemployed graduate'],
})
export type TraineeStatus = CodeOf<typeof traineeStatuses>

export const certificateKinds = codes('CertificateKind', {
  'professional-qualification': ['职业资格证书', 'professional qualification certificate'],
  'skill-level': ['职业技能等级证书', 'skill-level certificate'],
  'specific-competency': ['专项职业能力证书', 'specific-competency certificate'],
  'special-operation': ['特种作业操作证书', 'special-operation certificate'],
  'training-completion': ['培训合格证书', 'training-completion certificate'],
})
export type CertificateKind = CodeOf<typeof certificateKinds>

export const skillLevels = codes('SkillLevel', {
  junior: ['初级工', 'junior worker'],
  intermediate: ['中级工', 'intermediate worker'],
  senior: ['高级工', 'senior worker'],
  technician: ['技师', 'technician'],
  'senior-technician': ['高级技师', 'senior technician'],
})
export type SkillLevel = CodeOf<typeof skillLevels>

export const fundSources = codes('FundSource', {
  'employment-subsidy-fund': ['就业补助资金', 'employment subsidy fund'],
  'unemployment-insurance-surplus': [
    '职业技能提升行动专账（失业保险基金结余）',
    'skills-upgrading account (unemployment insurance surplus)',
  ],
  'poverty-relief-fund': ['扶贫（衔接）资金', 'poverty-relief (bridging) fund'],
  'enterprise-training-fund': ['职工教育经费', 'enterprise training fund'],
})
export type FundSource = CodeOf<typeof fundSources>

export const awardKinds = codes('AwardKind', {
  contest: ['技能大赛奖项', 'skills contest award'],
  'skills-expert': ['龙城技术能手', 'Longcheng skills expert'],
})

/** Who stands above the contest or the recognition. */
export const awardLevels = codes('AwardLevel', {
  world: ['世界级', 'world'],
  national: ['国家级', 'national'],
  'autonomous-region': ['自治区级', 'autonomous region'],
  city: ['市级', 'city'],
})
export type AwardLevel = CodeOf<typeof awardLevels>

export const awardRanks = codes('AwardRank', {
  first: ['第一名（一等奖）', 'first place or prize'],
  second: ['第二名（二等奖）', 'second place or prize'],
  third: ['第三名（三等奖）', 'third place or prize'],
  other: ['其他奖项名次', 'another prize'],
})

export const recognitionKinds = codes('RecognitionKind', {
  'master-studio': ['技能大师工作室', 'skills master studio'],
  'training-base': ['高技能人才培训基地', 'high-skill training base'],
})

export const schoolBases = codes('SchoolSupportBasis', {
  'graduates-employed': ['毕业生就业人数', 'graduates in work'],
  trained: ['培训实训人数', 'people trained'],
})

/** What a rate is for, where neither training nor person tells: the basis of a support or what was recognized. */
export const rateSubjects = codes('RateSubject', { ...recognitionKinds.labels, ...schoolBases.labels })

/** How a class ended for one of its people. */
export const trainingOutcomes = codes('TrainingOutcome', {
  passed: ['结业考核合格', 'passed the final test'],
  failed: ['结业考核不合格', 'failed the final test'],
  untested: ['没有参加结业考核', 'not tested'],
  withdrawn: ['中途退班', 'left the class'],
})

/** 粤桂扶贫协作: who trains, or where. */
export const cooperationKinds = codes('CooperationKind', {
  'partner-provider': ['结对帮扶地区培训机构来本市培训', 'a provider from the partner region trains here'],
  'in-guangdong': ['组织在粤就业人员培训', 'training of people at work in Guangdong'],
})

/** What a rate is multiplied by. */
export const units = codes('RateUnit', {
  day: ['天', 'day'],
  month: ['个月', 'month'],
  year: ['年', 'year'],
  hour: ['课时', 'class hour'],
  person: ['人', 'person'],
  each: ['个', 'recognition'],
  percent: ['%', '%'],
})
export type Unit = CodeOf<typeof units>
