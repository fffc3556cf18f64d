import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  atLeast,
  atMost,
  chineseDate,
  compareDates,
  contractCoversMonths,
  contractEnd,
  type DateText,
  dateText,
  daysBetween,
  dueBy,
  exceeds,
  fallsShort,
  firstDay,
  isDate,
  isMonth,
  lastDay,
  monthOf,
  monthText,
  readDate,
  shanghaiDate,
  shiftMonth,
  weekday,
  withinMonths,
  yearOf,
} from './dates.ts'

const d = dateText
const span = { min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }
const dates = fc.date(span).map((instant) => instant.toISOString().slice(0, 10) as DateText)

describe('日期读取', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s 存在', (text) => {
    expect(isDate(text)).toBe(true)
  })

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-06-00',
    '2024-6-3',
    '',
    20240603,
  ])('%s 不是日期', (value) => {
    expect(isDate(value)).toBe(false)
    expect(() => dateText(String(value))).toThrow('无法识别')
  })

  it.each([
    '2024-06-03',
    '2024/6/3',
    '2024.06.03',
    '2024年6月3日',
    '２０２４－０６－０３',
    '20240603',
    ' 2024 年 6 月 3 日 ',
  ])('人工填写的“%s”读作 2024-06-03', (text) => {
    expect(readDate(text)).toBe('2024-06-03')
  })

  it.each(['2024-06/03', '24-6-3', '2024-6', '45446', '2024年2月30日'])('“%s” 不予猜测', (text) => {
    expect(readDate(text)).toBeUndefined()
  })

  it('中文日期不带前导零', () => {
    expect(chineseDate(d('2024-06-03'))).toBe('2024年6月3日')
  })

  it('瞬时按东八区归入日期：北京时间零点起算新的一天', () => {
    expect(shanghaiDate(Date.UTC(2024, 5, 2, 15, 59, 59, 999))).toBe('2024-06-02')
    expect(shanghaiDate(Date.UTC(2024, 5, 2, 16))).toBe('2024-06-03')
    expect(shanghaiDate(0)).toBe('1970-01-01')
  })
})

describe('日的运算', () => {
  it('三百年间的历法与标准历法逐日一致', () => {
    for (let ms = Date.UTC(1900, 0, 1), date = d('1900-01-01'); date < '2200-01-01'; ms += 86_400_000) {
      const standard = new Date(ms)
      if (date !== standard.toISOString().slice(0, 10)) expect.fail(`${date} ≠ ${standard.toISOString()}`)
      if (weekday(date) % 7 !== standard.getUTCDay()) expect.fail(`${date} 星期有误`)
      date = addDays(date, 1)
    }
  })

  it('加减互逆，间隔可加', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('排序即先后', () => {
    expect([d('2024-10-01'), d('2024-09-30'), d('2023-12-31')].toSorted(compareDates)).toEqual([
      '2023-12-31',
      '2024-09-30',
      '2024-10-01',
    ])
    expect(compareDates(d('2024-01-01'), d('2024-01-01'))).toBe(0)
  })

  it.each([
    ['2000-06-03', '2024-06-02', 23],
    ['2000-06-03', '2024-06-03', 24],
    ['2000-02-29', '2023-02-28', 22],
    ['2000-02-29', '2023-03-01', 23],
    ['2000-02-29', '2024-02-29', 24],
  ])('%s 出生，%s 满 %d 周岁', (birth, date, age) => {
    expect(ageOn(d(birth), d(date))).toBe(age)
  })
})

describe('月的运算', () => {
  it.each([
    ['2023-11-30', 3, '2024-02-29'],
    ['2022-11-30', 3, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-06-03', 0, '2024-06-03'],
    ['2024-12-15', 1, '2025-01-15'],
  ])('%s 加 %d 个月是 %s', (start, months, end) => {
    expect(addMonths(d(start), months)).toBe(end)
  })

  it('加月不颠倒先后，也不越过目标月', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: -600, max: 600 }), (a, b, months) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        expect(addMonths(early, months) <= addMonths(late, months)).toBe(true)
        expect(monthOf(addMonths(a, months))).toBe(shiftMonth(monthOf(a), months))
      }),
    )
  })

  it('月份文本', () => {
    expect(isMonth('2024-13')).toBe(false)
    expect(() => monthText('2024-6')).toThrow('月份“2024-6”无法识别')
    expect(firstDay(monthText('2024-02'))).toBe('2024-02-01')
    expect(lastDay(monthText('2024-02'))).toBe('2024-02-29')
    expect(lastDay(monthText('2100-02'))).toBe('2100-02-28')
    expect(shiftMonth(monthText('2024-01'), -1)).toBe('2023-12')
    expect(yearOf(monthText('2024-01'))).toBe(2024)
  })
})

describe('文件中的期限用语', () => {
  it('推介后3个月内：不计推介当日，无对应日的以月末日为最后一日 [G-029]', () => {
    expect(withinMonths(d('2024-03-15'), 3)).toBe('2024-06-15')
    expect(withinMonths(d('2023-11-30'), 3)).toBe('2024-02-29')
    expect(withinMonths(d('2022-11-30'), 3)).toBe('2023-02-28')
  })

  it('签订6个月以上劳动合同：恰好6个月即符合，无固定期限的符合 [G-057]', () => {
    const start = d('2024-06-03')
    expect(contractEnd(start, 6)).toBe('2024-12-02')
    expect(contractCoversMonths(start, d('2024-12-02'), 6)).toBe(true)
    expect(contractCoversMonths(start, d('2024-12-01'), 6)).toBe(false)
    expect(contractCoversMonths(start, null, 6)).toBe(true)
    expect(contractEnd(d('2024-08-31'), 6)).toBe('2025-02-27')
  })

  it('以上、不超过含本数；超过、不满不含本数', () => {
    expect([7999, 8000, 8001].map((n) => atLeast(n, 8000))).toEqual([false, true, true])
    expect([2, 3, 4].map((n) => atMost(n, 3))).toEqual([true, true, false])
    expect([2, 3, 4].map((n) => exceeds(n, 3))).toEqual([false, false, true])
    expect([2, 3, 4].map((n) => fallsShort(n, 3))).toEqual([true, false, false])
    expect(atLeast(d('2024-06-03'), d('2024-06-03'))).toBe(true)
  })

  it('“6月30日前”含当日，可设为不含 [G-072]', () => {
    const deadline = d('2024-06-30')
    expect(dueBy(deadline, deadline)).toBe(true)
    expect(dueBy(d('2024-07-01'), deadline)).toBe(false)
    expect(dueBy(deadline, deadline, false)).toBe(false)
  })
})
