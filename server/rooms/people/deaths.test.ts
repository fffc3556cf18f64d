import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { declareInterest } from '#organizations/contract'
import { diedOn } from '#people'
import { theSystem } from '#platform/auth'
import { getTimeline } from '#platform/auth/contract'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, codeOf, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { administrator, untilWaiting } from '../../../test/in-line.ts'
import { listFile } from '../../../test/list-file.ts'
import * as contract from './contract.ts'
import { csvFile, goodRow } from './entries.fixture.ts'

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

const list = (rows: readonly Readonly<Record<string, string>>[], name = '火化名单2024-5.csv') =>
  listFile(contract.deathTitles, rows, name)
const dead = (n: number, change: Readonly<Record<string, string>> = {}) => {
  const { name, residentId } = goodRow(n)
  return { name, residentId, diedOn: on, document: '县殡仪馆火化名单2024年5月', ...change }
}

it('死亡名单先核对、再登记：全部错误连同行和列一次列出，核对不写；登记后同一文件再传不重复，另一人逐条撤销 [L-107][L-127]', async () => {
  for (const n of [7_211, 7_212, 7_213, 7_214]) await add(n)
  const stranger = await house.as('county-clerk', { regionCode: '450226' })
  await stranger.call(contract.addPerson, { body: goodRow(7_215, { township: '古宜镇' }) })
  const known = await add(7_216)
  await record(known)
  const file = list([
    dead(7_211),
    dead(7_212, { diedOn: '2024-05-21' }),
    dead(7_213, { diedOn: '2024-06-04' }),
    dead(7_214, { document: '' }),
    dead(7_215),
    dead(7_216, { diedOn: '2024-05-19' }),
    dead(7_217),
    dead(7_211),
    dead(7_212, { name: '韦错' }),
  ])
  const wrong = [
    [4, '死亡日期', 'death-future'],
    [5, '依据和文号', 'cell-empty'],
    [6, '居民身份证号', 'registered-elsewhere'],
    [7, '死亡日期', 'death-differs'],
    [8, '居民身份证号', 'person-unknown'],
    [9, '居民身份证号', 'repeated-in-file'],
    [10, '居民身份证号', 'person-unknown'],
  ]
  const told = (errors: readonly { row: number; column: string; code: string }[]) =>
    errors.map(({ row, column, code }) => [row, column, code])
  const seen = await clerk.call(contract.previewDeaths, { file })
  expect(told(seen.errors)).toEqual(wrong)
  expect(seen.people.map((one) => [one.row, one.diedOn, one.known])).toEqual([
    [2, on, false],
    [3, '2024-05-21', false],
  ])
  const deaths = async (by = another) => (await by.call(contract.listDeaths, { query: { limit: 200 } })).rows
  const before = (await deaths()).length
  const first = await clerk.call(contract.importDeaths, { file })
  expect(told(first.errors)).toEqual(wrong)
  expect(first).toMatchObject({ rowsTotal: 9, rowsAdded: 2, rowsKnown: 0, rowsWrong: 7, repeated: false })
  const recorded = await deaths()
  expect(recorded.length).toBe(before + 2)
  expect(await clerk.call(contract.importDeaths, { file })).toMatchObject({ id: first.id, repeated: true })
  expect((await clerk.call(contract.previewDeaths, { file })).people.every((one) => one.known)).toBe(true)
  const mine = recorded.find(({ personName }) => personName === goodRow(7_211).name)
  expect(mine).toMatchObject({ document: '县殡仪馆火化名单2024年5月', mayTakeBack: true })
  expect((await takeBack(mine?.id ?? '', clerk)).body.code).toBe('death-own')
  expect((await takeBack(mine?.id ?? '')).status).toBe(200)
  const again = await clerk.call(contract.importDeaths, { file })
  expect([again.rowsAdded, told(again.errors).at(0)]).toEqual([0, [2, '依据和文号', 'death-taken-back']])
  expect(await deaths(stranger as typeof another)).toEqual([])
})

it('死亡名单里有经办本人亲属的，那一行由另一人登记；登记的人从未了结的意愿里消失 [L-120][L-107]', async () => {
  const kin = await house.as('county-clerk', { regionCode: '450225' })
  const [row, other] = [goodRow(7_221), goodRow(7_222)]
  const [kinId, otherId] = [await add(7_221), await add(7_222)]
  const relative = { kind: 'person', relation: 'parent-or-child', relatedName: row.name }
  await kin.call(declareInterest, { body: { ...relative, relatedResidentId: row.residentId } as never })
  const { rowsAdded, errors } = await kin.call(contract.importDeaths, { file: list([dead(7_221), dead(7_222)]) })
  expect([rowsAdded, errors.map(({ row: place, code }) => [place, code])]).toEqual([1, [[2, 'interest-declared']]])
  expect([(await deathsOf(kinId)).length, (await deathsOf(otherId)).length]).toEqual([0, 1])
  const { intents } = await another.call(contract.getPerson, { params: { personId: otherId } })
  expect(intents.map(({ closedOn }) => closedOn)).toEqual(intents.map(() => '2024-06-03'))
  expect(other.residentId).not.toBe(row.residentId)
})

it('已登记死亡的人不再登记意愿，台账再导入也指明这一行 [L-107]', async () => {
  const personId = await add(7_241)
  await record(personId)
  const intent = { kind: 'job', jobWish: '本县' } as never
  expect((await clerk.send(contract.stateIntent, { params: { personId }, body: intent })).body.code).toBe('person-died')
  const { errors, rowsKnown } = await clerk.call(contract.importRegister, { file: csvFile([goodRow(7_241)]) })
  expect([rowsKnown, errors.map(({ row, code }) => [row, code])]).toEqual([0, [[2, 'person-died']]])
})

async function asked(personId: string, regionCode = '450225') {
  const exceptionId = newId()
  const slot = `person-year|training-subsidy|${personId}|2024`
  const given = { reason: '转岗', document_number: '纪要1号', state: 'requested', requested_on: on }
  const row = { ...given, id: exceptionId, person_id: personId, slot, region_code: regionCode, requested_by: newId() }
  await asSystem((tx) => tx.db.insertInto('people.limit_exception').values(row).execute())
  const approver = await house.as('approver', { regionCode })
  const params = { exceptionId }
  const decide = (approve = true) =>
    approver.send(contract.decideException, { params, body: { approve, note: '已议' } })
  const state = async () => {
    const row = (tx: Tx) => tx.db.selectFrom('people.limit_exception').select('state').where('id', '=', exceptionId)
    return (await asSystem((tx) => row(tx).executeTakeFirst()))?.state
  }
  return { slot, decide, state }
}

it('没有审批的限额例外随死亡终止，不能再批，也不能再申请；撤销登记后照旧待审批 [L-100]', async () => {
  const personId = await add(7_251)
  const { slot, decide, state } = await asked(personId)
  const { body: death } = await record(personId)
  expect(await state()).toBe('ended')
  expect((await decide()).body.code).toBe('exception-decided')
  const more = { slot, reason: '转岗', documentNumber: '纪要2号' }
  const again = await clerk.send(contract.requestException, { params: { personId }, body: more })
  expect(again.body.code).toBe('person-died')
  await takeBack(death.id)
  expect(await state()).toBe('requested')
  expect((await decide()).status).toBe(200)
})

it('外县待审批的例外同样随死亡终止，撤销登记后回来 [L-100]', async () => {
  const personId = await add(7_252)
  const { state } = await asked(personId, '450226')
  const { body: death } = await record(personId)
  expect(await state()).toBe('ended')
  await takeBack(death.id)
  expect(await state()).toBe('requested')
})

it('与死亡登记同时提出、没有终止的例外也不能批，只能不批 [L-100]', async () => {
  const personId = await add(7_253)
  await record(personId)
  const { decide, state } = await asked(personId)
  expect((await decide()).body.code).toBe('person-died')
  expect(await state()).toBe('requested')
  expect((await decide(false)).body.state).toBe('refused')
})

it('死亡登记还没有写完时申请例外：等它写完，不再申请 [L-100]', async () => {
  const personId = await add(7_254)
  const admin = await administrator(house.database)
  await admin.query('begin; lock table people.limit_exception in share row exclusive mode')
  const recording = record(personId)
  await untilWaiting(admin, 1)
  const body = { slot: '-', reason: '转岗', documentNumber: '纪要2号' }
  const asking = clerk.send(contract.requestException, { params: { personId }, body })
  await Promise.race([asking, untilWaiting(admin, 2)])
  await admin.query('commit')
  expect([(await recording).status, await codeOf(asking)]).toEqual([200, 'person-died'])
  await admin.end()
})

it('死亡名单的模板可以下载；死亡日期早于出生的不收 [L-107]', async () => {
  const template = await clerk.send(contract.downloadDeathTemplate)
  expect(template.headers['content-type']).toContain('spreadsheetml')
  await add(7_231)
  const { errors } = await clerk.call(contract.previewDeaths, { file: list([dead(7_231, { diedOn: '1949-10-01' })]) })
  expect(errors.map(({ code }) => code)).toEqual(['death-before-birth'])
})
