import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types'
import type { DateText } from '#kernel/dates'
import { refusals } from '#kernel/refusal'
import type { Tx } from '#platform/db'

export const refuseClock = refusals({
  'clock-backwards': { status: 409, title: '业务日期只能向前：现为 {today}，不能回到 {to}', next: '请选择更晚的日期' },
})

/**
 * Moves the business date forward; in demo and tests only (production follows the calendar).
 * @throws Refusal `clock-backwards`
 */
export async function turnClock(tx: Tx, to: DateText): Promise<DateText> {
  if (to < tx.today) throw refuseClock('clock-backwards', { today: tx.today, to })
  await tx.db.updateTable('platform.business_clock').set({ today: to }).execute()
  return to
}

/** Sets the date of a fresh database; later calls change nothing. */
export async function startClock(database: { kysely: Kysely<DB> }, today: string): Promise<void> {
  await sql`insert into platform.business_clock (today) values (${today}) on conflict do nothing`.execute(
    database.kysely,
  )
}
