import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { calendarFaults } from '../domain/calendar-faults.ts'
import { refuse } from '../refusals.ts'
import { saveCalendarYear } from '../store-calendar.ts'

/** Writes a year of the working calendar from the State Council's notice. @throws Refusal `calendar-days-wrong` */
export async function putCalendarYear(tx: Tx, _: Actor, input: InputOf<typeof contract.putCalendarYear>) {
  const { year, source } = input
  const days = { holidays: input.holidays.toSorted(), workdays: input.workdays.toSorted() }
  const faults = calendarFaults(year, input)
  if (faults.length > 0) throw refuse('calendar-days-wrong', { year, count: faults.length }, faults)
  await saveCalendarYear(tx, year, days, source)
  tx.notes.push({ facts: { year, holidays: days.holidays.length, workdays: days.workdays.length, source } })
  return { year, ...days, source }
}
