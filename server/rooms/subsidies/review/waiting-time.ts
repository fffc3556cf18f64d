import { addDays, type DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import type { BatchState } from '../contract-words.ts'

/** In these nobody waits for an officer or a claimant: the bank does its work, or all is done. */
const DONE: readonly BatchState[] = ['closed', 'rejected', 'lapsed']

/**
 * Since when the batch waits for its next step, and until when the step is to be done; null when nothing waits.
 * @param known what was read for the regions of a list already
 */
export async function waitingTime(
  tx: Tx,
  { state, since, regionCode }: { state: BatchState; since: DateText; regionCode: string },
  known: Map<string, number> = new Map(),
): Promise<{ since: DateText; dueOn: DateText; overdue: boolean } | null> {
  if (DONE.includes(state)) return null
  const days = known.get(regionCode) ?? (await readReading(tx, 'review.step-days', regionCode))
  known.set(regionCode, days)
  const dueOn = addDays(since, days)
  return { since, dueOn, overdue: tx.today > dueOn }
}
