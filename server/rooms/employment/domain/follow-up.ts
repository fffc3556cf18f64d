import { addDays, type DateText, fallsShort, withinMonths } from '#kernel/dates'
import type { Tone } from '../contract.ts'

/** How a region reads “推介就业岗位信息不少于3个，推介后3个月内进行就业情况回访” (gx-2022-7#3-5). */
export interface ReferralRule {
  /** Distinct posts. */
  readonly min: number
  readonly months: number
  /** Which referral the months run from. */
  readonly start: 'third-referral' | 'first-referral'
}

/**
 * The day on which the referrals were enough: that of the `min`-th distinct post, or null.
 * `referredOn` are the days of the referrals, earliest first, one per post.
 */
export const referralsDoneOn = (referredOn: readonly DateText[], rule: ReferralRule): DateText | null =>
  referredOn[rule.min - 1] ?? null

/** The last day, inclusive, for the follow-up; null while nothing has been referred that starts the months. */
export function followUpDueOn(referredOn: readonly DateText[], rule: ReferralRule): DateText | null {
  const start = rule.start === 'first-referral' ? (referredOn[0] ?? null) : referralsDoneOn(referredOn, rule)
  return start && withinMonths(start, rule.months)
}

/** Where a matter stands once posts are referred today: those it had already do not count twice, a date once set stays. */
export function withReferrals(
  matter: { readonly referralsDoneOn: DateText | null; readonly followUpDueOn: DateText | null },
  before: readonly { readonly postId: string; readonly on: DateText }[],
  postIds: readonly string[],
  today: DateText,
  rule: ReferralRule,
) {
  const repeated = before.filter(({ postId }) => postIds.includes(postId))
  const fresh = postIds.filter((id) => !before.some(({ postId }) => postId === id))
  const days = [...before.map(({ on }) => on), ...fresh.map(() => today)]
  return {
    fresh,
    repeated,
    referred: days.length,
    referralsDoneOn: matter.referralsDoneOn ?? referralsDoneOn(days, rule),
    followUpDueOn: matter.followUpDueOn ?? followUpDueOn(days, rule),
  }
}

/** 红 past the due day · 黄 within `soonDays` of it, the day itself included · 绿 otherwise, also when it is done. */
export function toneOf(
  matter: {
    readonly followUpDueOn: DateText | null
    readonly followUpDoneOn: DateText | null
    /** Over, whether followed up or ended by a death: nothing is waited for. */
    readonly closedOn?: DateText | null
  },
  today: DateText,
  soonDays: number,
): Tone {
  const { followUpDueOn: due, followUpDoneOn: done, closedOn } = matter
  if (!due || done || closedOn) return 'fine'
  if (fallsShort(due, today)) return 'overdue'
  return due <= addDays(today, soonDays) ? 'soon' : 'fine'
}

/** Whether a status was verified too long ago to rely on. */
export const isStale = (verifiedOn: DateText | null, today: DateText, staleDays: number): boolean =>
  verifiedOn !== null && addDays(verifiedOn, staleDays) < today
