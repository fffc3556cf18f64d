import type { Tx } from '#platform/db'

/** The last day of the calendar of working days; undefined before one is there. */
export async function lastCalendarDay(tx: Tx): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('platform.calendar_year')
    .select('year')
    .orderBy('year', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && `${row.year}-12-31`
}
