import { expect, it } from 'vitest'
import { isWorkingDay } from './calendar.ts'
import { dateText, monthText } from './dates.ts'
import { yuan } from './money.ts'
import { period } from './periods.ts'
import { Refusal } from './refusal.ts'
import { follow } from './transitions.ts'

const cases: [string, () => unknown][] = [
  ['calendar-year-missing', () => isWorkingDay({}, dateText('2024-06-03'))],
  ['date-unreadable', () => dateText('2024-02-30')],
  ['month-unreadable', () => monthText('2024-13')],
  ['amount-unreadable', () => yuan('一百')],
  ['period-reversed', () => period(dateText('2024-06-03'), dateText('2024-06-02'))],
  ['state-forbids', () => follow({ done: {} }, 'done', 'submit' as never, { state: '已完成', act: '提交' })],
]

it.each(cases)('内核的拒绝 %s 说清原因和下一步', (code, attempt) => {
  expect(attempt).toThrow(Refusal)
  try {
    attempt()
  } catch (error) {
    expect(error).toMatchObject({ code })
    const { message, next } = error as Refusal
    expect(next).not.toBe('')
    expect(`${message}${next}`).not.toMatch(/[{}]/)
  }
})
