import { addDays, compareDates, type DateText, earlier, later } from './dates.ts'
import { refusals } from './refusal.ts'

/** Days from `from` to `until`, both included; `until: null` means until further notice. */
export interface Period {
  readonly from: DateText
  readonly until: DateText | null
}

/** A value that holds for a period: a rate, a status, a grant. */
export type Dated<T> = Period & { readonly value: T }

export const refusePeriods = refusals({
  'period-reversed': {
    status: 422,
    title: '止日{until}早于起日{from}',
    next: '请核对起止日期；同一天起止表示一天，长期有效的止日请留空',
  },
})

/** A period whose end is not before its beginning. @throws Refusal `period-reversed` */
export function period(from: DateText, until: DateText | null = null): Period {
  if (until !== null && until < from) throw refusePeriods('period-reversed', { from, until })
  return { from, until }
}

/** Whether the day lies in the period. */
export function contains(period: Period, date: DateText): boolean {
  return period.from <= date && (period.until === null || date <= period.until)
}

/** The days common to both, or undefined. */
export function intersect(a: Period, b: Period): Period | undefined {
  const from = later(a.from, b.from)
  const until = earlierEnd(a.until, b.until)
  return until === null || from <= until ? { from, until } : undefined
}

/** Whether the periods share a day. */
export const overlaps = (a: Period, b: Period): boolean => intersect(a, b) !== undefined

/** Whether every day of `inner` lies in `outer`. */
export function covers(outer: Period, inner: Period): boolean {
  return outer.from <= inner.from && earlierEnd(outer.until, inner.until) === inner.until
}

/** The days of `whole` that no period of the list holds, in order. The list may overlap and need not be sorted. */
export function gaps(whole: Period, list: readonly Period[]): Period[] {
  const found: Period[] = []
  let next: DateText | null = whole.from
  for (const held of list.toSorted(byBeginning)) {
    if (next === null) break
    const within = intersect({ from: next, until: whole.until }, held)
    if (!within) continue
    if (next < within.from) found.push({ from: next, until: addDays(within.from, -1) })
    next = within.until === null ? null : addDays(within.until, 1)
  }
  if (next !== null && (whole.until === null || next <= whole.until)) found.push({ from: next, until: whole.until })
  return found
}

/** The entry that holds on a day; where entries overlap, the one that began last. Undefined when none holds. */
export function asOf<T extends Period>(list: readonly T[], date: DateText): T | undefined {
  return list
    .filter((entry) => contains(entry, date))
    .reduce<T | undefined>((latest, entry) => (latest && latest.from > entry.from ? latest : entry), undefined)
}

/** The first two entries that share a day, so that a dated list can be refused before it is stored. */
export function firstOverlap<T extends Period>(list: readonly T[]): readonly [T, T] | undefined {
  const sorted = list.toSorted(byBeginning)
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1]
    if (next && overlaps(entry, next)) return [entry, next]
  }
  return undefined
}

const byBeginning = (a: Period, b: Period): number => compareDates(a.from, b.from)

/** The earlier of two ends, where null is the end that never comes. */
function earlierEnd(a: DateText | null, b: DateText | null): DateText | null {
  if (a === null || b === null) return a ?? b
  return earlier(a, b)
}
