import { describe, expect, it } from 'vitest'
import { addDays, type DateText } from '#kernel/dates'
import { followUpDueOn, isStale, type ReferralRule, referralsDoneOn, toneOf } from './follow-up.ts'

const day = (text: string) => text as DateText
const rule: ReferralRule = { min: 3, months: 3, start: 'third-referral' }

describe('回访期限', () => {
  it.each([
    ['2024-03-01', '2024-06-01'],
    ['2024-05-31', '2024-08-31'],
    ['2024-11-30', '2025-02-28'],
    ['2023-11-30', '2024-02-29'],
    ['2023-11-29', '2024-02-29'],
    ['2024-11-28', '2025-02-28'],
    ['2024-03-31', '2024-06-30'],
    ['2024-08-31', '2024-11-30'],
    ['2024-12-31', '2025-03-31'],
    ['2024-10-15', '2025-01-15'],
  ])('第三个岗位在%s推介，末日是%s', (third, due) => {
    const earlier = addDays(day(third), -9)
    expect(followUpDueOn([earlier, earlier, day(third)], rule)).toBe(due)
  })

  it('第三个才起算：前两个没有期限，第四个不再移动期限', () => {
    const days = ['2024-06-03', '2024-06-10', '2024-07-01', '2024-08-01'].map(day)
    expect(followUpDueOn(days.slice(0, 2), rule)).toBeNull()
    expect(referralsDoneOn(days.slice(0, 2), rule)).toBeNull()
    expect(followUpDueOn(days, rule)).toBe('2024-10-01')
    expect(referralsDoneOn(days, rule)).toBe('2024-07-01')
  })

  it('按另一种理解自第一个推介起算', () => {
    expect(followUpDueOn([day('2024-06-03')], { ...rule, start: 'first-referral' })).toBe('2024-09-03')
    expect(followUpDueOn([], { ...rule, start: 'first-referral' })).toBeNull()
  })

  it.each([
    ['2024-08-18', 'fine'],
    ['2024-08-19', 'soon'],
    ['2024-09-01', 'soon'],
    ['2024-09-02', 'soon'],
    ['2024-09-03', 'overdue'],
  ] as const)('末日是2024-09-02、提前14天提醒：%s 是 %s', (today, tone) => {
    expect(toneOf({ followUpDueOn: day('2024-09-02'), followUpDoneOn: null }, day(today), 14)).toBe(tone)
  })

  it('已回访或还没有期限的是绿灯；核实满天数的次日才提示', () => {
    expect(toneOf({ followUpDueOn: day('2024-01-01'), followUpDoneOn: day('2024-02-01') }, day('2024-06-03'), 14)).toBe(
      'fine',
    )
    expect(toneOf({ followUpDueOn: null, followUpDoneOn: null }, day('2024-06-03'), 14)).toBe('fine')
    expect([
      isStale(day('2024-01-01'), day('2024-06-29'), 180),
      isStale(day('2024-01-01'), day('2024-06-30'), 180),
    ]).toEqual([false, true])
    expect(isStale(null, day('2024-06-30'), 180)).toBe(false)
  })
})
