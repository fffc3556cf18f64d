import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { newId } from '../ids/index.ts'
import { arrayText, insertRows, inTransaction, updateRows } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const use = (place: number, regionCode: string, slot: string) => ({
  id: newId(),
  person_id: null,
  slot,
  slot_words: '',
  place,
  at_most: 3_000,
  state: 'held',
  matter_id: randomUUID(),
  matter_name: '一个班',
  region_code: regionCode,
  organization_id: null,
  taken_on: '2024-06-03',
})

it('成批写入也受范围约束：一行在辖区以外，一行也写不进；超过一批的也一行不少 [G-055]', async () => {
  const clerk = await house.as('county-clerk', { regionCode: '450225' })
  const write = (rows: readonly ReturnType<typeof use>[]) =>
    inTransaction(house.database, clerk.actor, (tx) => insertRows(tx, 'people.limit_use', rows))
  const count = (slot: string) =>
    inTransaction(house.database, clerk.actor, async (tx) => {
      const rows = await tx.db.selectFrom('people.limit_use').select('place').where('slot', '=', slot).execute()
      return rows.length
    })
  const many = Array.from({ length: 2_500 }, (_, index) => use(index + 1, '450225', 'all'))
  await write(many)
  expect(await count('all')).toBe(2_500)
  const mixed = [use(1, '450225', 'mixed'), use(2, '450226', 'mixed')]
  await expect(write(mixed)).rejects.toMatchObject({ code: 'out-of-reach' })
  expect(await count('mixed')).toBe(0)
  await write([])
})

it('JSON 相同的行只送一次，每行仍是自己的；全同、全不同、空值都对', async () => {
  const clerk = await house.as('county-clerk', { regionCode: '450225' })
  const matter = randomUUID()
  const basis = (detail: unknown) => ({
    id: newId(),
    matter_id: matter,
    region_code: '450225',
    organization_id: null,
    person_id: null,
    detail,
  })
  const given = ['甲', '乙', '甲', null, { 说明: '含"引号"与\\和换行\n' }, '乙', [1, 2]].map(basis)
  const read = await inTransaction(house.database, clerk.actor, async (tx) => {
    await insertRows(tx, 'subsidies.basis', given)
    return tx.db.selectFrom('subsidies.basis').select(['id', 'detail']).where('matter_id', '=', matter).execute()
  })
  const found = new Map(read.map((row) => [row.id, row.detail]))
  expect(given.map((row) => found.get(row.id))).toEqual(given.map((row) => row.detail))
})

it('成批修改：每行得自己的值，辖区以外的一行不动 [G-055]', async () => {
  const clerk = await house.as('county-clerk', { regionCode: '450225' })
  const neighbor = await house.as('county-clerk', { regionCode: '450226' })
  const own = [use(1, '450225', 'changed'), use(2, '450225', 'changed')]
  await inTransaction(house.database, clerk.actor, (tx) => insertRows(tx, 'people.limit_use', own))
  const change = (by: typeof clerk, released_because: string) =>
    inTransaction(house.database, by.actor, (tx) =>
      updateRows(
        tx,
        'people.limit_use',
        own.map(({ id, place }) => ({ id, released_on: tx.today, released_because: `${released_because}${place}` })),
      ),
    )
  const reasons = () =>
    inTransaction(house.database, clerk.actor, async (tx) => {
      const rows = await tx.db
        .selectFrom('people.limit_use')
        .select('released_because')
        .where('slot', '=', 'changed')
        .orderBy('place')
        .execute()
      return rows.map((row) => row.released_because)
    })
  await change(neighbor, '外县')
  expect(await reasons()).toEqual([null, null])
  await change(clerk, '退班')
  expect(await reasons()).toEqual(['退班1', '退班2'])
  await inTransaction(house.database, clerk.actor, (tx) => updateRows(tx, 'people.limit_use', []))
})

it('数组写成 PostgreSQL 的写法：引号、反斜杠、逗号、花括号、空、NULL 字样都原样读回', async () => {
  const texts = ['', 'null', 'NULL', ' 前后空格 ', 'a,b', '{c}', '"引号"', '反斜杠\\', '换\n行', '韦桂兰', null]
  const clerk = await house.as('county-clerk', { regionCode: '450225' })
  const { rows } = await inTransaction(house.database, clerk.actor, (tx) =>
    sql`select ${arrayText(texts)}::text[] as texts, ${arrayText([1, undefined, -3])}::integer[] as numbers`.execute(
      tx.db,
    ),
  )
  expect(rows[0]).toEqual({ texts, numbers: [1, null, -3] })
})
