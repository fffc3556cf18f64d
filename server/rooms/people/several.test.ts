import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { csvFile, goodRow } from './entries.fixture.ts'

let house: TestHouse
let clerk: Client
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: '450225' })
})
afterAll(() => house.close())

const add = async (n: number) => (await clerk.call(contract.addPerson, { body: goodRow(n) })).id
const open = (personId: string) => clerk.call(contract.getPerson, { params: { personId } })

it('多人一起审核：看过之后又改了的、找不到的逐一列出，其余办成，每人都留痕 [L-127]', async () => {
  const { rows } = await clerk.call(contract.listPeople, { query: { name: (await open(await add(12))).name } })
  const changed = await open(await add(13))
  const edit = { name: changed.name, ethnicity: '', education: '', townshipCode: changed.townshipCode, village: '' }
  await clerk.call(contract.editPerson, {
    params: { personId: changed.id },
    body: { ...edit, siteId: null, urban: false, householdNumber: '', version: changed.version },
  })
  const nobody = newId()
  const people = [...rows, changed, { id: nobody, version: 1 }].map(({ id, version }) => ({ personId: id, version }))
  const review = () => clerk.call(contract.reviewPeople, { body: { people } })
  const { reviewed, leftOut } = await review()
  expect([reviewed, leftOut.map(({ id, code, reason }) => [id, code, reason])]).toEqual([
    rows.length,
    [
      [changed.id, 'person-changed', `${changed.name}的登记在您打开列表之后有修改，没有审核`],
      [nobody, 'person-unknown', '没有找到此人，或不在您的管辖范围内'],
    ],
  ])
  expect(leftOut.every(({ next }) => next !== '')).toBe(true)
  expect((await review()).reviewed).toBe(0)
  const trail = await inTransaction(house.database, theSystem, (tx) =>
    tx.db
      .selectFrom('audit.event')
      .select('act')
      .where('matter_id', '=', rows[0]?.id ?? '')
      .execute(),
  )
  expect(trail.map(({ act }) => act)).toContain('审核实名档案')
})

it('再次导入补上了户编号，档案须重新审核 [L-127]', async () => {
  const row = goodRow(14, { household: '' })
  const { id: personId } = await clerk.call(contract.addPerson, { body: row })
  await clerk.call(contract.reviewPeople, { body: { people: [{ personId, version: 1 }] } })
  await clerk.call(contract.importRegister, { file: csvFile([row], '没有变化.csv') })
  expect((await open(personId)).reviewedOn).toBe('2024-06-03')
  await clerk.call(contract.importRegister, { file: csvFile([{ ...row, household: 'HU-14' }], '补户编号.csv') })
  expect(await open(personId)).toMatchObject({ householdNumber: 'HU-14', reviewedOn: null })
})

it('一轮电话之后多人一起确认意愿：已了结的、找不到的逐一列出，其余办成 [G-011]', async () => {
  const own = await openTestHouse()
  const by = await own.as('county-clerk', { regionCode: '450225' })
  await by.call(contract.importRegister, { file: csvFile([1, 2, 3].map((n) => goodRow(n))) })
  await own.database.pool.query(`update platform.business_clock set today = '2025-06-04'`)
  const due = () => by.call(contract.listPeople, { query: { confirm: 'due' } })
  const intents = (await due()).rows.flatMap((person) => person.intents.map(({ id }) => id))
  await by.call(contract.closeIntent, { params: { intentId: intents[0] ?? '' } })
  const nothing = newId()
  const { confirmed, leftOut } = await by.call(contract.confirmIntents, { body: { intentIds: [...intents, nothing] } })
  expect([confirmed, leftOut.map(({ id, reason }) => [id, reason])]).toEqual([
    2,
    [
      [intents[0], '这条意愿已了结'],
      [nothing, '没有找到这条意愿'],
    ],
  ])
  expect((await due()).total).toBe(0)
  await own.close()
})

it('导出实名台账：条件与页面相同，不含证件号和电话，导出留痕；外县一人也没有 [L-127]', async () => {
  const { name } = await open(await add(15))
  const { total } = await clerk.call(contract.listPeople, { query: { name } })
  const sheetFor = async (by: Client) =>
    (await readXlsx((await by.send(contract.exportPeople, { query: { name } })).bytes)).sheets[0]?.rows ?? []
  const [head, ...rows] = await sheetFor(clerk)
  expect(head?.[0]).toBe('姓名')
  expect(rows.map((row) => row[0])).toEqual(Array.from({ length: total }, () => name))
  const { residentId, phone } = goodRow(15)
  for (const secret of [residentId, phone]) expect(JSON.stringify(rows)).not.toContain(secret)
  expect(await sheetFor(await house.as('county-clerk', { regionCode: '450226' }))).toHaveLength(1)
  const trail = await inTransaction(house.database, theSystem, (tx) =>
    tx.db.selectFrom('audit.event').select('facts').where('act', '=', '导出实名台账').execute(),
  )
  expect(trail).toMatchObject([{ facts: { rows: total } }])
})
