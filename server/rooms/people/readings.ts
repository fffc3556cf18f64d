import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { reconfirmUpTo } from './domain/intent-age.ts'

/** The last day of confirmation that is too old today (reading `intent.stale-months`). */
export async function reconfirmDay(tx: Tx): Promise<DateText> {
  return reconfirmUpTo(tx.today, await readReading(tx, 'intent.stale-months', tx.actor.regionCode))
}
