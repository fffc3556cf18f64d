import { expect, it } from 'vitest'
import { readTypedDate } from './typed-date.ts'

it.each([
  '2024-06-03',
  '2024-6-3',
  '2024/6/3',
  '2024.6.3',
  '20240603',
  '2024年6月3日',
  '２０２４－６－３',
  ' 2024/06/03 ',
])('手工填的“%s”读作 2024-06-03', (text) => expect(readTypedDate(text)).toBe('2024-06-03'))

it.each(['2024-06', '2024-6', '2024/6', '2024.6', '202406', '2024年6月', '２０２４年６月'])(
  '手工填的“%s”读作 2024-06',
  (text) => expect(readTypedDate(text, 'month')).toBe('2024-06'),
)

it.each([
  ['', 'date'],
  ['2024-6', 'date'],
  ['24-6-3', 'date'],
  ['2024-2-30', 'date'],
  ['明天', 'date'],
  ['', 'month'],
  ['2024', 'month'],
  ['2024-13', 'month'],
  ['2024-6-3', 'month'],
] as const)('“%s”读不出%s，不猜', (text, picker) => expect(readTypedDate(text, picker)).toBeUndefined())
