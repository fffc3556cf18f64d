import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnSet } from './column-set.ts'

const types = new Map([
  ['id', 'uuid'],
  ['rule', 'text'],
  ['fen', 'bigint'],
  ['note', 'text'],
  ['trace', 'jsonb'],
])

it('一批行按列拆开：全同的说一次，同类的一类说一次，各自的逐行；合起来仍是原来的行', () => {
  const row = fc.record({
    id: fc.uuid(),
    rule: fc.constantFrom('甲', '乙'),
    fen: fc.constantFrom(0, 100, 20_000),
    note: fc.option(fc.string(), { nil: null }),
    trace: fc.constantFrom({ 步骤: 1 }, { 步骤: 2 }, null),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      const { common, byKind, kinds, own } = columnSet('一张表', rows, types)
      const again = rows.map((_, index) => {
        const texts = [
          ...common.map(({ name, texts: [text] }) => [name, text]),
          ...byKind.map(({ name, texts: of }) => [name, of[(kinds[index] ?? 0) - 1]]),
          ...own.map(({ name, texts: of }) => [name, of[index]]),
        ]
        return Object.fromEntries(texts)
      })
      expect(again).toEqual(
        rows.map((one) => ({ ...one, fen: String(one.fen), trace: JSON.stringify(one.trace), note: one.note })),
      )
      expect(Math.max(0, ...kinds)).toBeLessThanOrEqual(Math.max(1, rows.length / 4))
    }),
    { seed: 20241122, numRuns: 200 },
  )
})
