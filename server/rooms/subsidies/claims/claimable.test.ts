import { afterAll, beforeAll, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { type AwardDesk, awardMatter, openAwardDesk } from '../../../../test/award-desk.ts'
import type { Client } from '../../../../test/harness.ts'
import { seen } from '../../../../test/money-house.ts'
import { queriesOf } from '../../../../test/queries-of.ts'
import * as contract from '../contract.ts'
import { listClaimable } from './claimable.ts'

let desk: AwardDesk
beforeAll(async () => {
  desk = await openAwardDesk()
})
afterAll(() => desk.money.house.close())

const open = async (by: Client, show: 'open' | 'all' = 'open') =>
  (await by.call(contract.listClaimable, { query: { show } })).matters.map(
    ({ matterId, notReady, claimableFen, claimed }) => ({
      matterId,
      notReady,
      claimableFen,
      claimed,
    }),
  )

it('可以申报的一处列全：没核算的也在，核算后写明还有多少，申报后只在“全部”里、归零；本人、单位、别人各看各的 [L-108][L-129]', async () => {
  const { personId, me } = await desk.employ()
  const stranger = await desk.employ()
  const matterId = await desk.award(personId)
  const fresh = { matterId, notReady: null, claimableFen: null, claimed: false }
  expect(await open(me)).toEqual([fresh])
  expect(await open(desk.enterprise)).toEqual([fresh])
  expect(await open(stranger.me)).toEqual([])

  await desk.money.clerk.call(contract.calculateMatter, { params: awardMatter(matterId) })
  expect(await open(me)).toEqual([{ ...fresh, claimableFen: yuan(30_000) }])
  expect(await open(desk.enterprise)).toEqual([{ ...fresh, claimableFen: yuan(60_000) }])

  await desk.claim(me, matterId)
  expect(await open(me)).toEqual([])
  expect(await open(me, 'all')).toEqual([{ ...fresh, claimableFen: 0, claimed: true }])
  expect(await open(desk.enterprise)).toEqual([{ ...fresh, claimableFen: yuan(60_000) }])
  expect((await desk.money.clerk.send(contract.listClaimable)).status).toBe(403)
})

it('本人申报的被退回：在本人可以申报的里，写明为什么退回；写明怎样补正再申报，同一个批次号 [L-108]', async () => {
  const { personId, me } = await desk.employ()
  const matterId = await desk.award(personId)
  const { batches } = await desk.claim(me, matterId)
  const [{ id: batchId, number, totalFen, listHash } = { id: '', number: '', totalFen: 0, listHash: '' }] = batches
  const body = { listHash, version: 1, reasons: ['获奖证书看不清', '没有写开户行'] }
  await desk.money.clerk.call(contract.returnBatch, { params: { batchId }, body })

  const mine = async () => (await me.call(contract.listClaimable)).matters
  expect(await mine()).toMatchObject([
    { matterId, claimableFen: 0, claimed: true, returned: [{ number, totalFen, reasons: body.reasons }] },
  ])
  expect((await desk.enterprise.call(contract.listClaimable)).matters).toMatchObject(
    expect.not.arrayContaining([expect.objectContaining({ returned: [expect.anything()] })]),
  )
  const { lines } = await me.call(contract.myMoney)
  expect(lines.find((line) => line.toMe && line.amountFen > 0)).toMatchObject({
    place: 'returned',
    next: expect.stringContaining('写明怎样补正'),
  })

  const params = awardMatter(matterId)
  expect((await me.send(contract.claimMatter, { params })).body.code).toBe('correction-unsaid')
  const again = await me.call(contract.claimMatter, { params, body: { note: '已重拍证书，补写开户行' } })
  expect(again.batches).toMatchObject([{ id: batchId, number }])
  expect(await mine()).toEqual([])
})

it('退回以后终结的：写明已终结和终结的原因，其金额重新算作可以申报的，不列两次；待补正的另列', async () => {
  const { personId, me } = await desk.employ()
  const matterId = await desk.award(personId)
  const { batches } = await desk.claim(me, matterId)
  const params = { batchId: batches[0]?.id ?? '' }
  const bound = async () => {
    const { listHash, version } = await seen(desk.money.clerk, params.batchId)
    return { listHash, version }
  }
  const back = { ...(await bound()), reasons: ['获奖证书看不清'] }
  await desk.money.clerk.call(contract.returnBatch, { params, body: back })
  const mine = async () => (await me.call(contract.listClaimable)).matters
  expect(await mine()).toMatchObject([{ claimableFen: 0, returned: [{ state: 'returned', reasons: back.reasons }] }])
  const end = { ...(await bound()), reason: '本人来函不再申报' }
  await desk.money.clerk.call(contract.endReturned, { params, body: end })
  const returned = [{ state: 'lapsed', reasons: [end.reason] }]
  expect(await mine()).toMatchObject([{ claimableFen: yuan(30_000), returned }])
  const face = await desk.money.clerk.call(contract.getMatterCalculation, { params: awardMatter(matterId) })
  expect(face).toMatchObject({ returned })
})

it('单位代为申领的被退回：由单位补正，不要本人补正 [L-129]', async () => {
  const { personId, me } = await desk.employ()
  const matterId = await desk.award(personId)
  const params = awardMatter(matterId)
  await desk.money.clerk.call(contract.calculateMatter, { params })
  const agreement = { personId, number: '代9号', fileReference: '2021年卷9', signedOn: '2021-03-01' }
  await desk.enterprise.call(contract.recordAgreements, { params, body: { agreements: [agreement] } as never })
  await desk.claim(desk.enterprise, matterId)
  const { rows } = await desk.money.clerk.call(contract.listBatches, { query: { matterId } })
  for (const { id: batchId } of rows) {
    const { listHash, version } = await seen(desk.money.clerk, batchId)
    const body = { listHash, version, reasons: ['协议没有盖章'] }
    await desk.money.clerk.call(contract.returnBatch, { params: { batchId }, body })
  }
  const back = async (by: Client) =>
    (await by.call(contract.listClaimable)).matters
      .filter((one) => one.matterId === matterId)
      .flatMap(({ returned }) => returned.map(({ reasons }) => reasons))
  const theirs = await back(desk.enterprise)
  expect(theirs).toContainEqual(['协议没有盖章'])
  expect(theirs).toHaveLength(rows.length)
  expect(await back(me)).toEqual([])
})

it('列得再多，查询次数不变', async () => {
  const { actor } = desk.enterprise
  const asked = () => queriesOf(desk.money.house.database, actor, (tx) => listClaimable(tx, actor, { show: 'all' }))
  const before = await asked()
  const { personId } = await desk.employ()
  for (let more = 0; more < 3; more += 1) await desk.award(personId)
  expect((await open(desk.enterprise)).length).toBeGreaterThan(3)
  expect(await asked()).toBe(before)
})
