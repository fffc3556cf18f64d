import { describe, expect, it } from 'vitest'
import type { DateText, MonthText } from '#kernel/dates'
import { daysOf, monthsOf, stateOn } from './attendance-days.ts'

const day = (text: string) => text as DateText

describe('考勤日历', () => {
  it('跨月的班每月一张', () => {
    expect(monthsOf({ startsOn: day('2024-12-30'), endsOn: day('2025-02-01') })).toEqual([
      '2024-12',
      '2025-01',
      '2025-02',
    ])
  })

  it('一个月的每一天，一天不少', () => {
    const days = daysOf('2024-02' as MonthText)
    expect([days[0], days.at(-1), days.length]).toEqual(['2024-02-01', '2024-02-29', 29])
  })

  it('满勤、未满勤、未上、没有课各不相同', () => {
    const days = {
      startsOn: day('2024-06-03'),
      endsOn: day('2024-06-06'),
      attendedDates: [day('2024-06-03')],
      sessions: [
        { heldOn: day('2024-06-03'), mark: 'present' },
        { heldOn: day('2024-06-04'), mark: 'absent' },
        { heldOn: day('2024-06-06'), mark: null },
      ],
    }
    const states = ['2024-06-03', '2024-06-04', '2024-06-05', '2024-06-06'].map((text) => stateOn(days, day(text)))
    expect(states).toEqual(['attended', 'missed', 'none', 'coming'])
  })
})
