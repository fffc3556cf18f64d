import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fen } from '#kernel/money'
import { ageingOf, bandsOf, together } from './ageing.ts'

it('账龄分几批算再合起来，与一次算完相同', () => {
  const bands = bandsOf(30, 4)
  const waiting = fc.record({ days: fc.nat(200), amountFen: fc.nat(1_000_000).map(fen) })
  fc.assert(
    fc.property(fc.array(waiting), fc.array(waiting), (some, others) => {
      expect(together(ageingOf(some, bands), ageingOf(others, bands))).toEqual(ageingOf([...some, ...others], bands))
      expect(together(undefined, ageingOf(some, bands))).toEqual(ageingOf(some, bands))
    }),
  )
})
