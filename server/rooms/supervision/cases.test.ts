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
const lift = (measureId: string, by = approver) =>
  by.send(contract.liftMeasure, { params: { measureId }, body: { reason: '查无问题' } })
const read = (caseId: string, by = clerk) => by.call(contract.getCase, { params: { caseId } })
const close = async (caseId: string, by = approver) => {
  const { version } = await read(caseId)
  return by.send(contract.closeCase, { params: { caseId }, body: { conclusion: '已处理', version } })
}
const stopped = (of: Parameters<typeof suspensionOf>[1], on = '2024-06-03') =>
  inTransaction(house.database, theSystem, (tx) => suspensionOf(tx, of, on as DateText))

/** Everything paid in the planted class: two lines of one transfer each. */
async function paidLines(count: number): Promise<string[]> {
  const { classId, organizationId, people } = planted
  const [account, batch, order, payee] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const place = `'450225', '${organizationId}'`
  await sys(`insert into funds.account (id, source, region_code, name, opened_on)
    values ('${account}', 't-${account}', '450225', '测试专户', '2020-01-01')`)
  await sys(`insert into subsidies.batch (id, number, matter_kind, matter_id, matter_number, matter_title, claimant_name,
      region_code, organization_id, fund_source, account_id, state, since, list_hash, line_count, total_fen, claimed_by, claimed_on)
    values ('${batch}', 'PC-${batch}', 'training', '${classId}', 'T-1', '虚构班', '虚构车间', ${place}, 'test', '${account}',
      'claimed', '2024-05-10', 'h', ${count}, ${count * 10_000}, '${batch}', '2024-05-10')`)
  const basis = randomUUID()
  await sys(`insert into subsidies.basis (id, matter_id, region_code, organization_id, detail)
    values ('${basis}', '${classId}', ${place}, '{}')`)
  const ids = []
  for (const [index, personId] of people.slice(0, count).entries()) {
    const [decision, line] = [randomUUID(), randomUUID()]
    await sys(`insert into subsidies.decision (id, matter_kind, matter_id, matter_number, matter_title, subject_id,
        subject_name, person_id, township, region_code, organization_id, rule_id, pack_version, revision, entitled,
        amount_fen, uncapped_fen, basis_id, decided_on)
      values ('${decision}', 'training', '${classId}', 'T-1', '虚构班', '${personId}', '韦某', '${personId}', '', ${place},
        'test/rule', '1', 1, true, 10000, 10000, '${basis}', '2024-05-10')`)
    await sys(`insert into subsidies.line (id, batch_id, line_number, decision_id, matter_kind, matter_id, subject_id,
        subject_name, person_id, township, region_code, organization_id, rule_id, component, item, payee_kind, payee_id,
        payee_name, fund_source, service_from, service_until, due_revision, amount_fen, trace)
      values ('${line}', '${batch}', ${index + 1}, '${decision}', 'training', '${classId}', '${personId}', '韦某',
        '${personId}', '', ${place}, 'test/rule', 'training', 'workshop-training', 'organization', '${organizationId}',
        '虚构车间', 'test', '2024-05-06', '2024-05-07', 1, 10000, '[]')`)
    ids.push(line)
  }
  await sys(`update subsidies.batch set state = 'paying', frozen_at = now() where id = '${batch}'`)
  await sys(`insert into organizations.payee_account (id, payee_kind, payee_id, organization_id, region_code, holder_name,
      bank_name, account_sealed, account_index, account_tail, entered_by, entered_on)
    values ('${payee}', 'organization', '${organizationId}', '${organizationId}', '450225', '虚构车间', '某银行', '\\x00',
      convert_to('${payee}', 'utf8'), '0001', '${payee}', '2024-01-01') on conflict do nothing`)
  await sys(`insert into subsidies.payment_order (id, batch_id, number, supplement, region_code, organization_id, account_id,
      list_hash, file_hash, total_fen, sent_by, sent_on, gate)
    values ('${order}', '${batch}', 'ZF-${order}', 0, ${place}, '${account}', 'h', 'h', 1, '${order}', '2024-05-20', '[]')`)
  for (const [index, line] of ids.entries()) {
    const item = randomUUID()
    await sys(`insert into subsidies.payment_item (id, order_id, sequence, region_code, organization_id, payee_kind, payee_id,
        payee_name, payee_account_id, bank_name, account_tail, purpose, amount_fen, state, settled_on)
      values ('${item}', '${order}', ${index + 1}, ${place}, 'organization', '${organizationId}', '虚构车间', '${payee}',
        '某银行', '0001', '测试', 10000, 'confirmed', '2024-05-25')`)
    await sys(`insert into subsidies.payment_item_line (item_id, line_id, region_code, organization_id, person_id, amount_fen)
      values ('${item}', '${line}', ${place}, '${people[index]}', 10000)`)
  }
  return ids
}

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
    expect((await lift(measureId)).body.code).toBe('measure-settled')
    const { suspensions } = await clerk.call(listSuspensions, { query: { organizationId, state: 'all' } })
    expect(suspensions).toMatchObject([{ kind: 'freeze', liftReason: '查无问题', caseId }])
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
    const lineIds = await paidLines(2)
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
    const measures: Record<string, string> = {}
    for (const [state, caseId] of [
      ['open', openId],
      ['closed', closedId],
    ] as const) {
      const { body } = await propose(caseId, {}, reviewer)
      await decide(body.id, 'refused', city)
      measures[state] = body.id
    }
    await close(closedId, city)
    const files = { open: openId, closed: closedId }
    const asks = {
      propose: (by: Client, state: 'open' | 'closed') => propose(files[state], { kind: 'transfer' }, by),
      decide: (by: Client, state: 'open' | 'closed') => decide(measures[state] ?? '', 'decided', by),
      lift: (by: Client, state: 'open' | 'closed') => lift(measures[state] ?? '', by),
      close: (by: Client, state: 'open' | 'closed') =>
        by.send(contract.closeCase, { params: { caseId: files[state] }, body: { conclusion: '试', version: -1 } }),
    } as const
    // Allowed: the act gets as far as its own content, which is wrong on purpose.
    const further = {
      propose: 'measure-incomplete',
      decide: 'measure-settled',
      lift: 'measure-settled',
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
