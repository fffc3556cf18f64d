import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { type Fen, yuan } from '#kernel/money'
import { type Role, roles } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { overrideReading } from '#policy/contract'
import {
  type BasicWorkDesk,
  CITY,
  COUNTY,
  GENERAL,
  openBasicWorkDesk,
  SPECIAL,
} from '../../../../test/basic-work-desk.ts'
import type { Client } from '../../../../test/harness.ts'
import * as contract from '../contract.ts'
import { type BasicWorkRole, basicWorkSteps, rolesFor, type StepAct } from '../domain/basic-work-steps.ts'
import * as funds from '../index.ts'
import { workItems } from '../work-items.ts'

let desk: BasicWorkDesk
beforeAll(async () => {
  desk = await openBasicWorkDesk()
  await desk.sources('teaching-materials', [SPECIAL])
  await desk.sources('skills-contests', [SPECIAL, GENERAL])
}, 60_000)
afterAll(() => desk.house.close())

const balances = () =>
  inTransaction(desk.house.database, desk.finance.actor, (tx) => funds.balances(tx, desk.accountId))
/** What an act changed in the books, in yuan; what stayed is left out. */
async function moved(work: () => Promise<unknown>) {
  const before = await balances()
  await work()
  const after = await balances()
  const pairs = contract.ledgers.values.map((ledger) => [ledger, (after[ledger] - before[ledger]) / 100] as const)
  return Object.fromEntries(pairs.filter(([, by]) => by !== 0))
}

const STATES = contract.basicWorkStates.values
const ACTS = contract.basicWorkActs.values.filter((act): act is StepAct => act !== 'propose')

describe('状态 × 办理 × 岗位', () => {
  const clients = new Map<Role, Client>()
  beforeAll(async () => {
    const { institute } = desk
    const place = (role: Role) =>
      ['school', 'teacher', 'workshop', 'enterprise', 'hr-agency'].includes(role)
        ? { regionCode: COUNTY, organizationId: institute.id }
        : { regionCode: COUNTY, ...(role === 'trainee' && { personId: institute.id }) }
    for (const role of roles.values) clients.set(role, await desk.house.as(role, place(role)))
  }, 60_000)
  const by = (role: Role) => clients.get(role) as Client

  it('表里没有写的岗位，哪一步都不能办 [L-114]', async () => {
    const id = await desk.workIn('proposed')
    for (const act of ACTS)
      for (const role of roles.values) {
        if (rolesFor(act).includes(role as BasicWorkRole)) continue
        expect([act, role, (await desk.act(act, id, by(role))).status]).toEqual([act, role, 403])
      }
    const body = desk.proposal()
    for (const role of roles.values) {
      const expected = ['county-clerk', 'city-employment-service'].includes(role) ? 200 : 403
      const { status } = await by(role).send(contract.proposeBasicWork, { body })
      expect([role, status]).toEqual([role, expected])
    }
  })

  it.each(STATES)(
    '%s：表里写的能办，办完到下一状态；没有写的不能办 [L-114]',
    async (state) => {
      const standing = await desk.workIn(state)
      for (const act of ACTS) {
        const step = basicWorkSteps[state][act]
        for (const role of rolesFor(act)) {
          const allowed = step?.by.includes(role) ?? false
          const id = allowed ? await desk.workIn(state) : standing
          // What came back is paid again only after the account was corrected: `退汇` below.
          if (allowed && state === 'returned' && act === 'send') continue
          const { status, body } = await desk.act(act, id, by(role))
          const said = [state, act, role, status, body.code ?? (await desk.read(id)).state]
          expect(said).toEqual([
            ...[state, act, role],
            ...(allowed ? [200, step?.to] : step ? [403, 'role-refused'] : [409, 'state-forbids']),
          ])
        }
      }
      expect((await desk.read(standing)).state).toBe(state)
    },
    60_000,
  )
})

describe('钱怎么走', () => {
  it('批准即预留，验收多少记多少，其余退回，发出、到账各一步；每一步余额到分 [L-114][L-107]', async () => {
    const id = await desk.propose()
    expect(await moved(() => desk.done('approve', id))).toEqual({ available: -1_000, reserved: 1_000 })
    expect(await moved(() => desk.done('deliver', id))).toEqual({})
    expect(await moved(() => desk.done('accept', id))).toEqual({ available: 100, reserved: -1_000, payable: 900 })
    expect(await moved(() => desk.done('send', id))).toEqual({ payable: -900, 'in-transit': 900 })
    expect(await moved(() => desk.done('confirm', id))).toEqual({ 'in-transit': -900, paid: 900 })
    const read = await desk.read(id)
    const even = { inTransitFen: 0, payableFen: 0, reservedFen: 0 }
    expect(read.standing).toEqual({ approvedFen: 100_000, paidFen: 90_000, givenBackFen: 10_000, ...even })
    expect(read.steps.map(({ act }) => act)).toEqual(['propose', 'approve', 'deliver', 'accept', 'send', 'confirm'])
    expect(read.journals.map(({ kind }) => kind)).toEqual(['reserve', 'post', 'release', 'send', 'confirm'])
    // 从付款追到下达文号。
    const [way, ...others] = read.ways
    expect(others).toEqual([])
    expect(way).toMatchObject({ amountFen: 90_000, steps: [{ kind: 'allot' }, { kind: 'post' }] })
  })

  it('付款前撤回：预留、已记的应付都退回可用，在途的不能撤 [L-114]', async () => {
    for (const state of ['approved', 'delivered', 'accepted'] as const) {
      const amount = state === 'accepted' ? { payable: -900, available: 900 } : { reserved: -1_000, available: 1_000 }
      const id = await desk.workIn(state)
      expect(await moved(() => desk.done('withdraw', id))).toEqual(amount)
      expect((await desk.read(id)).standing).toMatchObject({ approvedFen: 100_000, givenBackFen: 100_000 })
    }
    const onItsWay = await desk.workIn('sent')
    expect((await desk.act('withdraw', onItsWay)).body).toMatchObject({ code: 'state-forbids' })
  })

  it('没有成果不能付款；成果退回补正，验收超过批准的不行 [L-114]', async () => {
    const id = await desk.workIn('approved')
    expect((await desk.act('send', id)).body).toMatchObject({ code: 'state-forbids' })
    const early = await desk.act('deliver', id, undefined, { resultOn: '2021-06-11' })
    expect(early.body).toMatchObject({ code: 'result-early' })
    await desk.done('deliver', id)
    await desk.done('send-back', id)
    await desk.done('deliver', id)
    const beyond = await desk.act('accept', id, undefined, { amountFen: yuan(1_000.01) })
    expect(beyond.body).toMatchObject({ code: 'accepted-beyond' })
    expect(await moved(() => desk.done('accept', id, { amountFen: yuan(1_000) }))).toEqual({
      reserved: -1_000,
      payable: 1_000,
    })
  })
})

describe('拒绝的理由', () => {
  it('专款专用：种类只能从来源表写明的资金列支，没有来源表的不能提出 [L-114][L-107]', async () => {
    const refused = async (change: object) =>
      (await desk.clerk.send(contract.proposeBasicWork, { body: { ...desk.proposal(), ...change } })).body
    expect(await refused({ source: GENERAL })).toMatchObject({
      code: 'source-forbidden',
      detail: expect.stringMatching(/教材开发.*只能从.*专账.*列支/),
      rules: [{ anchor: 'lz-2019-63#6-3' }],
    })
    expect(await refused({ item: 'question-bank' })).toMatchObject({ code: 'source-unknown' })
    // 方案期满以后开始的工作，本文不再支持。
    expect(await refused({ startsOn: '2022-01-01', dueOn: '2022-06-30' })).toMatchObject({ code: 'source-unknown' })
    expect(await refused({ item: 'skills-contests', source: GENERAL })).toMatchObject({ code: 'account-missing' })
    expect(await refused({ regionCode: '450226' })).toMatchObject({ code: 'basic-work-elsewhere' })
    expect(await refused({ dueOn: '2021-06-01' })).toMatchObject({ errors: [{ path: 'dueOn' }] })
    // 先批准、后开展；当地依文件放宽的，几天以内的能补提。
    expect((await refused({ startsOn: '2021-06-09' })).detail).toMatch(/2021-06-09 早于 2021-06-10：先批准后开展/)
    const reading = { key: 'basic-work.late-days', value: 3, regionCode: CITY, documentNumber: '测试〔2021〕3号' }
    await desk.city.call(overrideReading, { body: { ...reading, effectiveFrom: '2021-06-10' as never } })
    expect(await refused({ startsOn: '2021-06-06' })).toMatchObject({ code: 'basic-work-begun' })
    expect(await refused({ startsOn: '2021-06-07' })).toHaveProperty('basicWorkId')
    const { kinds } = await desk.clerk.call(contract.listBasicWorkKinds, {
      query: { regionCode: COUNTY, on: '2021-06-10' as never },
    })
    expect(kinds.map(({ item, sources }) => [item, sources])).toEqual([
      ['teaching-materials', [SPECIAL]],
      ['trainer-training', []],
      ['teaching-reform', []],
      ['skills-contests', [SPECIAL, GENERAL]],
      ['question-bank', []],
    ])
  })

  it('收款单位没有核实的账户、户名不符、两家同号的，不能提出 [L-114]', async () => {
    const refused = async (organizationId: string) => {
      const { body } = await desk.clerk.send(contract.proposeBasicWork, { body: desk.proposal({ organizationId }) })
      expect(body).toMatchObject({ code: 'payee-unready' })
      return body.detail
    }
    const one = await desk.organization()
    expect(await refused(one.id)).toContain('没有收款账户')
    await desk.account({ ...one, name: '别人' }, false)
    expect(await refused(one.id)).toMatch(/还没有由另一人核实；户名“别人”不是本单位/)
    expect(await refused('00000000-0000-4000-8000-000000000000')).toContain('没有登记')
    const [two, three] = [await desk.organization(), await desk.organization()]
    for (const each of [two, three]) await desk.account(each, true, demoBankCard(77_001))
    expect(await refused(two.id)).toContain('2 个收款人用同一账号')
  })

  it('没有钱就不能批准，写明差多少 [L-114]', async () => {
    const id = await desk.propose({ amountFen: yuan(500_000) })
    expect((await desk.act('approve', id)).body).toMatchObject({
      code: 'fund-short',
      detail: expect.stringMatching(/需要 500,000 元/),
    })
    expect((await desk.read(id)).state).toBe('proposed')
  })

  it('提出和批准、登记成果和验收、批准和付款、付款和对账是不同的自然人，换账号也一样 [L-114]', async () => {
    const twin = await desk.staff('approver', COUNTY, 'clerk-human')
    const proposed = await desk.workIn('proposed')
    expect((await desk.act('approve', proposed, twin)).body).toMatchObject({ code: 'duty-conflict' })
    const delivered = await desk.workIn('delivered')
    expect((await desk.act('accept', delivered, twin)).body).toMatchObject({ code: 'duty-conflict' })
    const payer = await desk.staff('approver', COUNTY, 'payer-human')
    const payerToo = await desk.staff('finance', COUNTY, 'payer-human')
    const bookkeeper = await desk.staff('accountant', COUNTY, 'payer-human')
    await desk.act('accept', delivered, payer)
    expect((await desk.act('send', delivered, payerToo)).body).toMatchObject({ code: 'duty-conflict' })
    const accepted = await desk.workIn('accepted')
    await desk.act('send', accepted, payerToo)
    expect((await desk.act('confirm', accepted, bookkeeper)).body).toMatchObject({ code: 'duty-conflict' })
  })

  it('别的县看不到，也办不了 [L-114]', async () => {
    const id = await desk.workIn('proposed')
    const neighbour = await desk.staff('approver', '450226')
    expect((await desk.act('approve', id, neighbour)).body).toMatchObject({ code: 'basic-work-unknown' })
    expect((await neighbour.call(contract.listBasicWorks)).rows).toEqual([])
  })
})

it('清单按种类、状态、来源、文字筛选，合计到分，导出成表；用途按来源和县列出 [L-114]', async () => {
  await desk.workIn('paid', { title: '独此一册', item: 'skills-contests' })
  const list = (query: object) => desk.clerk.call(contract.listBasicWorks, { query })
  const one = await list({ search: '独此', item: 'skills-contests', state: 'paid', source: SPECIAL })
  expect(one).toMatchObject({ total: 1, totals: { approvedFen: 100_000, paidFen: 90_000 } })
  const all = await list({ limit: 2 })
  expect((await list({ limit: 2, cursor: all.next })).rows).toHaveLength(2)
  const file = await desk.clerk.send(contract.exportBasicWorks, { query: { search: '独此' } })
  expect([file.status, file.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  const { purposes } = await desk.clerk.call(contract.listPurposes)
  const contests = purposes.find(({ item }) => item === 'skills-contests')
  expect(contests).toMatchObject({ regionCode: COUNTY, matters: 1, spentFen: 90_000 as Fen, reservedFen: 0 })
})

it('退汇（也有到账几天以后的）：钱回到应付，账户更正并另一人核实以后才能再付；同一付款单号只用一次 [L-114]', async () => {
  const organization = await desk.organization()
  await desk.account(organization)
  await desk.turnTo('2021-06-20')
  const id = await desk.workIn('sent', { organizationId: organization.id })
  const { payments } = await desk.read(id)
  expect((await desk.act('confirm', id, undefined, { amountFen: yuan(899) })).body).toMatchObject({
    code: 'amount-differs',
  })
  expect(await moved(() => desk.done('return', id))).toEqual({ 'in-transit': -900, payable: 900 })
  expect((await desk.act('send', id)).body).toMatchObject({
    code: 'payee-unready',
    detail: expect.stringMatching(/还没有更正/),
  })
  await desk.account(organization)
  expect((await desk.act('send', id)).body).toMatchObject({
    code: 'payee-unready',
    detail: expect.stringMatching(/满 3 天/),
  })
  await desk.turnTo('2021-06-24')
  const known = await desk.act('send', id, undefined, { orderNumber: payments[0]?.orderNumber })
  expect(known.body).toMatchObject({ code: 'order-known' })
  await desk.done('send', id)
  await desk.done('confirm', id)
  // Days after it had arrived it comes back after all.
  await desk.turnTo('2021-06-26')
  expect(await moved(() => desk.done('return', id, { bankNumber: '退汇3', bankReason: '户名不符' }))).toEqual({
    paid: -900,
    payable: 900,
  })
  expect((await desk.act('return', id)).body).toMatchObject({ code: 'state-forbids' })
  expect((await desk.act('send', id)).body).toMatchObject({ code: 'payee-unready' })
  const back = await desk.read(id)
  expect(back.payments.at(-1)).toMatchObject({
    ...{ state: 'sent-back', settledOn: '2021-06-24', bankNumber: '回单1' },
    ...{ returnedOn: '2021-06-26', backNumber: '退汇3', bankReason: '户名不符' },
  })
  expect([back.state, back.standing]).toMatchObject(['returned', { paidFen: 0, payableFen: 90_000 }])
  await desk.account(organization)
  await desk.turnTo('2021-06-30')
  await desk.done('send', id)
  await desk.done('confirm', id)
  const after = await desk.read(id)
  expect(after.payments.map(({ state }) => state)).toEqual(['returned', 'sent-back', 'confirmed'])
  expect(after.standing).toMatchObject({ paidFen: 90_000, payableFen: 0 })
})

it('等谁办就在谁的待办里，按状态计数；成果过了期限的标为超期 [L-114]', async () => {
  await desk.workIn('approved', { dueOn: '2021-06-30' as never })
  for (const state of ['sent', 'delivered'] as const) await desk.workIn(state)
  await desk.turnTo('2021-07-01')
  const waiting = async (client: Client) =>
    inTransaction(desk.house.database, client.actor, async (tx) => {
      const items = await workItems(tx, client.actor)
      return items.filter(({ count }) => count > 0).map(({ path, tone }) => [path, tone])
    })
  const at = (state: string) => [`/funds/basic-works?state=${state}`, state === 'approved' ? 'overdue' : 'soon']
  expect(await waiting(desk.accountant)).toEqual([at('sent')])
  expect(await waiting(desk.reviewer)).toEqual([])
  expect(await waiting(desk.clerk)).toContainEqual(at('approved'))
  expect(await waiting(desk.approver)).toContainEqual(at('delivered'))
})
