import { addWorkingDays, type CalendarTable, rollForward } from '#kernel/calendar'
import { addDays, type DateText } from '#kernel/dates'
import type { DayKind, FirstDay } from '../contract.ts'

/** Which days of a notice count, and which is the first. */
export interface NoticeType {
  readonly dayKind: DayKind
  readonly firstDay: FirstDay
}

/**
 * The first and the last day of a notice. Working days end on a working day; calendar days are extended to the next
 * working day (Civil Code art. 203, by analogy).
 * @throws Refusal `calendar-year-missing` where the calendar ends before
 */
export function noticeDays(
  table: CalendarTable,
  publishedOn: DateText,
  days: number,
  { dayKind, firstDay }: NoticeType,
) {
  const [stops, firstDayCounts] = ['公示期', firstDay === 'same-day']
  const startsOn = firstDayCounts ? publishedOn : addDays(publishedOn, 1)
  const endsOn =
    dayKind === 'working'
      ? addWorkingDays(table, publishedOn, days, { stops, firstDayCounts })
      : rollForward(table, addDays(startsOn, days - 1), { stops })
  return { startsOn, endsOn }
}
