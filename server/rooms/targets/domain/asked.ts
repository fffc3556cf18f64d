import { type DateText, earlier, later, yearOf } from '#kernel/dates'
import { type Part, sumOf, wholeOf } from './breakdown.ts'

interface Stated {
  readonly unit: string
  readonly number: number | null
  readonly every: string
  readonly from: DateText
  readonly until: DateText
}

/** The years of a target's period. */
export const yearsOf = ({ from, until }: Stated): number[] =>
  Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)

/** The days meant by a year of a target; 0 is the whole period. */
export const daysOf = ({ from, until }: Stated, year: number): { from: DateText; until: DateText } =>
  year === 0
    ? { from, until }
    : { from: later(from, `${year}-01-01` as DateText), until: earlier(until, `${year}-12-31` as DateText) }

/** The number asked for in a year or in the whole period: the text's own, or for a year what the breakdown gives it. */
export function numberOf(target: Stated, parts: readonly Part[] | undefined, year: number): number | null {
  if (target.number === null || target.unit === 'share') return target.number
  if (target.every === 'year')
    return year === 0 ? wholeOf({ ...target, number: target.number }, yearsOf(target)) : target.number
  return year === 0 ? target.number : (sumOf(parts ?? [], { year }) ?? null)
}

/** The number a part of the region has to reach; a share is the same for everybody. */
export const partNumber = (
  target: Stated,
  parts: readonly Part[] | undefined,
  asked: { regionCode: string; year: number },
): number | null => (target.unit === 'share' ? target.number : (sumOf(parts ?? [], asked) ?? null))

/** The breakdown's sum beside what it should come to; null where there is none, or nothing to add up. */
export function gapOf(target: Stated, parts: readonly Part[] | undefined): { sum: number; gap: number } | null {
  if (!parts || target.number === null) return null
  const sum = sumOf(parts, { year: 0 }) ?? 0
  return { sum, gap: wholeOf({ ...target, number: target.number }, yearsOf(target)) - sum }
}
