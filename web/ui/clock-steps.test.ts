import { expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import { clockSteps } from './clock-steps.ts'

it('次日、一周后、下月1日，都在今天之后', () => {
  expect(clockSteps(dateText('2024-12-31'))).toEqual({ day: '2025-01-01', week: '2025-01-07', month: '2025-01-01' })
  expect(clockSteps(dateText('2024-06-03'))).toEqual({ day: '2024-06-04', week: '2024-06-10', month: '2024-07-01' })
})
