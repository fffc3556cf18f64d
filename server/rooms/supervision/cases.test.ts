import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { suspensionOf } from '#organizations'
import { listBlacklist, listSuspensions } from '#organizations/contract'
import { kindOfRole, type Role, roles, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import * as contract from '#supervision/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { asSystem } from '../../../test/money-house.ts'
import { type Planted, plantClass, plantOrganization } from '../../../test/planted-class.ts'
import { plantPayments } from '../../../test/planted-payments.ts'
import { caseSteps } from './domain/case-steps.ts'

let house: TestHouse
let clerk: Client
let reviewer: Client
let approver: Client
let city: Client
let planted: Planted
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', {})
  reviewer = await house.as('second-reviewer', {})
  approver = await house.as('approver', {})
  city = await house.as('city-officer', { regionCode: '450200' })
  planted = await plantClass(house, { heads: 3 })
})
afterAll(() => house.close())

const sys = (statement: string, values: readonly unknown[] = []) => asSystem({ house }, statement, values)
const complaint = (given: object = {}) => ({
  body: {
    source: 'complaint' as const,
    organizationId: planted.organizationId,
    title: '虚假培训',
    grounds: '群众来信：名册上有人没有上过课',
    ...given,
  },
})
const opened = (given: object = {}, by = clerk) => by.call(contract.openCase, complaint(given))
const propose = (caseId: string, given: object = {}, by = clerk) =>
  by.send(contract.proposeMeasure, {
    params: { caseId },
    body: { kind: 'freeze' as const, reason: '核查期间暂停支付', document: '演示监〔2024〕3号', ...given },
  })
const decide = (measureId: string, outcome: 'decided' | 'refused' = 'decided', by = approver) =>
  by.send(contract.decideMeasure, { params: { measureId }, body: { outcome, note: '同意' } })
const giveUp = (measureId: string, by = clerk) =>
  by.send(contract.proposeLifting, {
    params: { measureId },
    body: { reason: '查无问题', document: '演示监〔2024〕4号' },
  })
const settleLifting = (liftingId: string, by = approver, outcome: 'decided' | 'refused' = 'decided') =>
  by.send(contract.decideLifting, { params: { liftingId }, body: { outcome, note: '同意' } })
const lift = async (measureId: string) => settleLifting((await giveUp(measureId)).body.id)
/** A freeze that was decided. */
async function frozen(caseId: string): Promise<{ measureId: string; suspensionId: string }> {
  const measureId = (await propose(caseId)).body.id
  return { measureId, suspensionId: (await decide(measureId)).body.suspensionId }
}
const read = (caseId: string, by = clerk) => by.call(contract.getCase, { params: { caseId } })
const close = async (caseId: string, by = approver) => {
  const { version } = await read(caseId)
  return by.send(contract.closeCase, { params: { caseId }, body: { conclusion: '已处理', version } })
}
const stopped = (of: Parameters<typeof suspensionOf>[1], on = '2024-06-03') =>
  inTransaction(house.database, theSystem, (tx) => suspensionOf(tx, of, on as DateText))

describe('案件：冻结、追回、名单、移送', () => {
  it('案件按案号、案由、机构、班级编号查找 [L-120]', async () => {
    const { id, number } = await opened({ title: '查找用的案由' })
    const find = async (search: string) => (await clerk.call(contract.listCases, { query: { search } })).rows
    for (const words of [number, '查找用的']) expect((await find(words)).map((row) => row.id)).toEqual([id])
    const [row] = await find(number)
    expect((await find(row?.organizationName ?? '')).map((one) => one.id)).toContain(id)
    expect(await find('没有这个案由')).toEqual([])
  })

  it('暂停支付由一人提出、另一人决定；决定之时起付款的县都问得到，解除之时起不再拦 [L-120]', async () => {
    const { id: caseId } = await opened({ classId: planted.classId })
    const { organizationId, classId } = planted
    const measureId = (await propose(caseId)).body.id
    expect(await stopped({ organizationId, classId })).toBeUndefined()
    const both = await house.as('city-officer', { regionCode: '450200', human: '同一人' })
    const same = await house.as('region-officer', { regionCode: '450000', human: '同一人' })
    const own = (await propose(caseId, {}, both)).body.id
    const { measures: seen } = await same.call(contract.getCase, { params: { caseId } })
    expect(seen.map(({ mayDecide }) => mayDecide)).toEqual([true, false])
    expect((await decide(own, 'decided', same)).body.code).toBe('measure-second-person')
    expect((await decide(own, 'refused', approver)).body.suspensionId).toBeNull()
    const { suspensionId } = (await decide(measureId)).body
    expect(await stopped({ organizationId, classId })).toMatchObject({
      id: suspensionId,
      kind: 'freeze',
      document: '演示监〔2024〕3号',
      orderedIn: '融水苗族自治县',
    })
    // Only the class of the case; the organization's other classes go on.
    expect(await stopped({ organizationId, classId: randomUUID() })).toBeUndefined()
    expect(await stopped({ organizationId, classId }, '2024-06-02')).toBeUndefined()
    expect((await decide(measureId)).body.code).toBe('measure-settled')
    expect((await lift(measureId)).status).toBe(200)
    expect(await stopped({ organizationId, classId })).toBeUndefined()
    expect((await giveUp(measureId)).body.code).toBe('measure-settled')
    const { suspensions } = await clerk.call(listSuspensions, { query: { organizationId, state: 'all' } })
    const face = { liftReason: '查无问题', liftDocument: '演示监〔2024〕4号' }
    expect(suspensions).toMatchObject([{ kind: 'freeze', ...face, caseId }])
  })

  it('解除也由一人提出、另一人决定，写明理由和文书；一人换账号不行，绕过程序数据库也不许 [L-119] [L-120]', async () => {
    const personId = planted.people[1] ?? ''
    const { id: caseId } = await opened({ organizationId: undefined, personId })
    const { measureId, suspensionId } = await frozen(caseId)
    const human = '又提又定的人'
    const both = await house.as('city-officer', { regionCode: '450200', human })
    const same = await house.as('region-officer', { regionCode: '450000', human })
    const liftingId = (await giveUp(measureId, both)).body.id
    expect((await giveUp(measureId)).body.code).toBe('lifting-pending')
    expect((await settleLifting(liftingId, same)).body.code).toBe('lifting-second-person')
    const waiting = async (by = approver) =>
      (await by.call(contract.listCases, { query: { waiting: 'decision' } })).rows
    expect((await waiting()).map(({ id }) => id)).toContain(caseId)
    // Whoever proposed it has nothing to decide there, whatever account they use.
    const mine = (by: Client) => by.call(contract.getCase, { params: { caseId } })
    for (const by of [both, same]) expect((await waiting(by)).map(({ id }) => id)).not.toContain(caseId)
    const offered = await Promise.all([both, same, approver].map(mine))
    expect(offered.map(({ measures }) => measures[0]?.liftings[0]?.mayDecide)).toEqual([false, false, true])
    expect((await settleLifting(liftingId, approver, 'refused')).body).toMatchObject({ lifted: false })
    expect((await waiting()).map(({ id }) => id)).not.toContain(caseId)
    expect((await settleLifting(liftingId)).body.code).toBe('lifting-settled')
    expect((await settleLifting(randomUUID())).body.code).toBe('lifting-unknown')
    expect(await stopped({ personId })).toMatchObject({ kind: 'freeze' })
    const alone = sys(`update supervision.case_measure set state = 'lifted', lifted_on = decided_on where id = $1`, [
      measureId,
    ])
    await expect(alone).rejects.toMatchObject({ code: 'JQ001' })
    const set = `lifted_on = valid_from, lift_made_by = made_by, lifted_by = made_by, lift_reason = '试', lift_document = '试'`
    const byOne = sys(`update organizations.suspension set ${set} where id = $1`, [suspensionId])
    await expect(byOne).rejects.toThrow(/suspension_check/)
    expect((await lift(measureId)).body).toMatchObject({ lifted: true })
    expect(await stopped({ personId })).toBeUndefined()
    const { measures, timeline } = await read(caseId)
    expect(measures[0]?.liftings.map(({ state }) => state)).toEqual(['refused', 'decided'])
    expect(timeline.slice(-4).map(({ title }) => title)).toEqual([
      '提出解除：暂停支付',
      '不予解除：暂停支付',
      '提出解除：暂停支付',
      '同意解除：暂停支付',
    ])
  })

  it('整个机构或一名学员也可以暂停；数据库不许一人经手，也不许改写 [L-120]', async () => {
    const [personId = ''] = planted.people
    const { id: caseId } = await opened({ organizationId: undefined, personId })
    const { suspensionId } = (await decide((await propose(caseId)).body.id)).body
    expect(await stopped({ personId })).toMatchObject({ kind: 'freeze' })
    const one = randomUUID()
    const insert = sys(
      `insert into organizations.suspension (id, region_code, kind, person_id, matter_id, reason, document, valid_from,
         made_by, checked_by) values ($1, '450225', 'freeze', $1, $1, '试', '试', '2024-06-03', $1, $1)`,
      [one],
    )
    await expect(insert).rejects.toThrow(/suspension_check/)
    const rewrite = sys(`update organizations.suspension set reason = '改' where id = $1`, [suspensionId])
    await expect(rewrite).rejects.toThrow(/permission denied/)
  })

  it('追回建议列出已付的每一行和合计，决定后告诉出追回单的一方 [L-120]', async () => {
    const lineIds = await plantPayments(house, planted, 2)
    const { id: caseId } = await opened({ classId: planted.classId })
    const paid = await clerk.call(contract.listCaseLines, { params: { caseId } })
    expect([paid.lines.map(({ lineId }) => lineId).sort(), paid.amountFen]).toEqual([lineIds.toSorted(), 20_000])
    const { id: measureId, amountFen } = (await propose(caseId, { kind: 'recovery', lineIds: lineIds.slice(0, 1) }))
      .body
    expect(amountFen).toBe(10_000)
    const foreign = await propose(caseId, { kind: 'recovery', lineIds: [randomUUID()] })
    expect(foreign.body.code).toBe('measure-incomplete')
    await decide(measureId)
    const rewrite = (set: string) => sys(`update supervision.case_measure set ${set} where id = $1`, [measureId])
    await expect(rewrite('amount_fen = 1')).rejects.toThrow(/permission denied/)
    await expect(rewrite(`decision_note = '改'`)).rejects.toMatchObject({ code: 'JQ005' })
    const { rows } = await sys(`select payload from platform.outbox_event where name = 'recovery.decided'`)
    expect(rows.map(({ payload }) => payload)).toMatchObject([{ caseId, measureId, lineIds: lineIds.slice(0, 1) }])
  })

  it('失信名单只列机构，人人可查，也停付；移送写明机关和文书；时间线由记录而来 [L-120]', async () => {
    const { id: caseId } = await opened()
    const blacklisting = (await propose(caseId, { kind: 'blacklist', validUntil: '2026-06-03' })).body.id
    expect((await propose(caseId, { kind: 'transfer' })).body.code).toBe('measure-incomplete')
    const transfer = (await propose(caseId, { kind: 'transfer', authority: '县公安局', document: '移送〔2024〕1号' }))
      .body.id
    expect((await close(caseId)).body.code).toBe('case-undecided')
    await decide(blacklisting)
    await decide(transfer)
    const { organizations } = await house.visitor.call(listBlacklist)
    expect(organizations).toMatchObject([{ document: '演示监〔2024〕3号', validUntil: '2026-06-03' }])
    expect(await stopped({ organizationId: planted.organizationId })).toMatchObject({ kind: 'blacklist' })
    expect((await close(caseId)).status).toBe(200)
    const file = await read(caseId)
    expect(file.timeline.map(({ title }) => title)).toEqual([
      '立案',
      '提出：列入失信名单',
      '已决定：列入失信名单',
      '提出：移送',
      '已决定：移送',
      '结案',
    ])
    expect(file.timeline.some(({ detail }) => detail.includes('移送县公安局'))).toBe(true)
    // A measure outlives its case.
    expect((await lift(blacklisting)).status).toBe(200)
  })

  it('立案对象要明确，案件、问题、提示、措施要在辖区内', async () => {
    const code = async (given: object, by = clerk) => (await by.send(contract.openCase, complaint(given))).body.code
    expect(await code({ personId: planted.people[0] })).toBe('case-subject')
    expect(await code({ organizationId: randomUUID() })).toBe('case-subject')
    expect(await code({ classId: randomUUID() })).toBe('case-subject')
    expect(await code({ source: 'finding', sourceId: randomUUID() })).toBe('finding-unknown')
    expect(await code({ source: 'signal', sourceId: randomUUID() })).toBe('signal-unknown')
    const { id: caseId } = await opened()
    const neighbour = await house.as('county-clerk', { regionCode: '450226' })
    expect((await neighbour.send(contract.getCase, { params: { caseId } })).body.code).toBe('case-unknown')
    expect((await decide(randomUUID())).body.code).toBe('measure-unknown')
  })
})

describe('案件的每个状态 × 每个动作 × 每个岗位', () => {
  it('表上没有的一律拒绝，有的都办得成 [L-120]', async () => {
    const organizationId = await plantOrganization(house)
    const { id: openId } = await opened({ organizationId })
    const { id: closedId } = await opened({ organizationId })
    const [measures, liftings] = [{} as Record<string, string>, {} as Record<string, string>]
    for (const [state, caseId] of [
      ['open', openId],
      ['closed', closedId],
    ] as const) {
      const { body } = await propose(caseId, {}, reviewer)
      await decide(body.id, 'refused', city)
      measures[state] = body.id
      const { measureId } = await frozen(caseId)
      liftings[state] = (await giveUp(measureId, reviewer)).body.id
      await settleLifting(liftings[state] ?? '', city, 'refused')
    }
    await close(closedId, city)
    const files = { open: openId, closed: closedId }
    const asks = {
      propose: (by: Client, state: 'open' | 'closed') => propose(files[state], { kind: 'transfer' }, by),
      decide: (by: Client, state: 'open' | 'closed') => decide(measures[state] ?? '', 'decided', by),
      'propose-lifting': (by: Client, state: 'open' | 'closed') => giveUp(measures[state] ?? '', by),
      lift: (by: Client, state: 'open' | 'closed') => settleLifting(liftings[state] ?? '', by),
      close: (by: Client, state: 'open' | 'closed') =>
        by.send(contract.closeCase, { params: { caseId: files[state] }, body: { conclusion: '试', version: -1 } }),
    } as const
    // Allowed: the act gets as far as its own content, which is wrong on purpose.
    const further = {
      propose: 'measure-incomplete',
      decide: 'measure-settled',
      'propose-lifting': 'measure-settled',
      lift: 'lifting-settled',
      close: 'stale',
    } as const
    const wrong: string[] = []
    for (const role of roles.values) {
      const by = await house.as(role, placeOf(role, organizationId))
      for (const state of ['open', 'closed'] as const)
        for (const act of contract.caseActs.values) {
          const { body } = await asks[act](by, state)
          const may = (caseSteps[state][act]?.by as readonly string[] | undefined)?.includes(role) ?? false
          const expected = may ? further[act] : refusedAs(role, act, state)
          if (body.code !== expected) wrong.push(`${state} × ${act} × ${role}: ${body.code}, not ${expected}`)
        }
    }
    expect(wrong).toEqual([])
  })
})

const placeOf = (role: Role, organizationId: string) =>
  kindOfRole[role] === 'organization'
    ? { organizationId }
    : kindOfRole[role] === 'person'
      ? { personId: randomUUID() }
      : {}

/** The row refuses a role it does not name; a named one hears what the state forbids. */
function refusedAs(role: Role, act: contract.CaseAct, state: 'open' | 'closed'): string {
  const named = Object.values(caseSteps).some((steps) =>
    (steps[act]?.by as readonly string[] | undefined)?.includes(role),
  )
  return named && caseSteps[state][act] === undefined ? 'state-forbids' : 'role-refused'
}
