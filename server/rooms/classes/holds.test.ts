import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importOccupations } from '#catalog/contract'
import type { DateText } from '#kernel/dates'
import {
  decideException,
  getEntitlements,
  listPeople,
  recordContract,
  recordDeath,
  requestException,
  takeBackDeath,
} from '#people/contract'
import {
  approvedClass,
  type ClassHouse,
  COUNTY,
  classForm,
  enrolled,
  heldOn,
  openClassHouse,
  SIBLING,
  turnTo,
  type Villager,
} from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import { asSystem, tamper } from '../../../test/money-house.ts'
import * as contract from './contract.ts'

type Level = 'junior' | 'intermediate' | 'senior' | 'technician'
const trades = ['4-03-02-01', '4-10-01-05', '6-18-02-04'] as const

let desk: ClassHouse
let enterprise: Client
let worker: Villager
let personId: string
let day = 0

/** An approved class of the enterprise under the 2019 document, two days later than the last one. */
async function classOf(tradeCode: string, level: Level, regionCode = COUNTY): Promise<string> {
  day += 2
  const on = new Date(Date.UTC(2021, 2, day)).toISOString().slice(0, 10)
  const change = { ...heldOn(on), mode: 'ordinary', kind: 'skills-upgrading', tradeCode, level, regionCode } as const
  const approver = regionCode === COUNTY ? desk.approver : await desk.house.as('approver', { regionCode })
  return (await approvedClass(desk, { ...classForm(), ...change, plannedHeads: 5 }, enterprise, approver)).id
}

const account = () => desk.clerk.call(getEntitlements, { params: { personId } })
const yearly = async () => (await account()).balances.find(({ slot }) => slot.startsWith('person-year|'))
const join = (classId: string) => enterprise.send(contract.enroll, { params: { classId }, body: worker })

let serial = 0
/** A new employee of the enterprise. */
async function hired() {
  const [person] = await desk.villagers(1, { status: '' })
  if (!person) throw new Error('no worker')
  serial += 1
  const body = { ...person, number: `职工合同${serial}`, startsOn: '2021-01-01' as DateText, endsOn: null }
  await enterprise.call(recordContract, { body })
  const { rows } = await desk.clerk.call(listPeople, { query: { name: person.name } })
  return { person, personId: rows[0]?.id ?? '' }
}

beforeAll(async () => {
  desk = await openClassHouse()
  // The clock of a test runs forward only; this one is set back into the days of the 2019 document.
  await tamper(desk, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2021-03-01'])
  const organizationId = await desk.organization('enterprise', COUNTY)
  enterprise = await desk.house.as('enterprise', { organizationId, regionCode: COUNTY })
  const first = await hired()
  worker = first.person
  personId = first.personId
})
afterAll(() => desk.house.close())

describe('入班即预占限额：补不到的班，不让人白上', () => {
  it('三个不同职业等级入班后，享受账户剩0次，第4次入班被拒，写明限额与条款 [L-100]', async () => {
    expect(await yearly()).toMatchObject({ atMost: 3, held: 0, left: 3, within: '2021年' })
    for (const trade of trades) expect((await join(await classOf(trade, 'junior'))).status).toBe(200)
    expect(await yearly()).toMatchObject({ held: 3, reserved: 0, consumed: 0, left: 0 })
    const fourth = await join(await classOf(trades[0], 'intermediate'))
    expect([fourth.status, fourth.body.code]).toEqual([409, 'limit-reached-in-principle'])
    expect(fourth.body.title).toBeDefined()
    expect(String(fourth.body.detail)).toContain('每人每年不超过3次（柳政规〔2019〕63号六（二））')
    expect(fourth.body.next).toContain('例外')
  })

  it('同一职业同一等级的第二次被拒：不分年度，不分班 [L-101]', async () => {
    const { person } = await hired()
    const join = (classId: string) => enterprise.send(contract.enroll, { params: { classId }, body: person })
    expect((await join(await classOf(trades[2], 'junior'))).status).toBe(200)
    const again = await join(await classOf(trades[2], 'junior'))
    expect([again.status, again.body.code]).toEqual([409, 'limit-reached'])
    expect((await join(await classOf(trades[2], 'intermediate'))).status).toBe(200)
    expect(String(again.body.detail)).toContain('同一职业同一等级不可重复享受')
  })

  it('例外由经办申请、另一人审批，批准后多开一个位次；没有写“原则上”的限额不开例外 [L-100]', async () => {
    const { balances } = await account()
    const yearSlot = balances.find(({ slot }) => slot.startsWith('person-year|'))?.slot ?? ''
    const lifeSlot = balances.find(({ slot }) => slot.startsWith('person-occupation-level|'))?.slot ?? ''
    const ask = (slot: string, by = desk.clerk) =>
      by.send(requestException, {
        params: { personId },
        body: { slot, reason: '转岗需要', documentNumber: '测试会议纪要1号' },
      })
    expect((await ask(lifeSlot)).body.code).toBe('limit-strict')
    expect((await ask('person-year|training-subsidy|x|1999')).body.code).toBe('limit-unknown')
    const own = await desk.house.as('county-clerk', { regionCode: COUNTY, human: worker.residentId })
    expect((await ask(yearSlot, own)).body.code).toBe('interest-declared')
    const asked = await ask(yearSlot)
    expect(asked.status).toBe(200)
    expect((await ask(yearSlot)).body.code).toBe('exception-open')
    const params = { exceptionId: asked.body.id as string }
    const approve = { params, body: { approve: true, note: '同意' } }
    const self = await desk.house.as('approver', { regionCode: COUNTY, human: worker.residentId })
    expect((await self.send(decideException, approve)).body.code).toBe('interest-declared')
    expect((await desk.approver.send(decideException, approve)).status).toBe(200)
    expect((await desk.approver.send(decideException, approve)).body.code).toBe('exception-decided')
    const nowhere = { ...approve, params: { exceptionId: randomUUID() } }
    expect((await desk.approver.send(decideException, nowhere)).body.code).toBe('exception-unknown')
    expect(await yearly()).toMatchObject({ atMost: 3, exceptions: 1, left: 1 })
    expect((await ask(yearSlot)).body.code).toBe('limit-has-room')
    expect((await join(await classOf(trades[0], 'senior'))).status).toBe(200)
    expect((await join(await classOf(trades[1], 'senior'))).body.code).toBe('limit-reached-in-principle')
  })

  it('邻县的班按同一个账户计：外县看不到明细，位次照算 [L-098]', async () => {
    const organizationId = await desk.organization('enterprise', SIBLING)
    const other = await desk.house.as('enterprise', { organizationId, regionCode: SIBLING })
    const body = { ...worker, number: '邻县合同1', startsOn: '2021-01-01' as DateText, endsOn: null }
    await other.call(recordContract, { body })
    await turnTo(desk, '2021-03-02')
    day += 2
    const on = new Date(Date.UTC(2021, 2, day)).toISOString().slice(0, 10)
    const change = { ...heldOn(on), mode: 'ordinary', kind: 'skills-upgrading', tradeCode: trades[0] } as const
    const approver = await desk.house.as('approver', { regionCode: SIBLING })
    const form = { ...classForm(), ...change, level: 'technician' as const, regionCode: SIBLING, plannedHeads: 5 }
    const { id: classId } = await approvedClass(desk, form, other, approver)
    const refused = await other.send(contract.enroll, { params: { classId }, body: worker })
    expect(refused.body.code).toBe('limit-reached-in-principle')
  })
})

it('同一职业在各版大典里编码不同，仍是同一职业：旧编码学过，新编码不再补 [L-101]', async () => {
  const region = await desk.house.as('region-officer', { regionCode: '450000' })
  const bytes = new TextEncoder().encode(
    [
      '编码,职业名称,版次,现行编码,来源',
      '6-04-02-05,电焊工,1999,6-18-02-04,测试来源（旧版编码）',
      '6-04-02-06,气焊工,1999,,测试来源',
      '6-4-2-5,焊工,2020,6-18-02-04,',
      '6-04-02-05,电焊工,1999,6-18-02-04,测试来源',
    ].join('\r\n'),
  )
  const imported = await region.call(importOccupations, { file: { name: '职业.csv', bytes } })
  expect(imported).toMatchObject({ total: 4, accepted: 1 })
  expect(imported.faults.map(({ row, column }) => [row, column])).toEqual([
    [3, '现行编码'],
    [4, '编码'],
    [4, '版次'],
    [4, '来源'],
    [5, '编码'],
  ])
  const { person } = await hired()
  const join = (classId: string) => enterprise.send(contract.enroll, { params: { classId }, body: person })
  expect((await join(await classOf('6-04-02-05', 'junior'))).status).toBe(200)
  expect((await join(await classOf('6-18-02-04', 'junior'))).body.code).toBe('limit-reached')
  expect((await join(await classOf('6-18-02-04', 'senior'))).status).toBe(200)
  const clerk = await desk.clerk.send(importOccupations, { file: { name: '职业.csv', bytes } })
  expect(clerk.status).toBe(403)
})

it('数据库不许一个位次有两个人占，也不许改写、删除占用记录', async () => {
  const query = (statement: string) => asSystem(desk, statement)
  const copy = `insert into people.limit_use select gen_random_uuid(), person_id, slot, slot_words, place, at_most, state,
    matter_id, matter_name, region_code, organization_id, taken_on, null, null from people.limit_use
    where released_on is null limit 1`
  await expect(query(copy)).rejects.toThrow('one_use_per_place')
  await expect(query(`update people.limit_use set place = place + 1, at_most = 9`)).rejects.toThrow('只能退还')
})

it('退班、取消、未通过、死亡都退还位次；死亡登记撤销后重新预占 [L-107]', async () => {
  const { person, personId: id } = await hired()
  const params = { personId: id }
  const classId = await classOf(trades[1], 'intermediate')
  const [enrollmentId = ''] = await enrolled(desk, classId, [person], enterprise)
  const held = async () => {
    const { balances, uses } = await desk.clerk.call(getEntitlements, { params })
    return [balances.find(({ slot }) => slot.startsWith('person-year|'))?.held, uses.at(0)?.releasedBecause]
  }
  expect(await held()).toEqual([1, null])
  await enterprise.call(contract.withdrawTrainee, { params: { enrollmentId }, body: { reason: '家中有事' } })
  expect(await held()).toEqual([0, '退班'])
  const next = await classOf(trades[2], 'intermediate')
  await enrolled(desk, next, [person], enterprise)
  expect(await held()).toEqual([1, null])
  const death = { diedOn: '2021-03-01' as DateText, document: '火化证明2021-9号' }
  const { id: deathId } = await desk.clerk.call(recordDeath, { params, body: death })
  await desk.house.settleNews()
  expect(await held()).toEqual([0, '学员死亡'])
  const reviewer = await desk.house.as('second-reviewer', { regionCode: COUNTY })
  await reviewer.call(takeBackDeath, { params: { deathId }, body: { reason: '录错了人' } })
  await desk.house.settleNews()
  expect((await held())[0]).toBe(1)
})
