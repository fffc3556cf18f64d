import { type CodeOf, codes } from '#kernel/codes'

/** 公共就业服务：三项，加上回访。 */
export const serviceKinds = codes('EmploymentService', {
  registration: ['求职登记', 'job-seeker entry'],
  guidance: ['职业指导', 'career guidance'],
  placement: ['职业介绍', 'job placement'],
  'follow-up': ['回访', 'follow-up'],
})
export type ServiceKind = CodeOf<typeof serviceKinds>

/** The services that a matter needs before it can be closed. */
export const requiredServices = ['registration', 'guidance', 'placement'] as const satisfies readonly ServiceKind[]

export const employmentStatuses = codes('EmploymentStatus', {
  'not-employed': ['未就业', 'not employed'],
  'contract-employment': ['签订劳动合同就业', 'employed under contract'],
  'flexible-employment': ['灵活就业', 'flexible employment'],
  'outbound-work': ['外出务工', 'outbound work'],
  'self-employment': ['自主创业', 'self-employed'],
})
export type EmploymentStatus = CodeOf<typeof employmentStatuses>

export const followUpOutcomes = codes('FollowUpOutcome', {
  ...employmentStatuses.labels,
  'not-reached': ['未联系上', 'not reached'],
})
export type FollowUpOutcome = CodeOf<typeof followUpOutcomes>

export const matterStates = codes('EmploymentMatterState', {
  referring: ['推介中', 'referring'],
  'awaiting-follow-up': ['待回访', 'awaiting follow-up'],
  'followed-up': ['已回访', 'followed up'],
  closed: ['已办结', 'closed'],
})
export type MatterState = CodeOf<typeof matterStates>

export const referralResponses = codes('ReferralResponse', {
  interested: ['有意向', 'interested'],
  'not-interested': ['没有意向', 'not interested'],
})

export const tones = ['overdue', 'soon', 'fine'] as const
export type Tone = (typeof tones)[number]
