import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { openTestHouse, type TestHouse } from '../../../../test/harness.ts'
import { odditiesOf } from '../domain/oddities.ts'
import { selectTightUses } from './store-oddities.ts'

/** Which places are odd is said by the domain; the database only spares it those that cannot be. */
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const on = '2024-06-03' as DateText
const clean = {
  overlaps: [],
  accountChangedOn: undefined,
  corrections: 0,
  educationFund: undefined,
  withdrawn: undefined,
  barred: undefined,
}
const uses = fc.uniqueArray(
  fc.record({
    line: fc.nat(2),
    slot: fc.constantFrom('甲', '乙', '丙'),
    place: fc.integer({ min: 1, max: 4 }),
    more: fc.nat(2),
    released: fc.boolean(),
  }),
  { selector: ({ slot, place }) => `${slot}${place}`, minLength: 1, maxLength: 10 },
)
const exceptions = fc.subarray(['甲', '乙', '丙'])

it('临近限额和例外：库里先挑出来的，不漏掉规则认为要看的任何一处，也不取离限额还远又没有例外的 [L-108]', async () => {
  const kinds = new Set<string>()
  const agree = fc.asyncProperty(uses, exceptions, async (drawn, excepted) => {
    const lineIds = [newId(), newId(), newId()]
    const run = newId()
    const rows = drawn.map(({ line, slot, place, more, released }) => ({
      id: newId(),
      slot: `${slot}|${run}`,
      slot_words: slot,
      place,
      at_most: place + more,
      state: 'reserved',
      matter_id: lineIds[line] ?? '',
      matter_name: '测试',
      region_code: '450225',
      taken_on: on,
      released_on: released ? on : null,
      released_because: released ? '测试' : null,
    }))
    const slots = excepted.map((slot) => `${slot}|${run}`)
    const tight = await inTransaction(house.database, theSystem, async (tx) => {
      await tx.db.insertInto('people.limit_use').values(rows).execute()
      return selectTightUses(tx, lineIds, slots)
    })
    for (const lineId of lineIds) {
      const held = rows
        .filter((row) => row.matter_id === lineId && row.released_on === null)
        .map(({ slot, place, at_most: atMost }) => ({ slot, place, atMost }))
      const judged = (some: typeof held) => odditiesOf({ ...clean, uses: some, exceptions: slots })
      const picked = tight.get(lineId) ?? []
      expect(judged(picked)).toEqual(judged(held))
      const spared = picked.filter(({ slot, place, atMost }) => place < atMost && !slots.includes(slot))
      expect(spared).toEqual([])
      for (const { kind } of judged(held)) kinds.add(kind)
    }
  })
  await fc.assert(agree, { numRuns: 60 })
  expect(kinds).toEqual(new Set(['near-limit', 'exception']))
})
