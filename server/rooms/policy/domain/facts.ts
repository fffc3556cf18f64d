import { type CodeOf, codes } from '#kernel/codes'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'

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

export const organizerKinds = codes('OrganizerKind', {
  'assistance-workshop': ['就业帮扶车间', 'assistance workshop'],
  enterprise: ['企业', 'enterprise'],
  'farmer-cooperative': ['农民专业合作社', 'farmer cooperative'],
  'technical-school': ['技工院校', 'technical school'],
  'training-provider': ['职业技能培训机构', 'training provider'],
  'hr-agency': ['经营性人力资源服务机构', 'HR agency'],
})
export type OrganizerKind = CodeOf<typeof organizerKinds>

/** Statuses a rule may ask for. 贫困 (2019 text) and 脱贫 (2022 text) are two dated statuses, not synonyms. */
export const traineeStatuses = codes('TraineeStatus', {
  'lifted-out-of-poverty': ['脱贫劳动力', 'lifted out of poverty'],
  'relapse-monitored': ['防止返贫致贫监测对象', 'monitored against relapse into poverty'],
  'registered-poor': ['贫困劳动力', 'registered poor'],
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

/** A local business time to the minute, `2024-06-03T08:30`: dates alone cannot say "before the first session". */
export type MinuteText = `${string}T${string}`

/** One row of a rate table entered under a cited document; a null key fits every value. */
export interface RateEntry {
  readonly table: string
  /** Number of the document that sets the rate, as printed. */
  readonly document: string
  /** Division-code prefix of the area it holds for: `4502`. */
  readonly region: string
  readonly from: DateText
  readonly until: DateText | null
  readonly kind: TrainingKind | null
  readonly occupation: string | null
  readonly level: SkillLevel | null
  readonly unit: 'day' | 'person'
  readonly rateFen: Fen
  readonly sources: readonly FundSource[]
}

/** What a rule may look at: plain facts of one person in one class, assembled by the room that asks. */
export interface Facts {
  /** Decides which pack, rate and rate table apply, and dates the status snapshot: the day of the first session. */
  readonly decisiveOn: DateText
  readonly trainingClass: {
    /** Division code of the place of training. */
    readonly region: string
    readonly mode: TrainingMode
    readonly kind: TrainingKind
    readonly openingApprovedAt: MinuteText | null
    readonly firstSessionAt: MinuteText
  }
  readonly organizer: { readonly kind: OrganizerKind }
  readonly occupation: {
    readonly nationallyListed: boolean
    /** Occupation code, or the catalog item of a non-standard trade. */
    readonly code: string | null
    readonly level: SkillLevel | null
  }
  readonly trainee: {
    readonly statuses: readonly TraineeStatus[]
    /** Contracts that follow each other without a gap are given as one; `until: null` is open-ended. */
    readonly contract: {
      readonly from: DateText
      readonly until: DateText | null
      readonly withOrganizer: boolean
    } | null
  }
  /** Scheduled days on which this person attended, and the last of them. */
  readonly attendance: { readonly days: number; readonly lastCountedOn: DateText | null }
  readonly certificate: { readonly kind: CertificateKind; readonly issuedOn: DateText } | null
  readonly rates: readonly RateEntry[]
}
