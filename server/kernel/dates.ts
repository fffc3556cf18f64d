import type { Branded } from './brand.ts'
import { refusals } from './refusal.ts'

/** A civil date `YYYY-MM-DD` of the Gregorian calendar, without time zone. Dates compare with `<` and `===`. */
export type DateText = Branded<string, 'DateText'>

/** A civil month `YYYY-MM`. Months compare with `<` and `===`. */
export type MonthText = Branded<string, 'MonthText'>

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const refuseDates = refusals({
  'date-unreadable': {
    status: 422,
    title: '日期“{text}”无法识别',
    next: '请按“年-月-日”填写真实存在的日期，例如 2024-06-03',
  },
  'month-unreadable': { status: 422, title: '月份“{text}”无法识别', next: '请按“年-月”填写，例如 2024-06' },
})

// —— reading and writing ——

/** True for a date that exists, exactly in the form `YYYY-MM-DD`. */
export function isDate(value: unknown): value is DateText {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const [year, month, day] = parts(value)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** True for a month exactly in the form `YYYY-MM`. */
export function isMonth(value: unknown): value is MonthText {
  return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)
}

/** A date from its exact text. @throws Refusal `date-unreadable` */
export function dateText(text: string): DateText {
  if (!isDate(text)) throw refuseDates('date-unreadable', { text })
  return text
}

/** A month from its exact text. @throws Refusal `month-unreadable` */
export function monthText(text: string): MonthText {
  if (!isMonth(text)) throw refuseDates('month-unreadable', { text })
  return text
}

/** A date as people write it: `2024/6/3`, `2024.06.03`, `2024年6月3日`, `20240603`; undefined if there is no such day. */
export function readDate(text: string): DateText | undefined {
  const plain = text.normalize('NFKC').trim()
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/.exec(plain)?.filter((_, index) => index !== 2) ??
    /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/.exec(plain)
  if (!match) return undefined
  const written = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`
  return isDate(written) ? written : undefined
}

/** `2024年6月3日`. */
export function chineseDate(date: DateText): string {
  const [year, month, day] = parts(date)
  return `${year}年${month}月${day}日`
}

/** The civil date in China of an instant in milliseconds, by the fixed offset +08:00. */
export function shanghaiDate(instantMs: number): DateText {
  return fromDayNumber(Math.floor((instantMs + 8 * 3_600_000) / 86_400_000))
}

// —— days ——

/** −1, 0 or 1, for sorting. */
export const compareDates = (a: DateText, b: DateText): number => (a < b ? -1 : a > b ? 1 : 0)

/** The earlier of two dates. */
export const earlier = (a: DateText, b: DateText): DateText => (compareDates(a, b) <= 0 ? a : b)

/** The later of two dates. */
export const later = (a: DateText, b: DateText): DateText => (compareDates(a, b) >= 0 ? a : b)

/** The date `days` later; earlier when negative. */
export const addDays = (date: DateText, days: number): DateText => fromDayNumber(dayNumber(date) + days)

/** Days from `from` to `to`: 1 between neighbors, negative when `to` is earlier. */
export const daysBetween = (from: DateText, to: DateText): number => dayNumber(to) - dayNumber(from)

/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: DateText): Weekday => (modulo(dayNumber(date) + 3, 7) + 1) as Weekday

/** The calendar year. */
export const yearOf = (date: DateText | MonthText): number => Number(date.slice(0, 4))

/**
 * 周岁 on a date: the number of birthdays reached, the birthday itself included.
 * Born on 29 February, a person reaches the age on 1 March of a common year. Negative before birth.
 */
export function ageOn(birth: DateText, date: DateText): number {
  return yearOf(date) - yearOf(birth) - (date.slice(5) < birth.slice(5) ? 1 : 0)
}

// —— months ——

/** The month of a date. */
export const monthOf = (date: DateText): MonthText => date.slice(0, 7) as MonthText

/** The month `months` later. */
export function shiftMonth(month: MonthText, months: number): MonthText {
  const index = yearOf(month) * 12 + Number(month.slice(5)) - 1 + months
  return monthText(`${pad(Math.floor(index / 12), 4)}-${pad(modulo(index, 12) + 1, 2)}`)
}

export const firstDay = (month: MonthText): DateText => `${month}-01` as DateText

export const lastDay = (month: MonthText): DateText =>
  `${month}-${daysInMonth(yearOf(month), Number(month.slice(5)))}` as DateText

/** The same day `months` later, or the month's last day where that day does not exist: 11-30 + 3 is 02-28 or 02-29. */
export function addMonths(date: DateText, months: number): DateText {
  const month = shiftMonth(monthOf(date), months)
  const day = `${month}-${date.slice(8)}` as DateText
  return earlier(day, lastDay(month))
}

/**
 * The last day, inclusive, of “起始后 n 个月内”. The day of the event is not counted (Civil Code art. 201, 202, by
 * analogy): 推介 on 30 November is 回访 until 28 or 29 February (桂人社发〔2022〕7号 三（五）).
 */
export const withinMonths = (start: DateText, months: number): DateText => addMonths(start, months)

/** The last day of a contract of `months` that begins on `start`, which counts: 2024-06-03 and 6 give 2024-12-02. */
export const contractEnd = (start: DateText, months: number): DateText => addDays(addMonths(start, months), -1)

/** “签订 n 个月以上劳动合同”, exactly n included; a contract without an end (`null`) covers any number. */
export function contractCoversMonths(start: DateText, end: DateText | null, months: number): boolean {
  return end === null || end >= contractEnd(start, months)
}

// —— the words of the documents (Civil Code art. 1259, by analogy) ——

/** 以上、以下、以内、届满: the number itself is included. */
export const atLeast = <T extends number | DateText>(value: T, bound: T): boolean => value >= bound

/** 不超过: the number itself is included, so “不超过3次” allows the third. */
export const atMost = <T extends number | DateText>(value: T, bound: T): boolean => value <= bound

/** 超过、以外: the number itself is not included. */
export const exceeds = <T extends number | DateText>(value: T, bound: T): boolean => value > bound

/** 不满: the number itself is not included. */
export const fallsShort = <T extends number | DateText>(value: T, bound: T): boolean => value < bound

/** “6月30日前”: until 24:00 of that day. A bureau that reads 前 as excluding the day passes `false`. */
export function dueBy(date: DateText, deadline: DateText, dayIncluded = true): boolean {
  return dayIncluded ? date <= deadline : date < deadline
}

// —— the calendar itself ——

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

const parts = (date: string): [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]

// Days are counted in years that begin on 1 March, so that the leap day comes last and months follow 153 days in five.
const dayZero = 719_468 // 1970-01-01, counted from 0000-03-01
const [fourCenturies, century, fourYears] = [146_097, 36_524, 1_461]

/** Days since 1970-01-01. */
function dayNumber(date: DateText): number {
  const [year, month, day] = parts(date)
  const marchYear = month > 2 ? year : year - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + daysBefore(modulo(month - 3, 12)) + day - 1 - dayZero
}

/** The date of a day number; the last day of a century or of four years belongs to the year that ends with it. */
function fromDayNumber(days: number): DateText {
  const inCycle = modulo(days + dayZero, fourCenturies)
  const centuries = Math.min(Math.floor(inCycle / century), 3)
  const inCentury = inCycle - centuries * century
  const inFourYears = inCentury % fourYears
  const years = Math.min(Math.floor(inFourYears / 365), 3)
  const dayOfYear = inFourYears - years * 365
  const march = Math.floor((dayOfYear * 5 + 2) / 153)
  const cycles = Math.floor((days + dayZero) / fourCenturies)
  const marchYear = cycles * 400 + centuries * 100 + Math.floor(inCentury / fourYears) * 4 + years
  const [year, month] = march < 10 ? [marchYear, march + 3] : [marchYear + 1, march - 9]
  return dateText(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfYear - daysBefore(march) + 1, 2)}`)
}

/** Days before the first of a month, counted in months since March. */
const daysBefore = (march: number): number => Math.floor((march * 153 + 2) / 5)

const modulo = (value: number, by: number): number => ((value % by) + by) % by

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
