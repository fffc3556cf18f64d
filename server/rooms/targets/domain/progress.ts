import { type DateText, daysBetween } from '#kernel/dates'
import type { Light } from '../contract-words.ts'
import type { Count } from './count.ts'

/** A whole is 10,000 basis points. */
export const WHOLE = 10_000

/** How far a target is: the share done and the share of its time that has gone, in basis points. */
export interface Progress {
  /** Null where the text names no number and nothing was asked about. */
  readonly shareBp: number | null
  readonly elapsedBp: number
  readonly light: Light
}

/** The time gone of a period, both ends included: nothing before it, all of it after. */
export function elapsedBp({ from, until }: { from: DateText; until: DateText }, today: DateText): number {
  const [whole, gone] = [daysBetween(from, until) + 1, daysBetween(from, today) + 1]
  return Math.floor((Math.min(Math.max(gone, 0), whole) * WHOLE) / whole)
}

/**
 * What was done beside the time that has gone. A share's number is in basis points, so its own share is of that.
 * @param number at least so many; null where there is none
 */
export function progressOf(
  target: { number: number | null; unit: string; from: DateText; until: DateText },
  count: Count,
  today: DateText,
): Progress {
  const elapsed = elapsedBp(target, today)
  const reached = target.unit === 'share' ? partOf(count.done, count.of) : count.done
  const shareBp =
    target.number === null ? unnumbered(target.unit, reached) : reached === null ? null : partOf(reached, target.number)
  return { shareBp, elapsedBp: elapsed, light: lightOf(target.number, shareBp, elapsed, target.until < today) }
}

/** Without a number a share still is one; a plain count is a part of nothing. */
const unnumbered = (unit: string, reached: number | null) => (unit === 'share' ? reached : null)

const partOf = (done: number, of: number): number | null => (of === 0 ? null : Math.floor((done * WHOLE) / of))

function lightOf(number: number | null, shareBp: number | null, elapsed: number, over: boolean): Light {
  if (number === null) return 'no-number'
  if (shareBp === null) return 'no-records'
  if (shareBp >= WHOLE) return 'reached'
  if (over) return 'missed'
  return shareBp >= elapsed ? 'on-time' : 'behind'
}
