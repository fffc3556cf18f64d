import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentBriefing } from '#notices'
import * as notices from '#notices/contract'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import * as contract from '#supervision/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { type Planted, plantClass } from '../../../test/planted-class.ts'

const COUNTY = '450225'

let house: TestHouse
let clerk: Client
let reviewer: Client
let workshop: Client
let planted: Planted
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: COUNTY })
  reviewer = await house.as('second-reviewer', { regionCode: COUNTY })
  planted = await plantClass(house)
  workshop = await house.as('workshop', { organizationId: planted.organizationId })
})
afterAll(() => house.close())

const briefing = () => inTransaction(house.database, clerk.actor, (tx) => currentBriefing(tx, 'opening', 'gx-2022-7'))
const sign = async (matterId: string = newId(), who = workshop) =>
  who.call(notices.signBriefing, {
    body: {
      matterKind: 'opening',
      matterId,
      regionCode: COUNTY as never,
      briefingId: (await briefing())?.id ?? '',
      signerName: '潘师傅',
    },
  })
const find = (commitmentId: string, given: object = {}, who = clerk) =>
  who.send(contract.findBreach, {
    body: {
      commitmentId,
      points: [2, 1],
      title: '没有按承诺保存考勤原始记录',
      facts: '6月3日到场查看，5月6日、7日的签到原件没有留存',
      demand: '补齐原始记录；说明原因',
      dueOn: '2024-06-20',
      ...given,
    } as never,
  })
const findingOf = async (id: string, who = clerk) =>
  (await who.call(contract.listFindings, { query: { limit: 200 } })).rows.find((row) => row.id === id)
const breaches = (who = workshop, open?: 'yes' | 'no') =>
  who.call(notices.listBreaches, { query: open ? { open } : {} })

describe('违反承诺', () => {
  it('认定违反承诺即提出问题：记下是哪份承诺、所签的原话；下一次签署时写明；整改核销后不再写明 [L-129]', async () => {
    const signed = await sign(planted.classId)
    const words = (await briefing())?.commitmentText.split('\n') ?? []
    const listed = await clerk.call(notices.listCommitments, { query: { search: '潘师傅' } })
    expect(listed.rows[0]).toMatchObject({ id: signed.id, promises: words, breaches: 0, hash: signed.hash })
    expect(await breaches()).toEqual({ breaches: [], total: 0, consequence: null })

    const { findingId, number } = (await find(signed.id)).body
    const promise = `${words[0]}\n${words[1]}`
    const { organizationId, classId } = planted
    expect(await findingOf(findingId)).toMatchObject({ number, promise, organizationId, classId, state: 'open' })
    const told = await breaches()
    expect(told.breaches).toEqual([
      expect.objectContaining({ commitmentId: signed.id, promise, findingNumber: number, settledOn: null }),
    ])
    expect(told.consequence).toContain('不能代替证明材料')
    const next = await sign()
    expect(next.breachesTold).toEqual(told.breaches.map(({ id }) => id))
    expect((await find(signed.id, { points: [1, 2] })).body.code).toBe('breach-known')
    expect((await find(signed.id, { points: [1] })).status).toBe(200)

    const { version } = (await findingOf(findingId, workshop)) ?? { version: 0 }
    const params = { findingId }
    await workshop.call(contract.rectifyFinding, { params, body: { rectification: '已补齐', version } })
    const closing = { outcome: 'closed' as const, note: '原件已核', version: version + 1 }
    expect((await clerk.send(contract.closeFinding, { params, body: closing })).body.code).toBe('finding-second-person')
    expect((await breaches()).breaches.find(({ findingNumber }) => findingNumber === number)?.settledOn).toBeNull()
    await reviewer.call(contract.closeFinding, { params, body: closing })
    expect((await breaches(workshop, 'no')).breaches).toMatchObject([
      { findingNumber: number, settledOn: '2024-06-03' },
    ])
    expect((await sign()).breachesTold).toHaveLength(1)
    expect((await find(signed.id)).status).toBe(200)
  })

  it.each<[string, number, object]>([
    ['promise-unknown', 422, { points: [99] }],
    ['due-day-past', 422, { dueOn: '2024-06-02' }],
    ['content-wrong', 422, { points: [] }],
    ['content-wrong', 422, { facts: ' ' }],
    ['commitment-unknown', 404, { commitmentId: newId() }],
  ])('不能认定：%s（%i）', async (code, status, given) => {
    const signed = await sign()
    const sent = await find(signed.id, given)
    expect([sent.status, sent.body.code]).toEqual([status, code])
  })

  it('个人签的不作机构违诺；外县的、机构自己的不能认定；机构只看自己的', async () => {
    const trainee = await house.as('trainee', { personId: newId() })
    expect((await find((await sign(newId(), trainee)).id)).body.code).toBe('commitment-personal')
    const signed = await sign()
    const neighbor = await house.as('county-clerk', { regionCode: '450226' })
    expect((await find(signed.id, {}, neighbor)).body.code).toBe('commitment-unknown')
    expect((await find(signed.id, {}, workshop)).body.code).toBe('role-refused')
    expect((await neighbor.call(notices.listCommitments)).rows).toEqual([])
    await find(signed.id)
    const other = await house.as('workshop', { organizationId: (await plantClass(house)).organizationId })
    expect((await breaches(other)).breaches).toEqual([])
    expect((await breaches(clerk, 'yes')).breaches.length).toBeGreaterThan(0)
  })

  it('认定改不了、删不掉，机构不能自己核销：数据库再判一次', async () => {
    const signed = await sign()
    await find(signed.id)
    const as = <T>(who: Client['actor'], work: Parameters<typeof inTransaction<T>>[2]) =>
      inTransaction(house.database, who, work)
    const change = as(theSystem, (tx) => tx.db.updateTable('notices.breach').set({ facts: '没有这回事' }).execute())
    await expect(change).rejects.toMatchObject({ code: 'JQ005' })
    const drop = as(theSystem, (tx) => tx.db.deleteFrom('notices.breach').execute())
    await expect(drop).rejects.toThrow(/permission denied/)
    const settle = await as(workshop.actor, (tx) =>
      tx.db
        .updateTable('notices.breach')
        .set({ settled_on: tx.today })
        .where('commitment_id', '=', signed.id)
        .executeTakeFirst(),
    )
    expect(settle.numUpdatedRows).toBe(0n)
  })
})
