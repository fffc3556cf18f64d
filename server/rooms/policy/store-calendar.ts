import type { CalendarTable, CalendarYear } from '#kernel/calendar'
import { calendarSeed, calendarSource } from '#kernel/calendar-seed'
import type { Tx } from '#platform/db'

/** Every year that is known, in order. */
export function selectCalendar(tx: Tx) {
  return tx.db
    .selectFrom('platform.calendar_year')
    .select(['year', 'holidays', 'workdays', 'source'])
    .orderBy('year')
    .execute()
}

/** The working calendar, for `addWorkingDays` and its kin: an unknown year is refused there, never guessed. */
export async function workingCalendar(tx: Tx): Promise<CalendarTable> {
  const years = await selectCalendar(tx)
  return Object.fromEntries(years.map(({ year, holidays, workdays }) => [year, { holidays, workdays }]))
}

/** Writes a year, replacing what stood there. */
export async function saveCalendarYear(tx: Tx, year: number, days: CalendarYear, source: string): Promise<void> {
  const row = { holidays: [...days.holidays], workdays: [...days.workdays], source }
  await tx.db
    .insertInto('platform.calendar_year')
    .values({ year, ...row })
    .onConflict((conflict) => conflict.column('year').doUpdateSet(row))
    .execute()
}

/** Writes the years the product comes with; a year that is there stays as the administrator left it. */
export async function seedCalendar(tx: Tx): Promise<void> {
  const { name, version, basis } = calendarSource
  const rows = Object.entries(calendarSeed).map(([year, days]) => ({
    year: Number(year),
    holidays: [...days.holidays],
    workdays: [...days.workdays],
    source: `${basis}（${name} ${version}）`,
  }))
  await tx.db
    .insertInto('platform.calendar_year')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
