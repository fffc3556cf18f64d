import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { typesOf } from '../scripts/db-types.ts'
import { openTestHouse, type TestHouse, urlOf } from './harness.ts'

/** A clone of its own: while the template is being read, no other test can clone it. */
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

it('db/types.ts 与迁移后的数据库一致', async () => {
  const { rows } = await house.database.pool.query<{ name: string }>('select current_database() as name')
  const owner = urlOf(inject('server').appUrl.replace('jq_app', 'jq_owner'), rows[0]?.name ?? '')
  expect(readFileSync(join(import.meta.dirname, '../db/types.ts'), 'utf8')).toBe(typesOf(owner))
})
