import type { CalendarYear } from '#kernel/calendar'
import { weekday, yearOf } from '#kernel/dates'
import type { FieldError } from '#kernel/refusal'

/** What is wrong with a year's days: of another year, twice, or a worked day that is worked anyway. */
export function calendarFaults(year: number, { holidays, workdays }: CalendarYear): FieldError[] {
  const fault = (list: string, index: number, code: string, message: string): FieldError => ({
    path: `${list}.${index}`,
    code,
    message,
  })
  const strange = (list: string, dates: CalendarYear['holidays']) =>
    dates.flatMap((date, index) => [
      ...(yearOf(date) === year ? [] : [fault(list, index, 'other-year', `${date} 不在${year}年`)]),
      ...(dates.indexOf(date) === index ? [] : [fault(list, index, 'twice', `${date} 写了两次`)]),
    ])
  return [
    ...strange('holidays', holidays),
    ...strange('workdays', workdays),
    ...workdays.flatMap((date, index) => [
      ...(holidays.includes(date) ? [fault('workdays', index, 'both', `${date} 既放假又上班`)] : []),
      ...(weekday(date) <= 5 ? [fault('workdays', index, 'weekday', `${date} 是周一至周五，本来就上班`)] : []),
    ]),
  ]
}
