import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay, rollForward, tableEndsIn } from './calendar.ts'
import { calendarSeed } from './calendar-seed.ts'
import { dateText, weekday } from './dates.ts'
import { Refusal } from './refusal.ts'

const d = dateText
const table = calendarSeed

describe('工作日', () => {
  it.each([
    ['2024-06-07', true, '平常周五'],
    ['2024-06-08', false, '平常周六'],
    ['2024-06-10', false, '端午节'],
    ['2024-05-11', true, '劳动节调休上班的周六'],
    ['2020-01-31', false, '2020年春节延长假期'],
    ['2022-12-31', false, '2023年元旦假期在上一年的一天'],
    ['2026-02-28', true, '2026年春节调休上班的周六'],
  ])('%s 是否上班：%s（%s）', (date, expected) => {
    expect(isWorkingDay(table, d(date))).toBe(expected)
  })

  it('公示5个工作日：自次日起算，或含首日', () => {
    expect(addWorkingDays(table, d('2024-06-03'), 5)).toBe('2024-06-11')
    expect(addWorkingDays(table, d('2024-06-03'), 5, { firstDayCounts: true })).toBe('2024-06-07')
    expect(addWorkingDays(table, d('2024-06-08'), 1, { firstDayCounts: true })).toBe('2024-06-11')
    expect(addWorkingDays(table, d('2023-12-29'), 1)).toBe('2024-01-02')
    expect(() => addWorkingDays(table, d('2024-06-03'), 0)).toThrow(RangeError)
  })

  it('期间最后一日是休息日的顺延至下一个工作日', () => {
    expect(rollForward(table, d('2024-10-01'))).toBe('2024-10-08')
    expect(rollForward(table, d('2024-10-12'))).toBe('2024-10-12')
  })

  it('没有放假安排的年份报错并说明停下的是什么，不当作平常年份', () => {
    const crossing = () => addWorkingDays(table, d('2026-12-31'), 1, { stops: '公示期' })
    expect(crossing).toThrow(Refusal)
    expect(crossing).toThrow('尚未录入2027年放假安排，无法计算公示期')
    expect(() => isWorkingDay(table, d('2018-06-04'))).toThrow('无法计算工作日')
  })

  it('离年表到期的天数', () => {
    expect(tableEndsIn(table, d('2026-10-02'))).toBe(90)
    expect(tableEndsIn(table, d('2026-12-31'))).toBe(0)
    expect(tableEndsIn(table, d('2027-01-02'))).toBe(-2)
    expect(tableEndsIn({ ...table, 2028: { holidays: [], workdays: [] } }, d('2026-12-31'))).toBe(0)
  })
})

describe('放假年表', () => {
  it('各年天数与来源一致', () => {
    const counts = Object.values(table).map((year) => [year.holidays.length, year.workdays.length])
    expect(Object.keys(table)).toEqual(['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026'])
    expect(counts).toEqual([
      [28, 6],
      [30, 6],
      [31, 7],
      [32, 7],
      [26, 7],
      [28, 8],
      [28, 5],
      [33, 6],
    ])
  })

  it('调休上班日都在周末，且不同时是假日', () => {
    for (const year of Object.values(table)) {
      expect(year.workdays.every((day) => weekday(day) > 5 && !year.holidays.includes(day))).toBe(true)
    }
  })
})
