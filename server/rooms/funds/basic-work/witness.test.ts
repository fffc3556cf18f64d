import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { theSystem } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import { type BasicWorkDesk, COUNTY, openBasicWorkDesk, SPECIAL } from '../../../../test/basic-work-desk.ts'
import type { Client } from '../../../../test/harness.ts'
import * as funds from '../index.ts'

/** The database as second witness of basic works: what a faulty application would try, it refuses by itself. */
let desk: BasicWorkDesk
beforeAll(async () => {
  desk = await openBasicWorkDesk()
  await desk.sources('teaching-materials', [SPECIAL])
}, 60_000)
afterAll(() => desk.house.close())

describe('数据库再判一次', () => {
  const forged = (work: (tx: Tx) => Promise<unknown>) => inTransaction(desk.house.database, desk.approver.actor, work)
  const set = (id: string, change: object) =>
    forged((tx) => tx.db.updateTable('funds.basic_work').set(change).where('id', '=', id).execute())

  it('状态与资金账不符的、自己批自己的、跳步的、改已定的，都写不进去 [L-114]', async () => {
    const proposed = await desk.workIn('proposed')
    const human = (client: Client) => client.actor.naturalPersonId
    const approved = { state: 'approved', approved_on: '2021-06-10' }
    await expect(set(proposed, { ...approved, approved_by: human(desk.approver) })).rejects.toMatchObject({
      code: 'JQ003',
    })
    await expect(set(proposed, { ...approved, approved_by: human(desk.clerk) })).rejects.toMatchObject({
      code: '23514',
    })
    await expect(set(proposed, { state: 'paid' })).rejects.toMatchObject({ code: 'JQ005' })
    await expect(set(proposed, { amount_fen: 1 })).rejects.toMatchObject({ code: '42501' })
    const reserved = await desk.workIn('approved')
    const release = { matterId: reserved, document: '绕过' }
    await expect(set(reserved, { state: 'withdrawn' })).rejects.toMatchObject({ code: 'JQ003' })
    await expect(set(reserved, { state: 'delivered' })).rejects.toMatchObject({ code: '23514' })
    const paid = await desk.workIn('paid')
    await expect(set(paid, { accepted_fen: 1 })).rejects.toMatchObject({ code: 'JQ005' })
    const payment = (tx: Tx) =>
      tx.db.updateTable('funds.basic_work_payment').set({ state: 'returned' }).where('work_id', '=', paid).execute()
    await expect(forged(payment)).rejects.toMatchObject({ code: 'JQ005' })
    const steps = (tx: Tx) => tx.db.deleteFrom('funds.basic_work_step').where('work_id', '=', paid).execute()
    await expect(forged(steps)).rejects.toMatchObject({ code: '42501' })
    // Money taken out of the books behind a work's back: the control total shows it.
    const total = () => inTransaction(desk.house.database, theSystem, (tx) => funds.readBasicWorkTotal(tx, COUNTY))
    expect(await total()).toMatchObject({ differenceFen: 0, uneven: [] })
    await forged((tx) => funds.releaseReservation(tx, release))
    expect(await total()).toMatchObject({
      differenceFen: 100_000,
      uneven: [{ basicWorkId: reserved, differenceFen: 100_000 }],
    })
  })
})
