import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateText } from './dates.ts'
import {
  asOf,
  contains,
  covers,
  type Dated,
  firstOverlap,
  gaps,
  intersect,
  overlaps,
  type Period,
  period,
} from './periods.ts'

const d = dateText
const origin = d('2024-01-01')
const day = (n: number) => addDays(origin, n)
const days = fc.nat(60)
const periods: fc.Arbitrary<Period> = fc
  .record({ start: days, length: fc.option(fc.nat(20)) })
  .map(({ start, length }) => period(day(start), length === null ? null : day(start + length)))
const someDays = Array.from({ length: 90 }, (_, n) => day(n))

describe('期间', () => {
  it('起止两日都在期间之内', () => {
    const half = period(d('2024-01-01'), d('2024-06-30'))
    expect(contains(half, d('2023-12-31'))).toBe(false)
    expect(contains(half, d('2024-01-01'))).toBe(true)
    expect(contains(half, d('2024-06-30'))).toBe(true)
    expect(contains(half, d('2024-07-01'))).toBe(false)
    expect(contains(period(origin), d('2999-12-31'))).toBe(true)
  })

  it('止日早于起日的期间不收', () => {
    expect(period(origin, origin)).toEqual({ from: origin, until: origin })
    expect(() => period(day(1), day(0))).toThrow('止日2024-01-01早于起日2024-01-02')
  })

  it('交集、重叠、涵盖与逐日判断一致', () => {
    fc.assert(
      fc.property(periods, periods, (a, b) => {
        const both = someDays.filter((date) => contains(a, date) && contains(b, date))
        const common = intersect(a, b)
        expect(someDays.filter((date) => common && contains(common, date))).toEqual(both)
        expect(overlaps(a, b)).toBe(both.length > 0)
        expect(covers(a, b)).toBe(
          someDays.every((date) => !contains(b, date) || contains(a, date)) && (a.until === null || b.until !== null),
        )
      }),
    )
  })

  it('空档与逐日判断一致，且互不相接', () => {
    fc.assert(
      fc.property(periods, fc.array(periods, { maxLength: 6 }), (whole, list) => {
        const found = gaps(whole, list)
        const free = someDays.filter((date) => contains(whole, date) && !list.some((held) => contains(held, date)))
        expect(someDays.filter((date) => found.some((gap) => contains(gap, date)))).toEqual(free)
        found.slice(1).forEach((gap, index) => {
          expect(addDays(found[index]?.until ?? gap.from, 1) < gap.from).toBe(true)
        })
      }),
    )
  })

  it('按日期取值：取当日有效的一条，重叠时取后起的一条', () => {
    const rates: Dated<number>[] = [
      { ...period(d('2022-02-22'), d('2023-12-31')), value: 1 },
      { ...period(d('2024-01-01')), value: 2 },
      { ...period(d('2024-06-01'), d('2024-06-30')), value: 3 },
    ]
    expect(asOf(rates, d('2022-02-21'))).toBeUndefined()
    expect(asOf(rates, d('2023-12-31'))?.value).toBe(1)
    expect(asOf(rates, d('2024-05-31'))?.value).toBe(2)
    expect(asOf(rates, d('2024-06-15'))?.value).toBe(3)
    expect(asOf(rates.toReversed(), d('2024-06-15'))?.value).toBe(3)
    expect(firstOverlap(rates)?.map((rate) => rate.value)).toEqual([2, 3])
    expect(firstOverlap(rates.slice(0, 2))).toBeUndefined()
  })
})
