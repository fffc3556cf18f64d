import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Fen, fen, sum } from '#kernel/money'
import { type Booked, firstIn, within } from './first-in.ts'

const booked = (amounts: readonly number[], word: string): Booked[] =>
  amounts.map((amount, index) => ({ id: `${word}${index}`, amountFen: fen(amount) as Fen }))

it('先进先出：先下达的先用完，一笔可以用到两个文号', () => {
  const pieces = firstIn(booked([100, 50], '文号'), booked([30, 90], '付'))
  expect(pieces.map((one) => [one.receiptId, one.useId, one.amountFen])).toEqual([
    ['文号0', '付0', 30],
    ['文号0', '付1', 70],
    ['文号1', '付1', 20],
  ])
})

it('任何下达和支出：每一分恰属一个文号，不重不漏；任取一段，两边对应的长度相等', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 20 })
  fc.assert(
    fc.property(amounts, amounts, fc.nat(500), fc.integer({ min: 1, max: 500 }), (ins, outs, from, length) => {
      const [receipts, uses] = [booked(ins, 'r'), booked(outs, 'u')]
      const pieces = firstIn(receipts, uses)
      const [came, went] = [sum(receipts.map((one) => one.amountFen)), sum(uses.map((one) => one.amountFen))]
      expect(sum(pieces.map((one) => one.amountFen))).toBe(Math.min(came, went))
      for (const { id, amountFen } of uses) {
        const own = pieces.filter((one) => one.useId === id)
        expect(own.map((one) => one.useFrom)).toEqual(
          own.map((_, at) => own.slice(0, at).reduce((n, p) => n + p.amountFen, 0)),
        )
        const parts = own.flatMap((one) => within(one, 'use', { from, amountFen: fen(length) as Fen }) ?? [])
        const covered = own.reduce((n, one) => n + one.amountFen, 0)
        const wanted = Math.max(0, Math.min(covered, from + length) - from)
        expect(parts.reduce((n, part) => n + part.amountFen, 0)).toBe(wanted)
        expect(covered).toBeLessThanOrEqual(amountFen)
      }
    }),
  )
})
