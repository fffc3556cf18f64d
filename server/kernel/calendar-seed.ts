import type { CalendarTable, CalendarYear } from './calendar.ts'
import { addDays, type DateText, dateText } from './dates.ts'

/** Where the table comes from; shown beside it in the product. */
export const calendarSource = {
  name: 'chinese-days',
  version: '1.5.7',
  license: 'MIT',
  publishedOn: dateText('2026-05-08'),
  basis: '国务院办公厅历年节假日安排通知',
} as const

/**
 * Holidays and worked weekends of 2019–2026. Later years are entered by the administrator when the notice appears.
 * `02-10~02-17` is a run of days; the second line lists the weekend days that are worked.
 */
export const calendarSeed: CalendarTable = {
  2019: year(
    2019,
    '01-01 02-04~02-10 04-05~04-07 05-01~05-04 06-07~06-09 09-13~09-15 10-01~10-07',
    '02-02~02-03 04-28 05-05 09-29 10-12',
  ),
  2020: year(
    2020,
    '01-01 01-24~02-02 04-04~04-06 05-01~05-05 06-25~06-27 10-01~10-08',
    '01-19 04-26 05-09 06-28 09-27 10-10',
  ),
  2021: year(
    2021,
    '01-01~01-03 02-11~02-17 04-03~04-05 05-01~05-05 06-12~06-14 09-19~09-21 10-01~10-07',
    '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  ),
  2022: year(
    2022,
    '01-01~01-03 01-31~02-06 04-03~04-05 04-30~05-04 06-03~06-05 09-10~09-12 10-01~10-07 12-31',
    '01-29~01-30 04-02 04-24 05-07 10-08~10-09',
  ),
  2023: year(
    2023,
    '01-01~01-02 01-21~01-27 04-05 04-29~05-03 06-22~06-24 09-29~10-06',
    '01-28~01-29 04-23 05-06 06-25 10-07~10-08',
  ),
  2024: year(
    2024,
    '01-01 02-10~02-17 04-04~04-06 05-01~05-05 06-10 09-15~09-17 10-01~10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ),
  2025: year(
    2025,
    '01-01 01-28~02-04 04-04~04-06 05-01~05-05 05-31~06-02 10-01~10-08',
    '01-26 02-08 04-27 09-28 10-11',
  ),
  2026: year(
    2026,
    '01-01~01-03 02-15~02-23 04-04~04-06 05-01~05-05 06-19~06-21 09-25~09-27 10-01~10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ),
}

function year(number: number, holidays: string, workdays: string): CalendarYear {
  return { holidays: daysOf(number, holidays), workdays: daysOf(number, workdays) }
}

function daysOf(year: number, runs: string): DateText[] {
  return runs.split(' ').flatMap((run) => {
    const [from = '', until = from] = run.split('~')
    const days: DateText[] = []
    for (let day = dateText(`${year}-${from}`); day <= `${year}-${until}`; day = addDays(day, 1)) days.push(day)
    return days
  })
}
