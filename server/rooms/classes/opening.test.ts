import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listReservations } from '#funds/contract'
import { yuan } from '#kernel/money'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import {
  appliedClass,
  approvedClass,
  type ClassHouse,
  classForm,
  draftClass,
  heldOn,
  openClassHouse,
  SIBLING,
  signed,
  turnTo,
} from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import * as contract from './contract.ts'

let desk: ClassHouse
beforeAll(async () => {
  desk = await openClassHouse()
})
afterAll(() => desk.house.close())

type Change = Parameters<typeof classForm>[0]
const created = (change: Change, by: Client = desk.workshop) =>
  by.send(contract.createClass, { body: classForm(change) })
const applying = async (change: Change, by: Client = desk.workshop) => {
  const { id, version } = await signed(desk, await draftClass(desk, change, by), by)
  return by.send(contract.applyToOpen, { params: { classId: id }, body: { version } })
}
const approving = (
  handle: { id: string; version: number },
  extra: { teachingOnly?: boolean } = {},
  by = desk.approver,
) => by.send(contract.approveOpening, { params: { classId: handle.id }, body: { version: handle.version, ...extra } })

describe('填报', () => {
  it.each<[string, Change]>([
    ['county-needed', { regionCode: '450200' }],
    ['outside-grant', { regionCode: SIBLING }],
    ['trade-unknown', { tradeCode: 'nothing' }],
    ['no-policy', heldOn('2022-02-21')],
    ['no-policy', heldOn('2026-01-01')],
    [
      'item-repeated',
      {
        budget: [
          { item: 'living-allowance', amountFen: 1 },
          { item: 'living-allowance', amountFen: 1 },
        ],
      },
    ],
    ['budget-over-estimate', { budget: [{ item: 'enterprise-training', amountFen: 1 }] }],
  ])('不能保存：%s', async (code, change) => {
    expect((await created(change)).body.code).toBe(code)
  })

  it('两份文件各管各的日期，交接空档没有适用文件 [G-051]', async () => {
    const packOn = async (day: string) => {
      const { status, body } = await created(heldOn(day))
      if (status !== 200) return body.code
      return (await desk.workshop.call(contract.getClass, { params: { classId: body.id } })).packId
    }
    expect(await packOn('2021-12-31')).toBe('lz-2019-63')
    expect(await packOn('2022-01-01')).toBe('no-policy')
    expect(await packOn('2022-02-22')).toBe('gx-2022-7')
    expect(await packOn('2025-12-31')).toBe('gx-2022-7')
  })

  it('课表的错误一次列全：下课早于上课、两次课重叠', async () => {
    const session = classForm().sessions[0]
    if (!session) throw new Error('课表为空')
    const sessions = [session, { ...session, startsAt: '11:00', endsAt: '12:30' }, { ...session, endsAt: '08:00' }]
    const { body } = await created({ sessions })
    expect([body.code, body.errors.map((error: { path: string }) => error.path)]).toEqual([
      'timetable-wrong',
      ['sessions.1.startsAt', 'sessions.2.startsAt'],
    ])
  })

  it('院校只在结对县开班，不看注册地；人社部门不能申报', async () => {
    const { rows } = await desk.house.database.pool.query(
      'select organization_id, region_code from organizations.access_grant order by region_code limit 1',
    )
    const [grant] = rows
    const school = await desk.staff('school', grant.organization_id, '450000')
    const change = { kind: 'skills-upgrading' as const, budget: [], mode: 'ordinary' as const }
    expect((await created({ ...change, regionCode: grant.region_code }, school)).status).toBe(200)
    expect((await created({ ...change, regionCode: '450103' }, school)).body.code).toBe('outside-grant')
    const bureau = await desk.organization('hrss-bureau', '450225')
    expect((await created({}, await desk.staff('school', bureau))).body.code).toBe('organizer-unfit')
  })

  it('测算等于计划人数 × 一名符合条件学员所得，申报可以低于、不能高于 [G-046]', async () => {
    const { mode, kind, regionCode, tradeCode } = classForm()
    const query = { mode, kind, regionCode, tradeCode, plannedHeads: 20, startsOn: '2024-06-10', days: 6 }
    const { packId, items } = await desk.workshop.call(contract.estimateClass, { query })
    expect([packId, items.map(({ item, upperFen }) => [item, upperFen]).sort()]).toEqual([
      'gx-2022-7',
      [
        ['living-allowance', yuan(6_000)],
        ['workshop-training', yuan(20_000)],
      ],
    ])
    const over = { budget: [{ item: 'workshop-training', amountFen: yuan('8000.01') }] }
    expect((await applying(over)).body).toMatchObject({
      code: 'budget-over-estimate',
      rules: [{ anchor: 'gx-2022-7#10' }],
    })
    expect((await applying({ budget: [{ item: 'workshop-training', amountFen: yuan(1) }] })).status).toBe(200)
  })

  it('草稿可改，旧版本不能改，没有版本也不能改', async () => {
    const { id } = await draftClass(desk)
    const params = { classId: id }
    const edit = (body: object) => desk.workshop.send(contract.editClass, { params, body: { ...classForm(), ...body } })
    expect((await edit({ version: 1, title: '改名班' })).body).toMatchObject({ version: 2, state: 'draft' })
    expect((await edit({ version: 1 })).status).toBe(412)
    expect((await edit({})).status).toBe(428)
    expect((await desk.workshop.call(contract.getClass, { params })).title).toBe('改名班')
  })
})

describe('申报', () => {
  it('未签承诺不能申报，引用告知承诺条款；签了才可以，版本、时间、哈希留存 [L-129]', async () => {
    const { id, version } = await draftClass(desk)
    const params = { classId: id }
    const apply = () => desk.workshop.send(contract.applyToOpen, { params, body: { version } })
    expect((await apply()).body).toMatchObject({ code: 'commitment-missing', rules: [{ anchor: 'lz-2019-63#7-2' }] })
    const wrong = { briefingId: randomUUID(), signerName: '韦厂长' }
    const outdated = await desk.workshop.send(contract.signClassCommitment, { params, body: wrong })
    expect(outdated.body.code).toBe('briefing-outdated')
    await signed(desk, { id, version }, desk.workshop)
    const { commitment } = await desk.workshop.call(contract.getClass, { params })
    expect(commitment).toMatchObject({ briefingVersion: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await apply()).body.state).toBe('applied')
  })

  it.each<[string, Change]>([
    ['trade-listed', { tradeCode: '6-18-02-04', budget: [] }],
    ['hours-exceeded', { sessions: [{ ...heldOn('2024-06-10').sessions?.[0], classHours: 9 } as never], budget: [] }],
  ])('不能申报：%s [G-046]', async (code, change) => {
    expect((await applying(change)).body.code).toBe(code)
  })

  it('被暂停的单位不能申报，也不能获批', async () => {
    const id = await desk.organization('assistance-workshop', '450225')
    const workshop = await desk.staff('workshop', id)
    const earlier = await appliedClass(desk, { budget: [] }, workshop)
    await inTransaction(desk.house.database, theSystem, (tx) =>
      tx.db
        .updateTable('organizations.organization')
        .set({ suspended_at: '2024-06-03T00:00:00Z', suspended_reason: '虚假培训' })
        .where('id', '=', id)
        .execute(),
    )
    expect((await applying({ budget: [] }, workshop)).body.code).toBe('organizer-suspended')
    expect((await approving(earlier)).body.detail).toContain('虚假培训')
  })
})

describe('审批', () => {
  it('没有钱就没有批准：余额不足整单退回，状态和预留都不动 [G-051]', async () => {
    const poor = '450226'
    const id = await desk.organization('assistance-workshop', poor)
    const workshop = await desk.staff('workshop', id, poor)
    const approver = await desk.house.as('approver', { regionCode: poor })
    const handle = await appliedClass(desk, { regionCode: poor }, workshop)
    const params = { classId: handle.id }
    expect((await approving(handle, {}, approver)).body.code).toBe('account-missing')
    await desk.allot(poor, yuan('9999.99'))
    expect((await approving(handle, {}, approver)).body.code).toBe('fund-short')
    const { checks } = await approver.call(contract.getCheckSheet, { params })
    expect(checks.find(({ code }) => code === 'fund-available')).toMatchObject({ met: false })
    const { rows } = await approver.call(listReservations, { query: { matterId: handle.id } })
    expect([rows, (await approver.call(contract.getClass, { params })).state]).toEqual([[], 'applied'])
    await desk.allot(poor, yuan('0.01'))
    expect((await approving(handle, {}, approver)).body.state).toBe('approved')
  })

  it('申报人不能审批自己的申报：以自然人为准，换账号也一样', async () => {
    const human = '同一个人'
    const place = { regionCode: '450225', organizationId: desk.workshopId, human }
    const handle = await appliedClass(desk, {}, await desk.house.as('workshop', place))
    const himself = await desk.house.as('approver', { regionCode: '450225', human })
    expect((await approving(handle, {}, himself)).body.code).toBe('duty-conflict')
  })

  it('退回要写原因，改后再报', async () => {
    const { id, version } = await appliedClass(desk)
    const params = { classId: id }
    const body = { version, note: '请补充每天的实操内容' }
    const returned = await desk.clerk.call(contract.returnOpening, { params, body })
    expect(returned.state).toBe('returned')
    const again = await desk.workshop.call(contract.applyToOpen, { params, body: { version: returned.version } })
    expect(again.state).toBe('applied')
  })

  it('取消已批准的班：预留全部退回，名册一并退班', async () => {
    const handle = await approvedClass(desk)
    const [person] = await desk.villagers(1)
    if (!person) throw new Error('没有人')
    const params = { classId: handle.id }
    await desk.workshop.call(contract.enroll, { params, body: person })
    const body = { version: handle.version, note: '报名人数不足' }
    expect((await desk.workshop.send(contract.cancelClass, { params, body })).body.code).toBe('role-refused')
    expect((await desk.approver.call(contract.cancelClass, { params, body })).state).toBe('cancelled')
    const { rows } = await desk.clerk.call(listReservations, { query: { matterId: handle.id } })
    expect(rows.every(({ released }) => released)).toBe(true)
    const other = await approvedClass(desk)
    expect((await desk.workshop.send(contract.enroll, { params: { classId: other.id }, body: person })).status).toBe(
      200,
    )
  })

  it('首次上课前一日是最后一日；迟报只能“只教学不补贴”，及时的不能按迟报办 [G-051]', async () => {
    const early = await appliedClass(desk)
    expect((await approving(early, { teachingOnly: true })).body.code).toBe('opening-in-time')
    const late = await appliedClass(desk)
    await turnTo(desk, '2024-06-09')
    expect((await approving(early)).body.state).toBe('approved')
    await turnTo(desk, '2024-06-10')
    const refused = await approving(late)
    expect(refused.body).toMatchObject({ code: 'opening-late', rules: [{ anchor: 'gx-2022-7#10' }] })
    expect((await approving(late, { teachingOnly: true })).body.state).toBe('teaching-only')
    const params = { classId: late.id }
    expect((await desk.clerk.call(contract.getClass, { params })).subsidised).toBe(false)
    const { rows } = await desk.clerk.call(listReservations, { query: { matterId: late.id } })
    expect(rows).toEqual([])
  })
})

it('外县看不到本县的班：不存在与不在辖区同一个回答', async () => {
  const { id } = await draftClass(desk)
  const sibling = await desk.house.as('county-clerk', { regionCode: SIBLING })
  const stranger = await desk.staff('workshop', await desk.organization('assistance-workshop', '450225'))
  for (const outsider of [sibling, stranger]) {
    const seen = await outsider.send(contract.getClass, { params: { classId: id } })
    const none = await outsider.send(contract.getClass, { params: { classId: randomUUID() } })
    expect([seen.status, seen.body.code]).toEqual([none.status, 'class-unknown'])
    expect((await outsider.call(contract.listClasses)).rows.map((row) => row.id)).not.toContain(id)
  }
})

it('列表分页不重不漏，总数如一', async () => {
  const all: string[] = []
  let cursor: string | undefined
  let total = 0
  do {
    const page = await desk.clerk.call(contract.listClasses, { query: { limit: 3, ...(cursor && { cursor }) } })
    all.push(...page.rows.map(({ id }) => id))
    cursor = page.next
    total = page.total
  } while (cursor)
  expect([new Set(all).size, all.length]).toEqual([total, total])
})
