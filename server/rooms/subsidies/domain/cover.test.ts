import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Fen, fen, subtract, sum, yuan } from '#kernel/money'
import { askedParts } from './asked-parts.ts'
import { cover } from './cover.ts'

const amounts = (min: number, most: number) => fc.array(fc.integer({ min, max: 500_000 }).map(fen), { maxLength: most })
const lines = (of: readonly Fen[]) => of.map((amountFen, index) => ({ id: `line-${index}`, amountFen }))
const parts = (of: readonly Fen[]) => of.map((leftFen, index) => ({ partId: `part-${index}`, leftFen }))

it('两个来源、三个人：每一份都有人抵付，谁也不空着 [L-060]', () => {
  const covered = cover(lines([600, 600, 600].map(yuan)), parts([yuan(900), yuan(300)]))
  const of = (partId: string) => [...covered.values()].flatMap((one) => (one.partId === partId ? [one.fen] : []))
  expect([of('part-0'), of('part-1')]).toEqual([[yuan(450), yuan(450)], [yuan(300)]])
})

it('抵付的性质：没有零，不超过这一行、不超过这一份；人数够时每份都有，金额够时全部抵完 [L-060]', () => {
  fc.assert(
    fc.property(amounts(0, 12), amounts(0, 4), (due, left) => {
      const covered = cover(lines(due), parts(left))
      const drawn = (partId: string) =>
        sum([...covered.values()].flatMap((one) => (one.partId === partId ? [one.fen] : [])))
      for (const [id, one] of covered) {
        expect(one.fen).toBeGreaterThan(0)
        expect(one.fen).toBeLessThanOrEqual(due[Number(id.slice(5))] ?? 0)
      }
      const held = left.filter((one) => one > 0)
      const paying = due.filter((one) => one > 0)
      for (const [index, leftFen] of left.entries()) {
        expect(drawn(`part-${index}`)).toBeLessThanOrEqual(leftFen)
        if (leftFen > 0 && paying.length >= held.length) expect(drawn(`part-${index}`)).toBeGreaterThan(0)
      }
      const largest = fen(Math.max(0, ...paying) * held.length)
      if (subtract(sum(due), largest) >= sum(left))
        expect(sum([...covered.values()].map((one) => one.fen))).toBe(sum(left))
    }),
  )
})

it('申请的预拨分到各来源：合计不差一分，不超过各自可预拨的，没有一份是零；不够一份一分的不成 [L-060]', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 500_000 }).map(fen), { minLength: 1, maxLength: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (most, share) => {
        const askedFen = fen(Math.floor(sum(most) * share))
        const shares = askedParts(most, askedFen)
        expect(shares === undefined).toBe(askedFen < most.length)
        if (!shares) return
        expect(sum(shares)).toBe(askedFen)
        for (const [index, mostFen] of most.entries()) {
          expect(shares[index]).toBeGreaterThan(0)
          expect(shares[index]).toBeLessThanOrEqual(mostFen)
        }
      },
    ),
  )
  expect(askedParts([yuan(3_000), fen(1)], fen(100))).toEqual([99, 1])
  expect(askedParts([fen(1), fen(1)], fen(3))).toBeUndefined()
})
