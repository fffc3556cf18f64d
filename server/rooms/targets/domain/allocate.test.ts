import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fen } from '#kernel/money'
import { ALL_WEIGHTS, allocate, type Factor, factorFaults } from './allocate.ts'

const REGIONS = ['450202', '450203', '450224', '450225', '450226']

/** Weights that add up to 100 %, cut at random places. */
const weights = (count: number) =>
  fc.array(fc.integer({ min: 0, max: ALL_WEIGHTS }), { minLength: count - 1, maxLength: count - 1 }).map((cuts) => {
    const marks = [0, ...cuts.toSorted((a, b) => a - b), ALL_WEIGHTS]
    return marks.slice(1).map((mark, index) => mark - (marks[index] ?? 0))
  })

const valuesOf = fc
  .array(fc.integer({ min: 0, max: 5_000 }), { minLength: REGIONS.length, maxLength: REGIONS.length })
  .filter((values) => values.some((value) => value > 0))
  .map((values) => Object.fromEntries(REGIONS.map((region, index) => [region, values[index] ?? 0])))

const factors: fc.Arbitrary<Factor[]> = fc
  .integer({ min: 1, max: 4 })
  .chain((count) =>
    fc
      .tuple(weights(count), fc.array(valuesOf, { minLength: count, maxLength: count }))
      .map(([parts, values]) =>
        parts.map((weightBp, index) => ({ key: `f${9 - index}`, weightBp, values: values[index] ?? {} })),
      ),
  )
const total = fc.integer({ min: 1, max: 9_000_000_000 }).map((fen) => fen as Fen)
const sum = (amounts: Iterable<number>): number => [...amounts].reduce((all, one) => all + one, 0)

describe('因素法：最大余数法到分', () => {
  it('各县之和等于总额，各因素之和等于总额，没有负数', () => {
    fc.assert(
      fc.property(total, factors, (amount, list) => {
        const { byFactor, shares } = allocate(amount, REGIONS, list)
        expect(sum(Object.values(shares))).toBe(amount)
        expect(sum(byFactor.map(({ amountFen }) => amountFen))).toBe(amount)
        expect(byFactor.map(({ key }) => key)).toEqual(list.map(({ key }) => key))
        for (const { amountFen, parts } of byFactor) expect(sum(Object.values(parts))).toBe(amountFen)
        for (const { parts } of byFactor) expect(Math.min(...Object.values(parts))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('单调：一个县的指标值增加，它的分配额不减；样样不少的县，分得不少（同数至多差一分一项）', () => {
    fc.assert(
      fc.property(
        total,
        factors,
        fc.nat(REGIONS.length - 1),
        fc.integer({ min: 1, max: 900 }),
        (amount, list, at, more) => {
          const region = REGIONS[at] ?? ''
          const before = allocate(amount, REGIONS, list).shares[region] ?? 0
          const raised = list.map((one) => ({
            ...one,
            values: { ...one.values, [region]: (one.values[region] ?? 0) + more },
          }))
          expect(allocate(amount, REGIONS, raised).shares[region]).toBeGreaterThanOrEqual(before)
          const { shares } = allocate(amount, REGIONS, list)
          for (const other of REGIONS) {
            if (!list.every(({ values }) => (values[region] ?? 0) >= (values[other] ?? 0))) continue
            expect((shares[region] ?? 0) + list.length).toBeGreaterThanOrEqual(shares[other] ?? 0)
          }
        },
      ),
    )
  })

  it('县和因素换个次序，结果一分不变，因素照给出的次序列出', () => {
    const shuffled = fc.shuffledSubarray(REGIONS, { minLength: REGIONS.length })
    fc.assert(
      fc.property(total, factors, shuffled, (amount, list, places) => {
        const turned = allocate(amount, places, list.toReversed())
        const { byFactor, shares } = allocate(amount, REGIONS, list)
        expect(turned).toEqual({ byFactor: byFactor.toReversed(), shares })
      }),
    )
  })

  it('余数相等时区划代码小的县先得', () => {
    const values = Object.fromEntries(REGIONS.map((region) => [region, 1]))
    const { shares } = allocate(7 as Fen, REGIONS.toReversed(), [{ key: 'a', weightBp: ALL_WEIGHTS, values }])
    expect(shares).toEqual({ '450202': 2, '450203': 2, '450224': 1, '450225': 1, '450226': 1 })
  })

  it.each([
    ['99.99%', [9_999], [1], { sumBp: 9_999, empty: [] }],
    ['100.01%', [6_000, 4_001], [1, 1], { sumBp: 10_001, empty: [] }],
    ['没有数的因素带权重', [6_000, 4_000], [1, 0], { sumBp: 10_000, empty: ['f1'] }],
    ['没有数的因素不带权重', [10_000, 0], [1, 0], undefined],
  ] as const)('权重：%s', (_, parts, each, faults) => {
    const list = parts.map((weightBp, index) => ({
      key: `f${index}`,
      weightBp,
      values: { '450202': each[index] ?? 0 },
    }))
    expect(factorFaults(list, ['450202'])).toEqual(faults)
    if (faults) expect(() => allocate(1 as Fen, ['450202'], list)).toThrow(RangeError)
    else expect(allocate(1 as Fen, ['450202'], list).shares).toEqual({ '450202': 1 })
  })
})
