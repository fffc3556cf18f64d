import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { declareInterest } from '#organizations/contract'
import { assistedThrough, snapshotAt, withdrawnStatuses } from '#people'
import { theSystem } from '#platform/auth'
import { getTimeline } from '#platform/auth/contract'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { csvFile, goodRow } from './entries.fixture.ts'

/** A status entered by mistake is taken back by another person; nothing is rewritten, and no day of the past is lost. */
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
const statusesOf = async (personId: string, by = another) =>
  (await by.call(contract.getPerson, { params: { personId } })).statuses
const first = async (personId: string) => (await statusesOf(personId))[0]?.id ?? ''
const withdraw = (statusId: string, by = another) =>
  by.send(contract.withdrawStatus, { params: { statusId }, body: { reason: '与县乡村振兴局名单不符' } })
const on = '2024-06-03' as DateText

describe('撤销录错的身份类别', () => {
  it('由另一人撤销，原登记留着，从没有算过数；经过写进时间轴 [G-006][L-127]', async () => {
    const personId = await add(7_001)
    const statusId = await first(personId)
    expect((await asSystem((tx) => snapshotAt(tx, personId, on)))?.statuses).toEqual(['lifted-out-of-poverty'])
    expect(await asSystem((tx) => assistedThrough(tx, personId, on))).toBe('own')
    expect((await withdraw(statusId)).status).toBe(200)
    expect((await asSystem((tx) => snapshotAt(tx, personId, on)))?.statuses).toEqual([])
    expect(await asSystem((tx) => assistedThrough(tx, personId, on))).toBeNull()
    expect(await statusesOf(personId)).toMatchObject([
      { id: statusId, withdrawnOn: on, withdrawnReason: '与县乡村振兴局名单不符', mayWithdraw: false },
    ])
    const gone = await asSystem((tx) => withdrawnStatuses(tx, [personId], on))
    expect(gone).toEqual([{ personId, status: 'lifted-out-of-poverty', withdrawnOn: on }])
    const { events } = await clerk.call(getTimeline, { params: { personId } })
    expect(events.find(({ title }) => title === '身份类别登记撤销：脱贫劳动力')).toMatchObject({ on })
    const { rows } = await clerk.call(contract.listPeople, { query: { status: 'lifted-out-of-poverty' } })
    expect(rows.map(({ id }) => id)).not.toContain(personId)
  })

  it('录入人自己撤销不了，换账号也不行；不能撤销两次，撤销后不能再登记终止 [L-127]', async () => {
    const personId = await add(7_002)
    const statusId = await first(personId)
    const twin = await house.as('second-reviewer', { regionCode: '450225', human: '录入人' })
    for (const own of [clerk, twin]) {
      expect((await statusesOf(personId, own))[0]?.mayWithdraw).toBe(false)
      expect((await withdraw(statusId, own)).body).toMatchObject({ status: 403, code: 'withdraw-own' })
    }
    expect((await statusesOf(personId))[0]?.mayWithdraw).toBe(true)
    expect((await withdraw(newId())).body.code).toBe('status-unknown')
    expect((await withdraw(statusId)).status).toBe(200)
    expect((await withdraw(statusId)).body.code).toBe('status-withdrawn')
    const body = { validUntil: '2024-06-01', source: '名单' }
    const ended = await clerk.send(contract.endStatus, { params: { statusId }, body })
    expect(ended.body.code).toBe('status-withdrawn')
  })

  it('本人亲属的身份类别，登记、终止、撤销都回避 [L-120]', async () => {
    const row = goodRow(7_050)
    const { id: personId } = await clerk.call(contract.addPerson, { body: row })
    const kin = await house.as('county-clerk', { regionCode: '450225' })
    const body = {
      kind: 'person',
      relation: 'parent-or-child',
      relatedName: row.name,
      relatedResidentId: row.residentId,
    }
    await kin.call(declareInterest, { body: body as never })
    const params = { statusId: await first(personId) }
    const given = { status: 'registered-poor' as const, validFrom: '2023-01-01', source: '名单' }
    const refused = [
      await kin.send(contract.addStatus, { params: { personId }, body: given }),
      await kin.send(contract.endStatus, { params, body: { validUntil: '2024-06-01', source: '名单' } }),
      await withdraw(params.statusId, kin),
    ]
    expect(refused.map((one) => one.body.code)).toEqual(Array(3).fill('interest-declared'))
    expect((await withdraw(params.statusId)).status).toBe(200)
  })

  it('撤销以后可以登记正确的；同一天另有有效登记的，不算撤销过 [G-006]', async () => {
    const personId = await add(7_003)
    await withdraw(await first(personId))
    const body = { status: 'lifted-out-of-poverty' as const, validFrom: '2023-01-01', source: '更正名单' }
    await clerk.call(contract.addStatus, { params: { personId }, body })
    const gone = (day: string) => asSystem((tx) => withdrawnStatuses(tx, [personId], day as DateText))
    expect(await gone('2024-06-03')).toEqual([])
    expect((await gone('2022-06-03')).map(({ status }) => status)).toEqual(['lifted-out-of-poverty'])
    const again = await clerk.call(contract.importRegister, { file: csvFile([goodRow(7_003)], '再导入.csv') })
    expect(again.errors).toEqual([])
  })

  it('数据库另有一道：录入人写不进撤销，标记不能直接改，撤销不能改也不能删 [L-127]', async () => {
    const personId = await add(7_004)
    const statusId = await first(personId)
    const record = { status_id: statusId, person_id: personId, region_code: '450225', reason: '错', withdrawn_on: on }
    const insert = (withdrawn_by: string) =>
      asSystem((tx) =>
        tx.db
          .insertInto('people.status_withdrawal')
          .values({ ...record, withdrawn_by })
          .execute(),
      )
    await expect(insert(clerk.actor.naturalPersonId ?? '')).rejects.toMatchObject({ code: 'JQ001' })
    const mark = asSystem((tx) =>
      tx.db.updateTable('people.status').set({ withdrawn: true }).where('id', '=', statusId).execute(),
    )
    await expect(mark).rejects.toMatchObject({ code: 'JQ020' })
    await insert(another.actor.naturalPersonId ?? '')
    const undo = asSystem((tx) =>
      tx.db.updateTable('people.status').set({ withdrawn: false }).where('id', '=', statusId).execute(),
    )
    await expect(undo).rejects.toMatchObject({ code: 'JQ020' })
    for (const statement of [
      'update people.status_withdrawal set reason = $1',
      'delete from people.status_withdrawal',
    ]) {
      const values = statement.includes('$1') ? ['x'] : []
      await expect(house.database.pool.query(statement, values)).rejects.toMatchObject({ code: '42501' })
    }
  })
})
