import { describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { progressOf } from './progress.ts'

const plan = { unit: 'person-times', from: '2019-01-01' as DateText, until: '2021-12-31' as DateText }
const at = (today: string) => today as DateText

describe('完成率与时间进度', () => {
  it.each([
    // number, done, of, today → share, elapsed, light
    [10, 0, 0, '2018-12-31', 0, 0, 'on-time'],
    [10, 0, 0, '2019-01-01', 0, 9, 'behind'],
    [10, 5, 5, '2020-07-01', 5_000, 5_000, 'on-time'],
    [10, 5, 5, '2020-07-02', 5_000, 5_009, 'behind'],
    [10, 9, 9, '2021-12-31', 9_000, 10_000, 'behind'],
    [10, 9, 9, '2022-01-01', 9_000, 10_000, 'missed'],
    [10, 10, 10, '2022-01-01', 10_000, 10_000, 'reached'],
    [10, 10, 10, '2019-02-01', 10_000, 291, 'reached'],
    [null, 3, 3, '2020-07-01', null, 5_000, 'no-number'],
  ] as const)('定数 %s、完成 %s/%s、今日 %s：%s %s %s', (number, done, of, today, shareBp, elapsedBp, light) => {
    expect(progressOf({ ...plan, number }, { done, of }, at(today))).toEqual({ shareBp, elapsedBp, light })
  })

  it('比例的定数是万分之几：一半的人达到一半的定数', () => {
    const share = { ...plan, unit: 'share', number: 10_000 }
    expect(progressOf(share, { done: 1, of: 2 }, at('2022-01-01'))).toMatchObject({ shareBp: 5_000, light: 'missed' })
    expect(progressOf(share, { done: 2, of: 2 }, at('2022-01-01')).light).toBe('reached')
    expect(progressOf(share, { done: 0, of: 0 }, at('2020-01-01'))).toMatchObject({
      shareBp: null,
      light: 'no-records',
    })
  })
})
