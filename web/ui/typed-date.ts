import { isMonth, readDate } from '#kernel/dates'

/**
 * A day or month as clerks type it, in the one form that the contracts carry: 2024-6-3, 2024/6/3, 2024.6.3, 20240603,
 * 2024年6月3日, a month the same without its day, full-width digits as well; undefined if there is none such.
 */
export function readTypedDate(text: string, picker: 'date' | 'month' = 'date'): string | undefined {
  if (picker === 'date') return readDate(text)
  const plain = text.normalize('NFKC').trim()
  const [, year, ...months] = /^(\d{4})(?:(\d{2})|\s*[-/.]\s*(\d{1,2})|\s*年\s*(\d{1,2})\s*月)$/.exec(plain) ?? []
  const month = `${year}-${months.find((one) => one !== undefined)?.padStart(2, '0')}`
  return isMonth(month) ? month : undefined
}
