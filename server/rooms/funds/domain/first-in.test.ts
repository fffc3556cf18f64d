import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fen, sum } from '#kernel/money'
import { type Span, within } from './first-in.ts'

/** Journals one after the other, each with where it begins in the row. */
const row = (amounts: readonly number[]): Span[] =>
  amounts.map((amount, index) => ({ from: sum(amounts.slice(0, index).map(fen)), amountFen: fen(amount) }))
const partsOf = (stretch: Span, receipts: readonly Span[]) =>
  receipts.map((receipt) => within(stretch, receipt)).map((part) => part && [part.from, part.amountFen])

it('先进先出：先下达的先用完，一笔可以用到两个文号', () => {
  const receipts = row([100, 50])
  const [first, second] = row([30, 90])
  expect(first && partsOf(first, receipts)).toEqual([[0, 30], undefined])
  expect(second && partsOf(second, receipts)).toEqual([
    [30, 70],
    [0, 20],
  ])
})

it('任何下达和支出：每一分恰属一个文号，不重不漏；任取一段，两边对应的长度相等', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 20 })
  const length = fc.integer({ min: 1, max: 500 })
  fc.assert(
    fc.property(amounts, amounts, fc.nat(500), length, (ins, outs, from, amount) => {
      const [receipts, uses] = [row(ins), row(outs)]
      const [came, went] = [sum(ins.map(fen)), sum(outs.map(fen))]
      const covered = (stretch: Span) => sum(receipts.flatMap((one) => within(stretch, one)?.amountFen ?? []))
      expect(sum(uses.map(covered))).toBe(Math.min(came, went))
      expect(covered({ from, amountFen: fen(amount) })).toBe(Math.max(0, Math.min(came, from + amount) - from))
    }),
  )
})
