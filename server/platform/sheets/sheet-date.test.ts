import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSheetDate, toSerial } from './sheet-date.ts'

it.each([
  '2024-01-02',
  '2024-1-2',
  '2024/1/2',
  '2024.1.2',
  '2024年1月2日',
  '2024年01月02号',
  '20240102',
  '2024-01-02 08:30',
  '2024-01-02T00:00:00.000Z',
  '２０２４－０１－０２',
  '二〇二四年一月二日',
  '二零二四年一月二日',
  ' 2024 / 1 / 2 ',
  '45293',
  '45293.5',
])('日期写法 %s 读作 2024-01-02', (text) => {
  expect(parseSheetDate(text)).toBe('2024-01-02')
})

it.each([
  ['二〇二三年十一月二十九日', '2023-11-29'],
  ['二〇二三年十月三十日', '2023-10-30'],
  ['2024-02-29', '2024-02-29'],
  ['61', '1900-03-01'],
])('日期写法 %s 读作 %s', (text, date) => {
  expect(parseSheetDate(text)).toBe(date)
})

it.each([
  '',
  '昨天',
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024年1月',
  '1/2/2024',
  '24-1-2',
  '60',
  '1850-01-01',
  '202401',
])('“%s”不猜作日期', (text) => {
  expect(parseSheetDate(text)).toBeUndefined()
})

it('序列号与日期互为逆运算', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 73_050 }), (serial) => {
      const date = parseSheetDate(String(serial))
      return date !== undefined && toSerial(date) === serial
    }),
  )
})
