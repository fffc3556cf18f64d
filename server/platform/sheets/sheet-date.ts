import { addDays, type DateText, dateText, daysBetween, readDate, yearOf } from '#kernel/dates'

const CHINESE_DIGITS = '〇一二三四五六七八九'
/** The day before Excel's first, moved by the 29 February 1900 that Excel counts and the calendar does not have. */
const SERIAL_ZERO = dateText('1899-12-30')
/** 1900-03-01, the first day on which Excel and the calendar agree. */
const FIRST_SERIAL = 61

/**
 * Reads a date as people write it in tables and gives `YYYY-MM-DD`, or undefined when it is none.
 * Styles: 2024-1-2 · 2024/1/2 · 2024.1.2 · 2024年1月2日（号）· 20240102 · with a time behind · full-width digits ·
 * 二〇二四年一月二日 · Excel's serial number (45293). Years 1900 to 2099; day-first and two-digit years are not guessed.
 */
export function parseSheetDate(text: string): DateText | undefined {
  const plain = chineseToDigits(text.normalize('NFKC').replace(/[—–]/g, '-').trim())
  const date = /^\d{1,5}(\.\d+)?$/.test(plain) ? fromSerial(Math.trunc(Number(plain))) : readDate(withoutTime(plain))
  return date && yearOf(date) >= 1900 && yearOf(date) <= 2099 ? date : undefined
}

/** Excel's serial number of a date (1900 system), so that a written cell is a true date. */
export function toSerial(date: DateText): number {
  return daysBetween(SERIAL_ZERO, date)
}

function fromSerial(serial: number): DateText | undefined {
  return serial < FIRST_SERIAL ? undefined : addDays(SERIAL_ZERO, serial)
}

function withoutTime(text: string): string {
  return text.replace(/[T\s]\s*\d{1,2}:\d{2}.*$/, '').replace(/号$/, '日')
}

/** 二〇二四年十一月二十日 → 2024年11月20日; other text is returned as it stands. */
function chineseToDigits(text: string): string {
  if (!/^[〇○零一二三四五六七八九]{4}年/.test(text)) return text
  return text
    .replace(/[○零]/g, '〇')
    .replace(/([一二三]?)十([一-九]?)/g, (_, tens: string, ones: string) => `${tens || '一'}${ones || '〇'}`)
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)))
}
