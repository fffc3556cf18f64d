import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { newId } from '../ids/index.ts'
import { insertRows, inTransaction } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const COUNTY = '450225'

it('成批核对的外键：一批里有一行指向不存在的依据，整批写不进；都在的写得进', async () => {
  const clerk = await house.as('county-clerk', { regionCode: COUNTY })
  const matter = randomUUID()
  const place = { matter_id: matter, region_code: COUNTY, organization_id: null, person_id: randomUUID() }
  const decision = (basis: string) => ({
    ...place,
    ...{ id: newId(), matter_kind: 'award', matter_number: 'J-1', matter_title: '虚构奖项', basis_id: basis },
    ...{ subject_id: newId(), subject_name: '虚构', township: '', rule_id: 'test/rule', pack_version: '1' },
    ...{ revision: 1, entitled: false, amount_fen: 0, uncapped_fen: 0, decided_on: '2024-06-03' },
  })
  const write = (bases: readonly string[]) =>
    inTransaction(house.database, clerk.actor, async (tx) => {
      const there = { ...place, id: newId(), detail: {} }
      await insertRows(tx, 'subsidies.basis', [there])
      await insertRows(tx, 'subsidies.decision', [there.id, ...bases].map(decision))
      return tx.db.selectFrom('subsidies.decision').select('id').where('matter_id', '=', matter).execute()
    })
  await expect(write([randomUUID()])).rejects.toThrow('指向不存在的 subsidies.basis')
  expect(await write([])).toHaveLength(1)
})
