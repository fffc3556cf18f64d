import { type DateText, daysBetween } from '#kernel/dates'

export type Outcome = 'approved' | 'refused' | 'waiting'
export type Ownership = 'public' | 'private' | null

/** One application, with who asked and how it went. */
export interface TreatedCase {
  readonly matter: 'opening' | 'claim'
  readonly ownership: Ownership
  readonly appliedOn: DateText
  readonly approvedOn: DateText | null
  readonly outcome: Outcome
}

/** Days from application to approval; null where it was not approved. */
export const daysOf = ({ appliedOn, approvedOn }: Pick<TreatedCase, 'appliedOn' | 'approvedOn'>): number | null =>
  approvedOn && daysBetween(appliedOn, approvedOn)

/** Number, approval share and median time of one kind of matter and one ownership. */
export function treatmentOf(cases: readonly TreatedCase[]) {
  const count = (outcome: Outcome) => cases.filter((one) => one.outcome === outcome).length
  const [approved, refused] = [count('approved'), count('refused')]
  const decided = approved + refused
  return {
    count: cases.length,
    approved,
    refused,
    waiting: count('waiting'),
    approvedPercent: decided === 0 ? null : Math.floor((approved * 100) / decided),
    medianDays: median(cases.flatMap((one) => daysOf(one) ?? [])),
  }
}

/** The middle of a list, of two the mean; null of an empty one. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
