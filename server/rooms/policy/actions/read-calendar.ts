import { tableEndsIn } from '#kernel/calendar'
import type { Tx } from '#platform/db'
import { readReading } from '../library.ts'
import { selectCalendar, workingCalendar } from '../store-calendar.ts'

/** The years that are known, how long they last, and whether that is less than the reader's region wants to be warned of. */
export async function listCalendar(tx: Tx) {
  return { years: await selectCalendar(tx), ...(await calendarEnd(tx)) }
}

/** Days left until the calendar ends; the notice for the next year usually comes in October to December. */
export async function calendarEnd(tx: Tx): Promise<{ endsInDays: number; endsSoon: boolean }> {
  const endsInDays = tableEndsIn(await workingCalendar(tx), tx.today)
  const warned = await readReading(tx, 'calendar.warning-days', tx.actor.regionCode)
  return { endsInDays, endsSoon: endsInDays <= warned }
}
