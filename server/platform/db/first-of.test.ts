import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MOST_COUNTED } from '#kernel/most-counted'
import { openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { firstOf, inTransaction } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

it.each([
  [3, 3, 3],
  [51, 50, 51],
  [MOST_COUNTED, 50, MOST_COUNTED],
  [MOST_COUNTED + 1, 50, MOST_COUNTED],
])('有%i条的清单，列出%i条，说共%i条：再多就不数了', async (there, shown, total) => {
  const clerk = await house.as('county-clerk', { regionCode: '450225' })
  const found = await inTransaction(house.database, clerk.actor, (tx) => {
    const numbers = sql<{ n: number }>`(select generate_series(1, ${sql.lit(there)}) as n)`.as<'r'>('r')
    return firstOf(tx, tx.db.selectFrom(numbers).select('r.n').orderBy('r.n'), 50)
  })
  expect({ shown: found.rows.length, total: found.total }).toEqual({ shown, total })
})
