import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveOpening, correctAttendance, getAttendance, getClass } from '#classes/contract'
import type { DateText } from '#kernel/dates'
import type { CallOf } from '#kernel/endpoint'
import { declareInterest, endInterest, listInterests } from '#organizations/contract'
import { createUser, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { firstReview, getGate, payBatch } from '#subsidies/contract'
import * as contract from '#supervision/contract'
import { appliedClass, heldOn } from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import {
  asSystem,
  bringTo,
  businessDate,
  claim,
  type MoneyHouse,
  openMoneyHouse,
  seen,
  trainedPeople,
} from '../../../test/money-house.ts'

let money: MoneyHouse
let published: { batchId: string; classId: string }
let claimed: string
let traineeId: string
let trained: string
beforeAll(async () => {
  money = await openMoneyHouse()
  const first = await trainedPeople(money, { hired: 2 })
  const { batchId } = await claim(money, first.classId)
  published = { batchId, classId: first.classId }
  const second = await trainedPeople(money, { hired: 1 })
  trained = second.classId
  traineeId = second.people[0]?.residentId ?? ''
  claimed = (await claim(money, second.classId)).batchId
  await bringTo(money, published.batchId, 'published')
}, 120_000)
afterAll(() => money.house.close())

const reviewed = async (by: Client) => {
  const { listHash, version } = await seen(money.clerk, claimed)
  return by.send(firstReview, { params: { batchId: claimed }, body: { listHash, version: version + 99, note: '同意' } })
}

describe('利害关系', () => {
  it('申报了有关系的机构，就不能审它的班和补贴；终止申报后才可以 [L-119]', async () => {
    const decider = await money.house.as('approver', {})
    const { id: interestId } = await decider.call(declareInterest, {
      body: { kind: 'organization', relation: 'relative-works', relatedOrganizationId: money.workshopId },
    })
    const { id, version } = await appliedClass(money, heldOn('2024-09-10'))
    const approve = () => decider.send(approveOpening, { params: { classId: id }, body: { version } })
    const refused = (await approve()).body
    expect(refused.code).toBe('interest-declared')
    expect(refused.detail).toContain('亲属任职或经营')
    expect((await money.clerk.call(getClass, { params: { classId: id } })).state).toBe('applied')
    await decider.call(endInterest, { params: { interestId }, body: { reason: '亲属已离职' } })
    expect((await approve()).body.code).not.toBe('interest-declared')
    const again = await decider.send(endInterest, { params: { interestId }, body: { reason: '再终止' } })
    expect(again.body.code).toBe('interest-unknown')
  })

  it('亲属在名单上、本人在名单上，都不能审；换账号也一样 [L-119]', async () => {
    const clerk = await money.house.as('county-clerk', { human: '回避的经办' })
    await clerk.call(declareInterest, {
      body: { kind: 'person', relation: 'spouse', relatedName: '某人', relatedResidentId: traineeId },
    })
    const other = await money.house.as('county-clerk', { human: '回避的经办' })
    const body = async (by: Client) => {
      const { listHash, version } = await seen(money.clerk, claimed)
      return by.send(firstReview, { params: { batchId: claimed }, body: { listHash, version, note: '同意' } })
    }
    expect((await body(other)).body.code).toBe('interest-declared')
    const self = await money.house.as('county-clerk', { human: traineeId })
    expect((await body(self)).body.detail).toContain('本人')
    expect((await reviewed(money.clerk)).body.code).toBe('stale')
  })

  it('申报了有关系的机构，也不能办它的案件、核销它的问题 [L-119][L-120]', async () => {
    const inspector = await money.house.as('county-clerk', {})
    const body = { source: 'complaint', organizationId: money.workshopId, title: '虚假培训', grounds: '来信' } as const
    const { id: caseId } = await inspector.call(contract.openCase, { body })
    const freeze = { kind: 'freeze', reason: '核查期间暂停支付', document: '演示监〔2024〕7号' } as const
    const { id: measureId } = await inspector.call(contract.proposeMeasure, { params: { caseId }, body: freeze })
    const related = await money.house.as('approver', { human: '有股份的审批人' })
    const interest = { kind: 'organization', relation: 'shareholder', relatedOrganizationId: money.workshopId } as const
    await related.call(declareInterest, { body: interest })
    const decide = { params: { measureId }, body: { outcome: 'refused' as const, note: '不必' } }
    expect((await related.send(contract.decideMeasure, decide)).body.code).toBe('interest-declared')
    await money.decider.call(contract.decideMeasure, decide)
    const { rows } = await asSystem(
      money,
      `insert into supervision.finding (id, number, region_code, organization_id, title, demand, due_on, state,
          rectification, rectified_by, rectified_on, opened_by, opened_on)
        select gen_random_uuid(), '问题1号', '450225', $1, '收费', '退还', today, 'rectified', '已退', gen_random_uuid(), today,
          gen_random_uuid(), today from platform.business_clock returning id, version`,
      [money.workshopId],
    )
    const close = {
      params: { findingId: rows[0].id },
      body: { version: rows[0].version, outcome: 'closed' as const, note: '已退' },
    }
    expect((await related.send(contract.closeFinding, close)).body.code).toBe('interest-declared')
    await money.decider.call(contract.closeFinding, close)
  })

  it('现场核查的记录、确认、取消，凭核查更正考勤，风险提示的排除也回避；本人在班上的也一样 [L-119][L-120]', async () => {
    const clerk = await money.house.as('county-clerk', {})
    const related = await money.house.as('second-reviewer', { human: '入股的复核人' })
    const interest = { kind: 'organization', relation: 'shareholder', relatedOrganizationId: money.workshopId } as const
    await related.call(declareInterest, { body: interest })
    const trainee = await money.house.as('county-clerk', { human: traineeId })
    const drawn = { size: 50, dueOn: '2030-01-01' as DateText, seed: '回避的核查' }
    const { checkIds } = await clerk.call(contract.drawSample, { body: drawn })
    const { rows } = await clerk.call(contract.listChecks, { query: { limit: 50 } })
    const check = rows.find(({ id, classId }) => checkIds.includes(id) && classId === trained)
    const params = { checkId: check?.id ?? '' }
    const checklist = contract.checkItems.values.map((item) => ({ item, answer: 'yes' as const }))
    const visit = { visitedOn: await businessDate(money), outcome: 'clean' as const, checklist, note: '到场人数相符' }
    const record = { params, body: { ...visit, version: check?.version ?? 0 } }
    const cancel = { params, body: { note: '班级已取消', version: check?.version ?? 0 } }
    for (const by of [related, trainee]) {
      expect((await by.send(contract.recordCheck, record)).body.code).toBe('interest-declared')
      expect((await by.send(contract.cancelCheck, cancel)).body.code).toBe('interest-declared')
    }
    const { sessions, trainees } = await clerk.call(getAttendance, { params: { classId: trained } })
    const corrected = {
      params: { sessionId: sessions[0]?.id ?? '' },
      body: { enrollmentId: trainees[0]?.enrollmentId ?? '', mark: 'absent', reason: '未到场', document: '核查1号' },
    } as const
    expect((await trainee.send(correctAttendance, corrected)).body.code).toBe('interest-declared')
    await clerk.call(contract.recordCheck, record)
    const confirm = { params, body: { version: (check?.version ?? 0) + 1 } }
    for (const by of [related, trainee])
      expect((await by.send(contract.confirmCheck, confirm)).body.code).toBe('interest-declared')
    const other = await money.house.as('second-reviewer', { human: '无关的复核人' })
    await other.call(contract.confirmCheck, confirm)

    // One names the organization, the other only a class of it.
    const signals = await asSystem(
      money,
      `insert into supervision.signal (id, rule_id, subject_key, facts_hash, severity, region_code, state, found_on, seen_on,
          about_organization, about_classes, about_persons, sentence, details, figures)
        select gen_random_uuid(), 'same-image', md5(o::text || 'x'), md5(o::text), 'low', '450225', 'open', today, today,
          nullif(o, $2::uuid), array[$2::uuid], '{}', '两处相同', '{}', '{}'
        from platform.business_clock, unnest(array[$1, $2]::uuid[]) o returning id, version`,
      [money.workshopId, trained],
    )
    for (const { id: signalId, version } of signals.rows) {
      const dismiss = { params: { signalId }, body: { reason: '同一份公用表格', version } }
      expect((await related.send(contract.dismissSignal, dismiss)).body.code).toBe('interest-declared')
      await clerk.call(contract.dismissSignal, dismiss)
    }
  })

  it('申报要完整；各人只见自己的，审批和上级见全部；没有利害关系的也申报 [L-119]', async () => {
    const clerk = await money.house.as('county-clerk', {})
    const code = async (body: object) => (await clerk.send(declareInterest, { body: body as never })).body.code
    expect(await code({ kind: 'organization', relation: 'shareholder' })).toBe('interest-incomplete')
    expect(await code({ kind: 'person', relation: 'self', relatedName: '某', relatedResidentId: traineeId })).toBe(
      'interest-incomplete',
    )
    expect(await code({ kind: 'person', relation: 'spouse', relatedName: '某', relatedResidentId: '1' })).toBe(
      'interest-incomplete',
    )
    await clerk.call(declareInterest, { body: { kind: 'none' } })
    const mine = await clerk.call(listInterests, { query: { of: 'all' } })
    expect(mine.interests.map(({ kind, own }) => [kind, own])).toEqual([['none', true]])
    const { interests } = await money.decider.call(listInterests, { query: { of: 'all' } })
    expect(interests.length).toBeGreaterThan(2)
    expect(JSON.stringify(interests)).not.toContain(traineeId)
  })

  it('同一自然人兼任不相容岗位，不论用几个账号，都列出来 [L-119]', async () => {
    await inTransaction(money.house.database, theSystem, async (tx) => {
      for (const role of ['approver', 'finance'] as const) {
        const user = { account: `兼任-${role}`, name: '覃兼任', residentId: '兼任的人', role, regionCode: '450225' }
        await createUser(tx, { ...user, validFrom: '2019-01-01' as never })
      }
    })
    const auditor = await money.house.as('auditor', { regionCode: '450000' })
    const { people } = await auditor.call(contract.listMixedPosts)
    const mixed = people.filter(({ name }) => name === '覃兼任')
    expect(mixed.map(({ why, posts }) => [why, posts.map(({ roleName }) => roleName)])).toEqual([
      ['审批与付款', ['审批', '财政付款']],
    ])
    const clean = people.some(({ posts }) => posts.length === 1)
    expect(clean).toBe(false)
  })
})

describe('暂停支付在付款的那个事务里问', () => {
  it('立案冻结这个班的款项后，支付前核查不通过，一分钱也付不出去；解除后照付 [L-120]', async () => {
    const { batchId, classId } = published
    const inspector = await money.house.as('county-clerk', {})
    const decider = await money.house.as('approver', {})
    const { id: caseId } = await inspector.call(contract.openCase, {
      body: {
        source: 'complaint',
        organizationId: money.workshopId,
        classId,
        title: '虚假培训',
        grounds: '群众来信',
      },
    })
    const { id: measureId } = await inspector.call(contract.proposeMeasure, {
      params: { caseId },
      body: { kind: 'freeze', reason: '核查期间暂停支付', document: '演示监〔2024〕8号' },
    })
    await decider.call(contract.decideMeasure, { params: { measureId }, body: { outcome: 'decided', note: '同意' } })
    const { notice, listHash } = await seen(money.clerk, batchId)
    await money.house.database.pool.query(
      `update platform.business_clock set today = $1::date + 10 where today < $1::date + 10`,
      [notice?.endsOn],
    )
    const gate = await money.payer.call(getGate, { params: { batchId } })
    expect(gate.lines.every(({ passed }) => !passed)).toBe(true)
    expect(JSON.stringify(gate.lines)).toContain('演示监〔2024〕8号')
    const pay = () => money.payer.send(payBatch, { params: { batchId }, body: { listHash } })
    expect((await pay()).body.code).toBe('nothing-to-pay')
    const { id: liftingId } = await inspector.call(contract.proposeLifting, {
      params: { measureId },
      body: { reason: '查无问题', document: '演示监〔2024〕9号' },
    })
    expect((await pay()).body.code).toBe('nothing-to-pay')
    await decider.call(contract.decideLifting, { params: { liftingId }, body: { outcome: 'decided', note: '同意' } })
    expect((await pay()).status).toBe(200)
  })
})

const ordersOf = async (batchId: string) => (await seen(money.payer, batchId)).orders
const responsible = (query: CallOf<typeof contract.listResponsible>['query']) =>
  money.payer.call(contract.listResponsible, { query })

describe('谁使用、谁负责', () => {
  it('每一笔付款都写明责任单位和经手人，按责任单位查得到，记下的改不了 [L-116]', async () => {
    const query = { from: '2024-01-01', until: '2025-12-31' } as const
    await bringTo(money, claimed, 'paying')
    const paid = [...(await ordersOf(claimed)), ...(await ordersOf(published.batchId))]
    const { units, rows: first, total: orders, next } = await responsible({ ...query, limit: 1 })
    const more = await responsible({ ...query, limit: 1, cursor: next })
    expect([orders, more.next, more.units]).toEqual([2, undefined, units])
    expect([...first, ...more.rows].map(({ orderId }) => orderId)).toEqual(paid.map((order) => order.id))
    const items = paid.flatMap((order) => order.items)
    const total = items.reduce((sum, item) => sum + item.amountFen, 0)
    expect(units).toMatchObject([
      { regionCode: '450225', unit: '融水苗族自治县人力资源和社会保障局', amountFen: total, payments: items.length },
    ])
    expect(first.map(({ unit, person }) => [unit, person])).toEqual([
      ['融水苗族自治县人力资源和社会保障局', money.payer.actor.name],
    ])
    const auditor = await money.house.as('auditor', { regionCode: '450000' })
    const elsewhere = await auditor.call(contract.listResponsible, { query: { ...query, regionCode: '450226' } })
    expect(elsewhere).toEqual({ units: [], rows: [], total: 0 })
    const rewrite = asSystem(money, `update funds.journal set responsible = '别人' where kind = 'send'`)
    await expect(rewrite).rejects.toThrow(/permission denied/)
    const { rows } = await asSystem(
      money,
      `select count(*)::int as unnamed from subsidies.payment_item i where not exists (select from funds.journal j
         where j.matter_id = i.id and j.kind = 'send' and j.responsible <> '' and j.region_code <> '')`,
    )
    expect(rows).toEqual([{ unnamed: 0 }])
  })
})
