import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { saveOrganization } from '#organizations'
import { contractedAmong, contractWith, personReference, snapshotAt } from '#people'
import { theSystem } from '#platform/auth'
import { getTimeline, getWorkQueue } from '#platform/auth/contract'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { traineeStatuses } from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { goodRow } from './entries.fixture.ts'

const WORKSHOP = newId()
let house: TestHouse
let clerk: Client
let workshop: Client
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house.database, theSystem, work)
const day = (text: string) => text as DateText

beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: '450225' })
  const place = {
    id: WORKSHOP,
    kind: 'assistance-workshop' as const,
    name: '融水苗绣就业帮扶车间',
    regionCode: '450225',
  }
  await asSystem((tx) => saveOrganization(tx, place))
  workshop = await house.as('workshop', { regionCode: '450225', organizationId: WORKSHOP })
})
afterAll(() => house.close())

const add = async (n: number, change = {}) => (await clerk.call(contract.addPerson, { body: goodRow(n, change) })).id
const open = (personId: string, by = clerk) => by.call(contract.getPerson, { params: { personId } })
const sent = async (promise: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await promise
  return [status, body.code]
}

describe('登记与修改', () => {
  it('逐人登记与文件同一把尺：错误一次报全，已登记的不重复 [L-127][G-011]', async () => {
    const id = await add(1)
    expect(await open(id)).toMatchObject({
      name: goodRow(1).name,
      townshipName: '融水镇',
      statusesShown: true,
      reviewedOn: null,
    })
    const wrong = await clerk.send(contract.addPerson, { body: goodRow(2, { phone: '1', township: '' }) })
    expect(wrong.body).toMatchObject({ code: 'entry-wrong', status: 422 })
    expect(wrong.body.errors.map((error: { path: string }) => error.path)).toEqual(['township', 'phone'])
    expect(await sent(clerk.send(contract.addPerson, { body: goodRow(1) }))).toEqual([409, 'person-known'])
    const city = await house.as('county-clerk', { regionCode: '450200' })
    expect(await sent(city.send(contract.addPerson, { body: goodRow(3) }))).toEqual([403, 'county-only'])
  })

  it('审核后一经修改须重新审核，旧版本的修改被拒 [L-127]', async () => {
    const personId = await add(10)
    const { version, townshipCode } = await open(personId)
    await clerk.call(contract.reviewPeople, { body: { people: [{ personId, version }] } })
    const { reviewedOn } = await open(personId)
    expect(reviewedOn).toBe('2024-06-03')
    const body = {
      version,
      name: '韦改名',
      ethnicity: '侗族',
      education: '高中',
      townshipCode,
      village: '',
      siteId: null,
      urban: true,
      phone: '',
      householdNumber: 'H9',
    }
    const edit = (change: object) =>
      clerk.send(contract.editPerson, { params: { personId }, body: { ...body, ...change } })
    expect(await sent(edit({ townshipCode: '450226100' }))).toEqual([422, 'township-unknown'])
    expect(await sent(edit({ siteId: newId() }))).toEqual([422, 'site-unknown'])
    expect(await sent(edit({ name: '甲', phone: '12' }))).toEqual([422, 'entry-wrong'])
    expect((await edit({})).status).toBe(200)
    expect(await sent(edit({}))).toEqual([412, 'stale'])
    expect(await open(personId)).toMatchObject({
      name: '韦改名',
      urban: true,
      phoneTail: '',
      reviewedOn: null,
      householdNumber: 'H9',
    })
  })

  it('查看完整证件号须说明理由，答复不随幂等键留存，审计留痕 [L-127]', async () => {
    const personId = await add(20)
    const reveal = {
      params: { personId },
      body: { reason: 'verify-identity' as const },
      idempotencyKey: 'reveal-key-1',
    }
    expect(await clerk.call(contract.revealPerson, reveal)).toEqual({
      residentId: goodRow(20).residentId,
      phone: goodRow(20).phone,
    })
    const kept = await asSystem((tx) => tx.db.selectFrom('platform.idempotency_key').selectAll().execute())
    expect(JSON.stringify(kept)).not.toContain(goodRow(20).residentId)
    const trail = await asSystem((tx) =>
      tx.db.selectFrom('audit.event').select(['act', 'facts']).where('matter_id', '=', personId).execute(),
    )
    expect(trail.find((event) => event.act === '查看完整证件号和电话')?.facts).toMatchObject({
      reason: 'verify-identity',
    })
    expect(JSON.stringify(trail)).not.toContain(goodRow(20).residentId)
    expect((await clerk.send(contract.revealPerson, { params: { personId }, body: {} as never })).status).toBe(422)
  })
})

describe('身份类别', () => {
  it('有依据、有起止，只终止一次，从不改写 [G-006]', async () => {
    const personId = await add(30)
    const [first] = (await open(personId)).statuses
    const statusId = first?.id ?? ''
    const given = { status: 'lifted-out-of-poverty' as const, validFrom: '2022-01-01', source: '复核' }
    const state = (body: object) =>
      clerk.send(contract.addStatus, { params: { personId }, body: { ...given, ...body } })
    const end = (validUntil: string, id = statusId) =>
      clerk.send(contract.endStatus, { params: { statusId: id }, body: { validUntil, source: '县文〔2023〕1号' } })
    expect(await sent(state({}))).toEqual([409, 'status-overlaps'])
    expect(await sent(state({ validFrom: '2024-06-04' }))).toEqual([422, 'status-future'])
    expect(await sent(state({ validUntil: '2021-01-01' }))).toEqual([422, 'status-dates'])
    expect(await sent(end('2020-01-01'))).toEqual([422, 'status-dates'])
    expect(await sent(end('2022-01-01', newId()))).toEqual([404, 'status-unknown'])
    expect((await end('2023-12-31')).status).toBe(200)
    expect(await sent(end('2023-06-30'))).toEqual([409, 'status-ended'])
    expect((await state({ validFrom: '2024-01-01' })).status).toBe(200)
    expect((await open(personId)).statuses.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual([
      ['2024-01-01', null],
      ['2021-01-01', '2023-12-31'],
    ])
    const rewrite = (set: object) =>
      asSystem((tx) => tx.db.updateTable('people.status').set(set).where('id', '=', statusId).execute())
    await expect(rewrite({ source: '改写' })).rejects.toThrow('不能改写')
    await expect(asSystem((tx) => tx.db.deleteFrom('people.status').execute())).rejects.toThrow('permission denied')
  })

  it('任何一天是不是帮扶家庭劳动力：本人或同户成员 [G-006]', async () => {
    const household = 'HU-77'
    const own = await add(40, { household, statusFrom: '2022-05-01' })
    const member = await add(41, { household, status: '', statusFrom: '', statusSource: '' })
    const stranger = await add(42, { household: 'HU-78', status: '', statusFrom: '', statusSource: '' })
    const on = async (personId: string, date: string) =>
      (await clerk.call(contract.getHousehold, { params: { personId }, query: { on: date } })).through
    expect(await Promise.all([own, member, stranger].map((id) => on(id, '2024-01-01')))).toEqual([
      'own',
      'household',
      null,
    ])
    expect(await Promise.all([own, member].map((id) => on(id, '2022-04-30')))).toEqual([null, null])
    const snapshot = await asSystem((tx) => snapshotAt(tx, own, day('2022-05-01')))
    expect(snapshot).toMatchObject({ township: '融水镇', urban: false, statuses: ['lifted-out-of-poverty'] })
    expect((await asSystem((tx) => snapshotAt(tx, own, day('2022-04-30'))))?.statuses).toEqual([])
  })

  it('台账的类别包含政策规则所问的每一项，名称一致 [G-006]', () => {
    for (const code of traineeStatuses.values) {
      expect(contract.personStatuses.label(code)).toBe(traineeStatuses.label(code))
    }
  })
})

describe('意愿', () => {
  it('久未确认的提示再次确认，确认、了结都留在档案里 [G-011]', async () => {
    const own = await openTestHouse()
    const by = await own.as('county-clerk', { regionCode: '450225' })
    const { id: personId } = await by.call(contract.addPerson, { body: goodRow(1) })
    await own.database.pool.query(`update platform.business_clock set today = '2025-06-04'`)
    const due = () => by.call(contract.listPeople, { query: { confirm: 'due' } })
    const queued = async () =>
      (await by.call(getWorkQueue)).items.find(({ key }) => key === 'intents-to-confirm')?.count
    expect([(await due()).total, await queued()]).toEqual([1, 1])
    const intentId = (await open(personId, by)).intents[0]?.id ?? ''
    const given = { params: { intentId } }
    await by.call(contract.confirmIntent, given)
    expect([(await due()).total, await queued()]).toEqual([0, undefined])
    await by.call(contract.stateIntent, {
      params: { personId },
      body: { kind: 'job', place: '本县', jobWish: '月薪4000元' },
    })
    await by.call(contract.closeIntent, given)
    expect(await sent(by.send(contract.confirmIntent, given))).toEqual([409, 'intent-closed'])
    expect(await sent(by.send(contract.closeIntent, { params: { intentId: newId() } }))).toEqual([
      404,
      'intent-unknown',
    ])
    const { events } = await by.call(getTimeline, { params: { personId } })
    expect(events.map(({ on, title }) => [on, title])).toEqual([
      ['2021-01-01', '身份类别：脱贫劳动力'],
      ['2024-06-03', '录入收款账户'],
      ['2024-06-03', '登记实名台账'],
      ['2024-06-03', '提出培训意愿'],
      ['2025-06-04', '提出就业意愿'],
      ['2025-06-04', '再次确认培训意愿'],
      ['2025-06-04', '培训意愿了结'],
    ])
    await own.close()
  })
})

describe('劳动合同', () => {
  it('用人单位按姓名和证件号登记，县里看得到，相接的合同连起来算 [G-009]', async () => {
    const personId = await add(50)
    const { name, residentId } = goodRow(50)
    const record = (body: object) =>
      workshop.send(contract.recordContract, {
        body: { name, residentId, number: 'HT-1', startsOn: '2024-01-01', ...body } as never,
      })
    expect((await record({ endsOn: '2024-03-31' })).status).toBe(200)
    expect((await record({ number: 'HT-2', startsOn: '2024-04-01' })).status).toBe(200)
    expect(await sent(record({ startsOn: '2024-02-01', endsOn: '2024-02-02' }))).toEqual([409, 'contract-overlaps'])
    expect(await sent(record({ endsOn: '2023-01-01' }))).toEqual([422, 'contract-dates'])
    expect(await sent(record({ name: '别的名' }))).toEqual([422, 'contract-person-unknown'])
    expect(await sent(record({ residentId: '1' }))).toEqual([422, 'entry-wrong'])
    const homeless = await house.as('enterprise', { regionCode: '450225' })
    expect(
      await sent(
        homeless.send(contract.recordContract, { body: { name, residentId, number: '1', startsOn: '2024-01-01' } }),
      ),
    ).toEqual([403, 'employer-needed'])
    const [reference, joined, before] = await asSystem(async (tx) => [
      await personReference(tx, residentId, name),
      await contractWith(tx, personId, WORKSHOP, day('2024-06-03')),
      [...(await contractedAmong(tx, [personId], day('2023-12-31')))],
    ])
    expect([reference, joined, before]).toEqual([
      personId,
      { number: 'HT-2', startsOn: '2024-01-01', endsOn: null },
      [],
    ])
    for (const by of [workshop, clerk]) {
      const { rows } = await by.call(contract.listContracts, { query: { name } })
      expect(rows.map(({ number, organizationName }) => [number, organizationName])).toEqual([
        ['HT-2', '融水苗绣就业帮扶车间'],
        ['HT-1', '融水苗绣就业帮扶车间'],
      ])
    }
    expect((await open(personId)).contracts).toHaveLength(2)
  })

  it('提前终止登记一次，不能改晚，别的单位动不了 [G-009]', async () => {
    await add(55)
    const { name, residentId } = goodRow(55)
    const body = { name, residentId, number: 'HT-9', startsOn: '2024-01-01', endsOn: '2024-12-31' }
    const { id: contractId } = await workshop.call(contract.recordContract, { body })
    const end = (change: object, by = workshop) =>
      by.send(contract.endContract, { params: { contractId }, body: { version: 1, endsOn: '2024-06-03', ...change } })
    const other = await house.as('workshop', { regionCode: '450225', organizationId: newId() })
    expect(await sent(end({}, other))).toEqual([404, 'contract-unknown'])
    expect(await sent(end({ endsOn: '2023-12-31' }))).toEqual([422, 'contract-dates'])
    expect(await sent(end({ endsOn: '2025-01-01' }))).toEqual([409, 'contract-longer'])
    expect((await end({})).status).toBe(200)
    expect(await sent(end({}))).toEqual([412, 'stale'])
    const ended = await workshop.call(contract.listContracts, { query: { name, state: 'in-force' } })
    expect(ended.rows.map(({ endsOn }) => endsOn)).toEqual(['2024-06-03'])
  })
})
