import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { declareInterest } from '#organizations/contract'
import { diedOn } from '#people'
import { theSystem } from '#platform/auth'
import { getTimeline } from '#platform/auth/contract'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { goodRow } from './entries.fixture.ts'

/** A death is recorded with its document, taken back by somebody else, and never rewritten. */
let house: TestHouse
let clerk: Client
let another: Client
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: '450225', human: '录入人' })
  another = await house.as('second-reviewer', { regionCode: '450225' })
})
afterAll(() => house.close())

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house.database, theSystem, work)
const add = async (n: number) => (await clerk.call(contract.addPerson, { body: goodRow(n) })).id
const on = '2024-05-20' as DateText
const record = (personId: string, by = clerk, day = on) =>
  by.send(contract.recordDeath, { params: { personId }, body: { diedOn: day, document: '火化证明2024-17号' } })
const takeBack = (deathId: string, by = another) =>
  by.send(contract.takeBackDeath, { params: { deathId }, body: { reason: '同名同姓，录错了人' } })
const deathsOf = async (personId: string, by = another) =>
  (await by.call(contract.getPerson, { params: { personId } })).deaths

it('死亡登记凭证明，由另一人撤销，撤销后可以重新登记；经过写进时间轴 [L-107][L-127]', async () => {
  const personId = await add(7_201)
  const { body } = await record(personId)
  const known = () => asSystem((tx) => diedOn(tx, [personId]))
  expect([...(await known())]).toEqual([[personId, on]])
  expect(await deathsOf(personId)).toMatchObject([{ diedOn: on, document: '火化证明2024-17号', mayTakeBack: true }])
  expect(await deathsOf(personId, clerk)).toMatchObject([{ mayTakeBack: false }])
  expect((await takeBack(body.id)).status).toBe(200)
  expect((await known()).size).toBe(0)
  expect((await record(personId)).status).toBe(200)
  expect((await deathsOf(personId)).map(({ takenBackReason }) => takenBackReason)).toEqual([null, '同名同姓，录错了人'])
  const { events } = await clerk.call(getTimeline, { params: { personId } })
  expect(events.filter(({ title }) => title.startsWith('死亡')).map(({ title }) => title)).toEqual([
    ...['死亡', '死亡', '死亡登记撤销'],
  ])
})

it('日期在以后的、重复的、本人亲属的不登记；录入人换账号也不能撤销，撤销过的不再撤销 [L-120][L-127]', async () => {
  const row = goodRow(7_202)
  const { id: personId } = await clerk.call(contract.addPerson, { body: row })
  const kin = await house.as('county-clerk', { regionCode: '450225' })
  const relative = { kind: 'person', relation: 'parent-or-child', relatedName: row.name }
  await kin.call(declareInterest, { body: { ...relative, relatedResidentId: row.residentId } as never })
  const stranger = await house.as('county-clerk', { regionCode: '450226' })
  const codesOf = async (sent: readonly Promise<{ body: { code?: string } }>[]) =>
    (await Promise.all(sent)).map(({ body }) => body.code)
  const refused = [record(personId, clerk, '2024-06-04' as DateText), record(personId, kin), record(personId, stranger)]
  expect(await codesOf(refused)).toEqual(['death-future', 'interest-declared', 'person-unknown'])
  const { id } = (await record(personId)).body
  const twin = await house.as('second-reviewer', { regionCode: '450225', human: '录入人' })
  expect(await codesOf([record(personId), takeBack(id, kin), takeBack(newId())])).toEqual([
    ...['death-known', 'interest-declared', 'death-unknown'],
  ])
  expect(await codesOf([takeBack(id, clerk), takeBack(id, twin)])).toEqual(['death-own', 'death-own'])
  expect((await takeBack(id)).status).toBe(200)
  expect((await takeBack(id)).body.code).toBe('death-taken-back')
})

it('数据库另有一道：录入人写不进撤销，日期、依据不能改，不能删，撤销不能再改 [L-127]', async () => {
  const personId = await add(7_203)
  const { id } = (await record(personId)).body
  const back = (by: string) =>
    asSystem((tx) =>
      tx.db
        .updateTable('people.death')
        .set({ taken_back_by: by, taken_back_on: on, taken_back_reason: '错' })
        .where('id', '=', id)
        .execute(),
    )
  await expect(back(clerk.actor.naturalPersonId ?? '')).rejects.toMatchObject({ code: '23514' })
  await back(another.actor.naturalPersonId ?? '')
  await expect(back(another.actor.naturalPersonId ?? '')).rejects.toMatchObject({ code: 'JQ005' })
  for (const statement of ["update people.death set document = ''", 'delete from people.death'])
    await expect(house.database.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
})
