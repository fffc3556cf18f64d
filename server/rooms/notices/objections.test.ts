import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objectionOutcomes, openObjections, publishNotice } from '#notices'
import * as contract from '#notices/contract'
import { takeDuty, theSystem } from '#platform/auth'
import { getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { overrideReading } from '#policy/contract'
import { openTestHouse } from '../../../test/harness.ts'
import { COUNTY, lines, openNoticeDesk } from '../../../test/notice-desk.ts'

let desk: Awaited<ReturnType<typeof openNoticeDesk>>
let house: typeof desk.house
let clerk: typeof desk.clerk
let reviewer: typeof desk.reviewer
let neighbor: typeof desk.neighbor
let publish: typeof desk.publish
let within: typeof desk.within
beforeAll(async () => {
  desk = await openNoticeDesk()
  ;({ house, clerk, reviewer, neighbor, publish, within } = desk)
})
afterAll(() => desk.house.close())

const object = (noticeId: string, body: object = {}, who = house.visitor) =>
  who.send(contract.raiseObjection, {
    params: { noticeId },
    body: { lineNumber: 2, reason: '此人没有参加培训', ...body } as never,
  })
const answer = (objectionId: string, body: object = {}, who = reviewer) =>
  who.send(contract.answerObjection, {
    params: { objectionId },
    body: { outcome: 'upheld', reply: '经核查考勤，异议成立', ...body } as never,
  })
const objectionsOf = async (noticeId: string) =>
  (await clerk.call(contract.listObjections, { query: { noticeId } })).objections

describe('异议', () => {
  it('任何人可提，凭回执查；只压住这一行；答复后放开；联系方式密封，查看留痕', async () => {
    const list = lines()
    const ids = list.map(({ lineId }) => lineId)
    const { noticeId } = await publish({ lines: list })
    const { receiptCode } = (await object(noticeId, { contact: '10000000001' })).body
    expect(receiptCode).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const held = await within(clerk, (tx) => openObjections(tx, ids))
    expect([...held.keys()]).toEqual([ids[1]])
    const [objection] = await objectionsOf(noticeId)
    expect(objection).toMatchObject({
      hasContact: true,
      state: 'open',
      dueOn: '2024-06-18',
      line: { lineNumber: 2, name: '覃春华' },
    })
    const params = { objectionId: objection?.id ?? '' }
    expect(await clerk.call(contract.openContact, { params })).toEqual({ contact: '10000000001' })
    expect(held.get(ids[1] ?? '')).toEqual({ objectionId: objection?.id, reason: '此人没有参加培训' })
    const follow = (code: string) => house.visitor.send(contract.followObjection, { params: { receiptCode: code } })
    expect((await follow(receiptCode.toLowerCase().replaceAll('-', ''))).body).toMatchObject({
      state: 'open',
      reply: null,
      lineNumber: 2,
    })
    expect((await answer(objection?.id ?? '')).body).toMatchObject({ state: 'upheld' })
    expect((await follow(receiptCode)).body).toMatchObject({
      state: 'upheld',
      reply: '经核查考勤，异议成立',
      repliedOn: '2024-06-03',
    })
    expect((await within(clerk, (tx) => openObjections(tx, ids))).size).toBe(0)
    const outcomes = await within(clerk, (tx) => objectionOutcomes(tx, ids))
    expect([...outcomes]).toEqual([[ids[1], expect.objectContaining({ state: 'upheld', repliedOn: '2024-06-03' })]])
    const rows = await inTransaction(house.database, theSystem, (tx) =>
      tx.db.selectFrom('audit.event').selectAll().where('stream', '=', 'notices').execute(),
    )
    expect(JSON.stringify(rows)).toContain('contact')
    expect(JSON.stringify(rows)).not.toContain('10000000001')
  })

  it('学员、车间、外县的人登录后同样可以提；一行有一件成立即成立', async () => {
    const list = lines()
    const { noticeId } = await publish({ lines: list })
    const workshop = await house.as('workshop', { organizationId: newId() })
    const trainee = await house.as('trainee', { personId: newId() })
    for (const who of [workshop, trainee, neighbor]) expect((await object(noticeId, {}, who)).status).toBe(200)
    const [first, second, third] = await objectionsOf(noticeId)
    expect(
      (
        await within(clerk, (tx) =>
          openObjections(
            tx,
            list.map(({ lineId }) => lineId),
          ),
        )
      ).size,
    ).toBe(1)
    await answer(first?.id ?? '', { outcome: 'dismissed' })
    await answer(second?.id ?? '', { outcome: 'upheld' })
    await answer(third?.id ?? '', { outcome: 'dismissed' })
    const outcomes = await within(clerk, (tx) =>
      objectionOutcomes(
        tx,
        list.map(({ lineId }) => lineId),
      ),
    )
    expect(outcomes.get(list[1]?.lineId ?? '')?.state).toBe('upheld')
  })

  it.each([
    ['line-unknown', 422, { lineNumber: 3 }],
    ['content-wrong', 422, { lineNumber: 0 }],
    ['content-wrong', 422, { reason: '  ' }],
  ])('不能提：%s（%i）%o', async (code, status, body) => {
    const { noticeId } = await publish()
    const sent = await object(noticeId, body)
    expect([sent.status, sent.body.code]).toEqual([status, code])
  })

  it('没有的公示、没有的回执、没有的异议', async () => {
    expect((await object(newId())).body.code).toBe('notice-unknown')
    const sent = await house.visitor.send(contract.followObjection, { params: { receiptCode: 'AAAA-BBBB-CCCC' } })
    expect([sent.status, sent.body.code]).toEqual([404, 'receipt-unknown'])
    expect((await answer(newId())).body.code).toBe('objection-unknown')
    expect((await clerk.send(contract.openContact, { params: { objectionId: newId() } })).body.code).toBe(
      'objection-unknown',
    )
  })

  it('申报人换账号也不能答复；外县看不到；答复不能透露身份；答复一次', async () => {
    const matterId = newId()
    const claimant = await house.as('county-clerk', { regionCode: COUNTY, human: 'claimant' })
    const twin = await house.as('approver', { regionCode: COUNTY, human: 'claimant' })
    await within(claimant, (tx) => takeDuty(tx, matterId, 'claim'))
    const { noticeId } = await publish({ matterId })
    await object(noticeId)
    const objectionId = (await objectionsOf(noticeId))[0]?.id ?? ''
    expect((await answer(objectionId, {}, twin)).body.code).toBe('duty-conflict')
    expect((await answer(objectionId, {}, neighbor)).body.code).toBe('objection-unknown')
    expect((await neighbor.call(contract.listObjections, { query: { noticeId } })).objections).toEqual([])
    expect((await answer(objectionId, { reply: '此人是脱贫户' })).body.code).toBe('notice-reveals')
    const twice = await Promise.all([answer(objectionId), answer(objectionId, { outcome: 'dismissed' })])
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(twice.find(({ status }) => status === 409)?.body.code).toBe('objection-answered')
  })

  it.each(['finance', 'auditor', 'city-officer', 'workshop', 'trainee'] as const)(
    '%s 不能答复，也看不到联系方式',
    async (role) => {
      const who = await house.as(role, { regionCode: COUNTY })
      const params = { objectionId: newId() }
      expect((await answer(newId(), {}, who)).body.code).toBe('role-refused')
      expect((await who.send(contract.openContact, { params })).body.code).toBe('role-refused')
    },
  )

  it('一个字看不出哪里不对，在那一栏说明缺什么；公示最后一天还能提，次日不能；待答复的进待办，逾期标红；都是设置', async () => {
    const own = await openTestHouse()
    const officer = await own.as('county-clerk', { regionCode: COUNTY })
    const { noticeId } = await inTransaction(own.database, officer.actor, (tx) =>
      publishNotice(tx, officer.actor, {
        matterId: newId(),
        regionCode: COUNTY,
        title: '补贴公示',
        listHash: 'd'.repeat(64),
        lines: lines(),
        workingDays: 5,
        basis: 'practice:notice',
      }),
    )
    const waiting = async () =>
      (await officer.call(getWorkQueue)).items.find(({ key }) => key === 'objections-to-answer')
    const turn = (to: string) => own.database.pool.query('update platform.business_clock set today = $1', [to])
    await turn('2024-06-11')
    const thin = await object(noticeId, { reason: '假' }, own.visitor)
    expect([thin.status, thin.body.code]).toEqual([422, 'objection-thin'])
    expect(thin.body.errors).toMatchObject([{ path: 'reason', message: expect.stringContaining('至少 4 个不同的字') }])
    const region = await own.as('region-officer', { regionCode: '450000' })
    const less = { key: 'objection.least-words', regionCode: COUNTY, value: 1, effectiveFrom: '2024-06-11' }
    await region.call(overrideReading, { body: { ...less, documentNumber: '融人社发〔2024〕4号' } } as never)
    expect((await object(noticeId, { reason: '假' }, own.visitor)).status).toBe(200)
    expect(await waiting()).toMatchObject({ count: 1, tone: 'fine', dueOn: '2024-06-26' })
    await turn('2024-06-12')
    const late = await object(noticeId, {}, own.visitor)
    expect([late.status, late.body.code]).toEqual([409, 'objection-late'])
    await turn('2024-06-22')
    expect(await waiting()).toMatchObject({ tone: 'fine' })
    const setting = { key: 'objection.warning-days', regionCode: COUNTY, value: 4, effectiveFrom: '2024-06-22' }
    await region.call(overrideReading, { body: { ...setting, documentNumber: '桂人社发〔2024〕8号' } as never })
    expect(await waiting()).toMatchObject({ tone: 'soon' })
    await turn('2024-06-27')
    expect(await waiting()).toMatchObject({ tone: 'overdue' })
    await own.close()
  })

  it('答复期限随读法改动', async () => {
    const region = await house.as('region-officer', { regionCode: '450000' })
    await region.call(overrideReading, {
      body: {
        key: 'objection.reply-days',
        regionCode: '450225',
        value: 7,
        effectiveFrom: '2024-06-03' as never,
        documentNumber: '融人社发〔2024〕3号',
      },
    } as never)
    const { noticeId } = await publish()
    await object(noticeId)
    expect((await objectionsOf(noticeId))[0]?.dueOn).toBe('2024-06-10')
  })
})
