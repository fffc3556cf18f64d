import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAuditEvents } from '#desk/contract'
import { reserve } from '#funds'
import type { Fen } from '#kernel/money'
import { getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { COUNTY } from '../../../../test/class-house.ts'
import { administrator, untilWaiting } from '../../../../test/in-line.ts'
import { asSystem, businessDate, claim, seen } from '../../../../test/money-house.ts'
import { DUE, openReleaseDesk, RESERVED, type ReleaseDesk } from '../../../../test/release-desk.ts'
import { rejectBatch } from '../actions/reject-batch.ts'
import { rejectLine } from '../actions/reject-line.ts'
import * as contract from '../contract.ts'

/** Money that is due late: a held line is paid from what stayed, and what had come back is reserved again. */
let desk: ReleaseDesk
beforeAll(async () => {
  desk = await openReleaseDesk()
})
afterAll(() => desk.money.house.close())

const ledgers = async () => {
  const { available, reserved, payable, paid } = (await desk.books()).balances
  return [available, reserved, payable, paid]
}
/** What moved since: available, reserved, payable, paid. */
const since = async (before: readonly number[]) =>
  (await ledgers()).map((amount, index) => amount - (before[index] ?? 0))

it('暂缓的一行：应付的钱一直留着，解除后由补付付清，批次办结才退回余下的预留 [G-055][L-107]', async () => {
  const before = await ledgers()
  const { classId, batchId } = await desk.usualAt('published')
  const { lineId, amountFen } = await desk.holdFirst(batchId)
  expect((await desk.settle(batchId)).batchClosed).toBe(false)
  expect(await since(before)).toEqual([-RESERVED, RESERVED - DUE, amountFen, DUE - amountFen])
  await desk.money.checker.call(contract.releaseLine, { params: { lineId }, body: { note: '合同属实' } })
  expect(await since(before)).toEqual([-RESERVED, RESERVED - DUE, amountFen, DUE - amountFen])
  expect((await desk.settle(batchId)).batchClosed).toBe(true)
  expect(await since(before)).toEqual([-DUE, 0, 0, DUE])
  const { orders, number } = await seen(desk.money.clerk, batchId)
  expect(orders.map(({ totalFen }) => totalFen)).toEqual([DUE - amountFen, amountFen])
  const [release, ...others] = await desk.journalsOf(classId, 'release')
  expect([release?.amountFen, others]).toEqual([RESERVED - DUE, []])
  expect(release?.document).toContain(`批次 ${number} 办结，再没有待办的补贴`)
})

it('两个最后的批次同时了结：预留只退一次，一分不剩 [G-055][L-108]', async () => {
  const before = await ledgers()
  const { classId, batchId } = await desk.usualAt('published')
  const { own, others } = await desk.lineOfUnhired(batchId)
  await desk.rejectLine(own.id)
  const second = await desk.claimAnew(classId)
  const [last, ...rest] = others
  for (const { id } of rest) await desk.rejectLine(id)
  expect(await desk.journalsOf(classId, 'release')).toEqual([])
  await atOneTime(second, last?.id ?? '')
  expect((await seen(desk.money.clerk, batchId)).state).toBe('closed')
  expect((await seen(desk.money.clerk, second)).state).toBe('rejected')
  expect(await since(before)).toEqual([0, 0, 0, 0])
  const released = (await desk.journalsOf(classId, 'release')).map(({ amountFen }) => amountFen)
  expect(released.toSorted()).toEqual([10_000, 40_000])
})

/** The rejection of a batch has not committed yet when the last line of the other one is refused. */
async function atOneTime(batchId: string, lineId: string): Promise<void> {
  const { clerk, decider, house } = desk.money
  const { listHash, version } = await seen(clerk, batchId)
  const watcher = await administrator(house.database)
  let refusing: Promise<unknown> = Promise.resolve()
  await inTransaction(house.database, clerk.actor, async (tx) => {
    await rejectBatch(tx, clerk.actor, { batchId, listHash, version, reason: '不实' })
    refusing = inTransaction(house.database, decider.actor, (other) =>
      rejectLine(other, decider.actor, { lineId, reason: '不实' }),
    )
    await untilWaiting(watcher, 1)
  })
  await watcher.end()
  await refusing
}

/** A class whose only batch was rejected, and who is due money after all. */
async function dueAfterAll() {
  const { classId, batchId } = await desk.usualAt('claimed')
  await desk.decide(batchId, desk.money.clerk, 'reject')
  await desk.statusesOf(classId, '{relapse-monitored}')
  await desk.calculate(classId)
  const claimed = await claim(desk.money, classId)
  return { classId, batchId: claimed.batchId }
}

it('退回以后又有应补的：审批时按原批准额内没有用的重新预留，付清后再退回余下的 [G-055]', async () => {
  const before = await ledgers()
  const { classId, batchId } = await dueAfterAll()
  expect(await since(before)).toEqual([0, 0, 0, 0])
  await desk.publish(batchId)
  // Two monitored people: 50 yuan each; only that item is reserved again, in full.
  expect(await since(before)).toEqual([-10_000, 0, 10_000, 0])
  expect((await desk.settle(batchId)).batchClosed).toBe(true)
  expect(await since(before)).toEqual([-10_000, 0, 0, 10_000])
  const again = (await desk.journalsOf(classId, 'reserve')).map(({ document, amountFen }) => [document, amountFen])
  const { number } = await seen(desk.money.clerk, batchId)
  expect(again[0]).toEqual([`重新预留：审批批次 ${number}`, 10_000])
})

/** How many of something the signed-in person's desk shows. */
const waitingFor = async (by: ReleaseDesk['money']['clerk'], key: string) =>
  (await by.call(getWorkQueue)).items.find((item) => item.key === key)?.count ?? 0

it('退回补正逾期的由县里终结，告知单位；单位补正以后仍可用原批次号申报，重新占用限额、重新预留，付清 [G-055][L-108]', async () => {
  const before = await ledgers()
  const { classId, batchId } = await desk.usualAt('claimed')
  const { number } = await seen(desk.money.clerk, batchId)
  await desk.decide(batchId, desk.money.clerk, 'return')
  const overdue = () => waitingFor(desk.money.clerk, 'returns-overdue')
  expect(await overdue()).toBe(0)
  const late = `update subsidies.batch set since = since - 100 where id = $1`
  await asSystem(desk.money, late, [batchId])
  expect(await overdue()).toBe(1)
  expect((await desk.end(batchId)).body).toMatchObject({ state: 'lapsed' })
  const { history, acts, waits } = await seen(desk.money.workshop, batchId)
  expect(history.at(-1)?.reasons).toEqual([expect.stringMatching(/^退回以后到\d{4}-\d\d-\d\d没有再申报$/)])
  expect([acts, waits]).toEqual([['claim'], null])
  expect(await since(before)).toEqual([0, 0, 0, 0])
  const places = `select count(*)::int as n from people.limit_use u join subsidies.line l on l.id = u.matter_id
    where l.batch_id = $1 and u.released_on is null`
  expect((await asSystem(desk.money, places, [batchId])).rows[0].n).toBe(0)
  expect([await overdue(), await waitingFor(desk.money.workshop, 'batches-lapsed')]).toEqual([0, 1])
  expect((await desk.end(batchId, '再终结一次')).body.code).toBe('state-forbids')
  expect((await desk.reclaim(classId)).body.batches).toMatchObject([{ id: batchId, number }])
  expect((await asSystem(desk.money, places, [batchId])).rows[0].n).toBeGreaterThan(0)
  expect(await waitingFor(desk.money.workshop, 'batches-lapsed')).toBe(0)
  await desk.publish(batchId)
  expect((await desk.settle(batchId)).batchClosed).toBe(true)
  expect(await since(before)).toEqual([-DUE, 0, 0, DUE])
  expect((await desk.money.clerk.call(contract.controlTotal, { query: {} })).total.differenceFen).toBe(0)
})

it('退回写入操作记录：为什么、多少', async () => {
  const classId = await desk.held(desk.plain)
  const auditor = await desk.money.house.as('auditor', { regionCode: '450000' })
  const { rows } = await auditor.call(listAuditEvents, { query: { matter: classId } })
  const [release] = await desk.journalsOf(classId, 'release')
  const facts = rows.map((row) => row.facts as { booked?: string; amountFen?: number; document?: string })
  expect(facts.find(({ booked }) => booked === 'release')).toMatchObject({
    amountFen: 25_000,
    document: release?.document,
  })
})

it('退回的钱已被用掉的，审批时说明缺多少，一分不动 [G-055]', async () => {
  const { batchId } = await dueAfterAll()
  const { id: accountId, balances } = await desk.books()
  const on = await businessDate(desk.money)
  const place = {
    accountId,
    matterId: newId(),
    organizationId: null,
    regionCode: COUNTY,
    item: 'living-allowance',
  } as const
  const amountFen = (balances.available - 9_999) as Fen
  await inTransaction(desk.money.house.database, desk.money.decider.actor, (tx) =>
    reserve(tx, { ...place, amountFen, on, document: '另一个班' }),
  )
  const before = await ledgers()
  await expect(desk.publish(batchId)).rejects.toThrow('fund-short')
  expect(await since(before)).toEqual([0, 0, 0, 0])
  expect((await seen(desk.money.clerk, batchId)).state).toBe('second-reviewed')
})
