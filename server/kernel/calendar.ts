import { addDays, type DateText, daysBetween, weekday, yearOf } from './dates.ts'
import { refusals } from './refusal.ts'

/** One year of the State Council's notice: days off, and the weekend days that are worked instead. */
export interface CalendarYear {
  readonly holidays: readonly DateText[]
  readonly workdays: readonly DateText[]
}

/** Year → its days. A year that is not in the table is unknown, never a year without holidays. */
export type CalendarTable = Readonly<Record<number, CalendarYear>>

/** `stops` names, in Chinese, what cannot go on without the year: `公示期`. */
export interface CalendarOptions {
  readonly stops?: string
}

export const refuseCalendar = refusals({
  'calendar-year-missing': {
    status: 409,
    title: '尚未录入{year}年放假安排，无法计算{stops}',
    next: '请管理员按国务院办公厅放假通知录入{year}年的节假日和调休上班日',
  },
})

/**
 * Whether people work on the day: a listed workday, or Monday to Friday unless a holiday.
 * @throws Refusal `calendar-year-missing`
 */
export function isWorkingDay(table: CalendarTable, date: DateText, options: CalendarOptions = {}): boolean {
  const year = table[yearOf(date)]
  if (!year) throw refuseCalendar('calendar-year-missing', { year: yearOf(date), stops: options.stops ?? '工作日' })
  return year.workdays.includes(date) || (weekday(date) <= 5 && !year.holidays.includes(date))
}

/**
 * The `count`-th working day after `date`; the day itself is not counted unless `firstDayCounts`.
 * A notice of 5 working days put up on a Friday ends on the next Friday, or on Thursday when the first day counts.
 * @throws Refusal `calendar-year-missing`
 */
export function addWorkingDays(
  table: CalendarTable,
  date: DateText,
  count: number,
  options: CalendarOptions & { readonly firstDayCounts?: boolean } = {},
): DateText {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a count of working days: ${count}`)
  let day = options.firstDayCounts ? date : addDays(date, 1)
  for (let left = count; ; day = addDays(day, 1)) {
    if (isWorkingDay(table, day, options)) left -= 1
    if (left === 0) return day
  }
}

/**
 * Where a period whose last day falls on a day off really ends: on the next working day
 * (Civil Code art. 203, by analogy). Fixed report dates do not roll over and do not come here.
 * @throws Refusal `calendar-year-missing`
 */
export function rollForward(table: CalendarTable, lastDay: DateText, options: CalendarOptions = {}): DateText {
  return addWorkingDays(table, lastDay, 1, { ...options, firstDayCounts: true })
}

/** Days left until the last day that the table knows without a gap; −1 or less when today's year is already unknown. */
export function tableEndsIn(table: CalendarTable, today: DateText): number {
  let year = yearOf(today)
  while (table[year]) year += 1
  return daysBetween(today, `${year - 1}-12-31` as DateText)
}
