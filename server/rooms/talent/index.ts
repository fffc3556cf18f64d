/** 人才：awards, honours, recognitions and joint schools as matters a subsidy is claimed for. */
export { claimHeadsOf, claimMatterOf } from './claim-matter.ts'
export type { ClaimableFilter } from './store-claims.ts'
export { contestItems, newRecognitions, type TalentItem } from './store-targets.ts'
