import { addDays, type DateText, firstDay, monthOf, shiftMonth } from '#kernel/dates'

/** The days that one click of the demo clock leads to. */
export function clockSteps(today: DateText): Readonly<Record<'day' | 'week' | 'month', DateText>> {
  return { day: addDays(today, 1), week: addDays(today, 7), month: firstDay(shiftMonth(monthOf(today), 1)) }
}

/** How far one turn may lead: a year typed wrong could not be taken back. */
export const furthestDay = (today: DateText): DateText => addDays(today, 366)
