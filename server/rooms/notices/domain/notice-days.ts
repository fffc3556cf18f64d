import { addWorkingDays, type CalendarTable } from '#kernel/calendar'
import { addDays, type DateText } from '#kernel/dates'

/**
 * From the day after publication through the last working day.
 * @throws Refusal `calendar-year-missing` where the calendar ends before
 */
export function noticeDays(table: CalendarTable, publishedOn: DateText, workingDays: number) {
  return {
    startsOn: addDays(publishedOn, 1),
    endsOn: addWorkingDays(table, publishedOn, workingDays, { stops: '公示期' }),
  }
}
