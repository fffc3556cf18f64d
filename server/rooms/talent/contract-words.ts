import { type CodeOf, codes } from '#kernel/codes'
import { awardLevels, awardRanks, rateSubjects } from '#policy/contract'

/** Levels of contests and recognitions: those of the policy, and the county's own (桂人社发〔2022〕7号 三（七）). */
export const contestLevels = codes('ContestLevel', { ...awardLevels.labels, county: ['县级', 'county'] })
export type ContestLevel = CodeOf<typeof contestLevels>

export { awardLevels, awardRanks }
export type AwardLevel = CodeOf<typeof awardLevels>

/** 五级至一级，以及之上的特级技师、首席技师（柳政规〔2019〕63号 二（三））。 */
export const talentLevels = codes('TalentLevel', {
  junior: ['五级（初级工）', 'level five, junior worker'],
  intermediate: ['四级（中级工）', 'level four, intermediate worker'],
  senior: ['三级（高级工）', 'level three, senior worker'],
  technician: ['二级（技师）', 'level two, technician'],
  'senior-technician': ['一级（高级技师）', 'level one, senior technician'],
  'special-technician': ['特级技师', 'special-grade technician'],
  'chief-technician': ['首席技师', 'chief technician'],
})
export type TalentLevel = CodeOf<typeof talentLevels>

/** What is above 一级: posts that an enterprise sets up. */
export const postLevels = codes('EnterprisePostLevel', {
  'special-technician': talentLevels.labels['special-technician'],
  'chief-technician': talentLevels.labels['chief-technician'],
})

export const recordKinds = codes('TalentRecordKind', {
  award: ['竞赛获奖', 'contest award'],
  honour: ['评选获评', 'honour conferred by selection'],
  recognition: ['单位认定', 'recognition of an organization'],
  tag: ['人才入库', 'talent pool'],
  post: ['企业高等级技师岗位', 'senior technician post of an enterprise'],
  programme: ['高技能人才项目', 'programme of senior talent'],
  'joint-school': ['举办职业院校', 'school run by an enterprise'],
  promotion: ['晋升或优先考评资格', 'promotion or priority of appraisal'],
})
export type RecordKind = CodeOf<typeof recordKinds>

export const recordStates = codes('TalentRecordState', {
  entered: ['待核实', 'entered'],
  confirmed: ['已核实', 'confirmed'],
  rejected: ['不予认可', 'rejected'],
  replaced: ['已更正', 'replaced by a correction'],
})
export type RecordState = CodeOf<typeof recordStates>

/** What organizations are recognized as; the policy rewards the first two. */
export const recognitions = codes('Recognition', {
  'master-studio': rateSubjects.labels['master-studio'],
  'training-base': rateSubjects.labels['training-base'],
  'employee-training-centre': ['企业职工培训中心', 'enterprise training centre'],
  'industry-education-integrated': ['产教融合型企业', 'industry-education integrated enterprise'],
})
export type Recognition = CodeOf<typeof recognitions>

export const talentTags = codes('TalentTag', {
  'high-skill-talent': ['高技能人才', 'highly skilled talent'],
  'rural-artisan': ['乡村工匠', 'rural artisan'],
})

export const programmeTypes = codes('ProgrammeType', {
  'overseas-training': ['境外培训', 'training abroad'],
  'key-post-training': ['关键岗位骨干培训', 'training of key post holders'],
  'advanced-study': ['高技能人才研修', 'advanced study'],
})

/** 举办职业院校的补助依据，择一（柳政规〔2019〕63号 五（一））。 */
export const schoolBases = codes('JointSchoolBasis', {
  'graduates-employed': rateSubjects.labels['graduates-employed'],
  trained: rateSubjects.labels.trained,
})

export const promotionKinds = codes('PromotionKind', {
  'direct-promotion': ['直接晋升上一级职业资格', 'direct promotion to the next level'],
  'priority-appraisal': ['优先参加技师、高级技师考评', 'priority of appraisal'],
})

export const contestAwards = codes('ContestAward', { contest: ['竞赛奖项', 'contest award'] })
export const initiatives = codes('HonourInitiative', { 'skills-expert': ['龙城技术能手', 'Longcheng skills expert'] })

/** What a record can be about, whatever its kind. */
export const subjects = codes('TalentSubject', {
  ...contestAwards.labels,
  ...initiatives.labels,
  ...recognitions.labels,
  ...talentTags.labels,
  ...postLevels.labels,
  ...programmeTypes.labels,
  ...schoolBases.labels,
  ...promotionKinds.labels,
})
export type Subject = CodeOf<typeof subjects>

export const roundStates = codes('SelectionRoundState', {
  open: ['申报和评审', 'applications and reviews'],
  noticed: ['公示中', 'on public notice'],
  concluded: ['已公布结果', 'concluded'],
})
export type RoundState = CodeOf<typeof roundStates>

export const candidateStates = codes('CandidateState', {
  applied: ['待评审', 'applied'],
  recommended: ['推荐', 'recommended'],
  declined: ['不推荐', 'not recommended'],
  awarded: ['获评', 'awarded'],
  struck: ['未获评', 'not awarded'],
  ended: ['本人死亡，已终止', 'ended by the death of the person'],
  missed: ['因死亡登记有误，未列入公示名单', 'left off the published list by a death recorded by mistake'],
})
export type CandidateState = CodeOf<typeof candidateStates>

/** 奖金税前、税后. */
export const taxBases = codes('AwardTaxBasis', {
  gross: ['税前', 'before tax'],
  net: ['税后', 'after tax'],
})
