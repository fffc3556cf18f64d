import { describe, expect, it } from 'vitest'
import type { DateText, MonthText } from '#kernel/dates'
import { monthsMissing, reportDueOn, reportTone } from './figures.ts'

const day = (text: string) => text as DateText
const month = (text: string) => text as MonthText

describe('月报期限', () => {
  it.each([
    ['2024-05', '2024-06-10'],
    ['2024-12', '2025-01-10'],
    ['2024-01', '2024-02-10'],
    ['2024-08', '2024-09-10'],
  ])('%s 的月报于 %s 前报送', (given, due) => {
    expect(reportDueOn(month(given), 10)).toBe(due)
  })

  it.each([
    ['2024-06-30', 'fine'],
    ['2024-07-01', 'soon'],
    ['2024-07-10', 'soon'],
    ['2024-07-11', 'overdue'],
  ] as const)('六月的月报在 %s 是 %s', (today, tone) => {
    expect(reportTone(month('2024-06'), day('2024-07-10'), day(today))).toBe(tone)
  })

  it('催报自首次报送的月份起，没有报送过的只催上月', () => {
    expect(monthsMissing([], day('2024-07-01'))).toEqual(['2024-06'])
    expect(monthsMissing([month('2024-03'), month('2024-05')], day('2024-07-01'))).toEqual(['2024-04', '2024-06'])
    expect(monthsMissing([month('2023-12'), month('2024-01')], day('2024-02-29'))).toEqual([])
  })
})
