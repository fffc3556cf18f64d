import type { DateText } from '#kernel/dates'
import { type MatterState, requiredServices, serviceKinds } from '../contract.ts'

export interface MatterDates {
  readonly referralsDoneOn: DateText | null
  readonly followUpDoneOn: DateText | null
  readonly closedOn: DateText | null
}

/** Where a matter stands, from its dates alone. */
export function stateOf(matter: MatterDates): MatterState {
  if (matter.closedOn) return 'closed'
  if (!matter.referralsDoneOn) return 'referring'
  return matter.followUpDoneOn ? 'followed-up' : 'awaiting-follow-up'
}

export interface Shortfall {
  readonly code: 'service' | 'referrals' | 'follow-up'
  readonly missing: number
  readonly sentence: string
}

/** What still stands between a matter and its closing; empty when nothing does (gx-2022-7#3-5). */
export function shortfallOf(
  matter: MatterDates & { readonly referred: number },
  servicesDone: readonly string[],
  referralsMin: number,
): Shortfall[] {
  const services = requiredServices
    .filter((kind) => !servicesDone.includes(kind))
    .map((kind): Shortfall => ({ code: 'service', missing: 1, sentence: `未${serviceKinds.label(kind)}` }))
  const posts = referralsMin - matter.referred
  return [
    ...services,
    ...(posts > 0
      ? [{ code: 'referrals' as const, missing: posts, sentence: `还差${posts}个岗位（已推介${matter.referred}个）` }]
      : []),
    ...(matter.followUpDoneOn ? [] : [{ code: 'follow-up' as const, missing: 1, sentence: '未回访' }]),
  ]
}
