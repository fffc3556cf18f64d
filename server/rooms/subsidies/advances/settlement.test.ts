import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { openAdvanceDesk } from '../../../../test/advance-desk.ts'
import { bringTo, checkAccounts, noticeOver, pay, seen } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** Advances of the 2019 document, paid, settled and recovered: every fen in one place at every step. */
let desk: Awaited<ReturnType<typeof openAdvanceDesk>>
beforeAll(async () => {
  desk = await openAdvanceDesk()
})
afterAll(() => desk.money.house.close())

describe('结业以后结算', () => {
  it.each([
    ['全部结业，补付余额', 5, { covered: 3_000, net: 2_000, back: 0 }],
    ['恰为60%，两清', 3, { covered: 3_000, net: 0, back: 0 }],
    ['只结业40%，多拨的追回', 2, { covered: 2_000, net: 0, back: 1_000 }],
    ['没有人取得补贴，全部追回', 0, { covered: 0, net: 0, back: 3_000 }],
  ])('%s [L-060]', async (_, passing, wanted) => {
    const before = await desk.books()
    const opened = await desk.enterpriseClass()
    const start = await desk.balances()
    const { id } = await desk.advanced(opened, 3_000)
    expect((await desk.balances()).reserved).toBe(start.reserved - yuan(3_000))
    expect((await desk.books()).advances.outstandingFen).toBe(before.advances.outstandingFen + yuan(3_000))
    await desk.completed(opened, passing)
    await desk.books()
    if (passing > 0) {
      const { batches } = await desk.claimClass(opened)
      expect(batches).toMatchObject([{ lineCount: passing, totalFen: yuan(wanted.net) }])
      const batchId = batches[0]?.id ?? ''
      const { lines } = await seen(desk.money.clerk, batchId)
      const each = { gross: 1_000, covered: wanted.covered / passing }
      expect(lines[0]?.sentence).toContain(
        `应补 ${short(each.gross)}元 − 已预拨 ${short(each.covered)}元 = 本次 ${short(each.gross - each.covered)}元`,
      )
      await desk.books()
      if (wanted.net > 0) await desk.paid(batchId)
      else await settled(batchId)
    }
    const after = await desk.books()
    expect(after.advances.outstandingFen).toBe(before.advances.outstandingFen)
    const known = await desk.advanceOf(opened.id)
    expect(known).toMatchObject({ paidFen: yuan(3_000), coveredFen: yuan(wanted.covered), outstandingFen: 0 })
    expect(known.stillToRecoverFen).toBe(yuan(wanted.back))
    const orders = await desk.recovered(id)
    expect(orders.map((order) => order.amountFen)).toEqual(wanted.back > 0 ? [yuan(wanted.back)] : [])
    expect(orders.every((order) => order.dueOn > order.orderedOn)).toBe(true)
    await desk.books()
    // What was not earned stands in the account again, nothing is kept for the class.
    const spent = yuan(wanted.covered + wanted.net)
    expect((await desk.balances()).available).toBe(start.available + yuan(5_000) - spent)
    expect(await desk.proposals(id)).toEqual([])
  })

  /** All of it was paid in advance: after the notice it is closed without a transfer. */
  async function settled(batchId: string) {
    await bringTo(desk.money, batchId, 'published')
    const early = await seen(desk.money.payer, batchId)
    const body = { listHash: early.listHash }
    const call = { params: { batchId }, body }
    await expect(desk.money.payer.call(contract.settleBatch, call)).rejects.toThrow('gate-closed')
    await noticeOver(desk.money, batchId)
    await expect(desk.money.payer.call(contract.payBatch, call)).rejects.toThrow('nothing-to-pay')
    expect(await desk.money.payer.call(contract.settleBatch, call)).toMatchObject({ closed: true })
  }
})

const short = (amount: number) => (Number.isInteger(amount) ? amount.toLocaleString('en') : amount.toFixed(2))

describe('先行拨付以后的事', () => {
  it('班级取消，全部追回，追回有期限；改由别的单位办的，先前单位全退，后来的另行申请 [L-060]', async () => {
    const before = await desk.balances()
    const first = await desk.enterpriseClass()
    const { id } = await desk.advanced(first, 3_000)
    await desk.cancelled(first)
    expect((await desk.advanceOf(first.id)).stillToRecoverFen).toBe(yuan(3_000))
    expect(await desk.proposals(id)).toMatchObject([{ direction: 'recover', dueFen: 0, amountFen: yuan(3_000) }])
    const [order] = await desk.recovered(id)
    expect(order).toMatchObject({ amountFen: yuan(3_000), state: 'ordered' })
    expect(order && order.dueOn > order.orderedOn).toBe(true)
    await desk.books()
    expect(await desk.balances()).toMatchObject({ available: before.available, reserved: before.reserved })
    await expect(desk.ask(first, 1_000)).rejects.toThrow('advance-forbidden')
    const second = await desk.enterpriseClass()
    await desk.advanced(second, 3_000)
    expect((await desk.advanceOf(second.id)).outstandingFen).toBe(yuan(3_000))
    await desk.cancelled(second)
    for (const { amountFen } of await desk.recovered((await desk.advanceOf(second.id)).id))
      expect(amountFen).toBe(yuan(3_000))
    await desk.books()
  })

  it('审批以前班级取消的，不能再审批；已申报的不能改数，退回后可以 [L-060]', async () => {
    const opened = await desk.enterpriseClass()
    const { id } = await desk.ask(opened, 3_000)
    const [batchId = ''] = await desk.claimAdvance(opened, id)
    await expect(desk.ask(opened, 2_000)).rejects.toThrow('advance-claimed')
    await bringTo(desk.money, batchId, 'first-reviewed')
    const { listHash, version } = await seen(desk.money.reviewer, batchId)
    const back = { listHash, version, reasons: ['请按用款计划少申请'] }
    await desk.money.reviewer.call(contract.returnBatch, { params: { batchId }, body: back })
    await desk.ask(opened, 2_000)
    expect(await desk.claimAdvance(opened, id, '已按用款计划少申请')).toEqual([batchId])
    expect((await seen(desk.money.clerk, batchId)).totalFen).toBe(yuan(2_000))
    await bringTo(desk.money, batchId, 'second-reviewed')
    await desk.cancelled(opened)
    await expect(bringTo(desk.money, batchId, 'approved')).rejects.toThrow()
    const list = await seen(desk.money.decider, batchId)
    const body = { listHash: list.listHash, version: list.version, note: '同意' }
    await expect(desk.money.decider.call(contract.approveBatch, { params: { batchId }, body })).rejects.toThrow(
      'matter-not-ready',
    )
    const rejection = { listHash: list.listHash, version: list.version, reason: '班级已取消' }
    await desk.money.decider.call(contract.rejectBatch, { params: { batchId }, body: rejection })
    await desk.books()
  })

  it('付款前单位被暂停，不拨；预拨没有到账，结业的补贴先不申报 [L-060]', async () => {
    const opened = await desk.enterpriseClass()
    const { id } = await desk.ask(opened, 3_000)
    const [batchId = ''] = await desk.claimAdvance(opened, id)
    await checkAccounts(desk.money)
    await bringTo(desk.money, batchId, 'published')
    await noticeOver(desk.money, batchId)
    await desk.suspended(opened.organizer, '涉嫌虚报')
    await expect(pay(desk.money, batchId)).rejects.toThrow('收款单位已暂停')
    await desk.completed(opened, 5)
    await expect(desk.claimClass(opened)).rejects.toThrow('advance-under-way')
    await desk.suspended(opened.organizer, null)
    await pay(desk.money, batchId)
    await desk.answered(batchId)
    const { batches } = await desk.claimClass(opened)
    expect(batches).toMatchObject([{ totalFen: yuan(2_000) }])
    const { listHash } = await seen(desk.money.payer, batches[0]?.id ?? '')
    await bringTo(desk.money, batches[0]?.id ?? '', 'published')
    await expect(
      desk.money.payer.call(contract.settleBatch, { params: { batchId: batches[0]?.id ?? '' }, body: { listHash } }),
    ).rejects.toThrow('settle-by-payment')
    await desk.books()
  })

  it('结清以后证书被撤：本人那一行的补付和抵付各自追回，合起来不多不少 [L-060]', async () => {
    const opened = await desk.enterpriseClass()
    const { id } = await desk.advanced(opened, 3_000)
    await desk.completed(opened, 5)
    const { batches } = await desk.claimClass(opened)
    const batchId = batches[0]?.id ?? ''
    const { lines } = await seen(desk.money.clerk, batchId)
    const decisionId = lines[0]?.decisionId ?? ''
    const { settlement } = await desk.money.clerk.call(contract.explainDecision, { params: { decisionId } })
    expect(settlement).toEqual({
      advanceFen: yuan(600),
      amountFen: yuan(400),
      sentence: '应补 1,000元 − 已预拨 600元 = 本次 400元',
    })
    await desk.paid(batchId)
    await desk.revoked(opened)
    await desk.money.house.settleNews()
    await desk.books()
    expect((await desk.proposals(opened.id)).map((one) => one.amountFen)).toEqual([yuan(400)])
    expect((await desk.proposals(id)).map((one) => one.amountFen)).toEqual([yuan(600)])
    await desk.recovered(opened.id)
    await desk.recovered(id)
    const total = await desk.books()
    expect(total.advances.stillToRecoverFen).toBe(0)
  })

  it('结业的批次被否决，抵付随之作废，预拨的全部追回 [L-060]', async () => {
    const opened = await desk.enterpriseClass()
    const { id } = await desk.advanced(opened, 3_000)
    await desk.completed(opened, 5)
    const { batches } = await desk.claimClass(opened)
    const batchId = batches[0]?.id ?? ''
    expect((await desk.advanceOf(opened.id)).coveredFen).toBe(yuan(3_000))
    const { listHash, version } = await seen(desk.money.clerk, batchId)
    const body = { listHash, version, reason: '名册不实' }
    await desk.money.clerk.call(contract.rejectBatch, { params: { batchId }, body })
    await desk.books()
    expect((await desk.proposals(id)).map((one) => one.amountFen)).toEqual([yuan(3_000)])
    await desk.recovered(id)
    await desk.books()
  })

  it('款在途时事实变了（班级取消、证书被撤），到账以后各自提出追回 [L-060][L-107]', async () => {
    const stopped = await desk.enterpriseClass()
    const { id } = await desk.ask(stopped, 3_000)
    const [advanceBatch = ''] = await desk.claimAdvance(stopped, id)
    await checkAccounts(desk.money)
    await bringTo(desk.money, advanceBatch, 'paying')
    await desk.cancelled(stopped)
    expect(await desk.proposals(id)).toEqual([])
    await desk.answered(advanceBatch)
    await desk.money.house.settleNews()
    expect((await desk.proposals(id)).map((one) => one.amountFen)).toEqual([yuan(3_000)])
    await desk.recovered(id)

    const held = await desk.enterpriseClass()
    await desk.completed(held, 5)
    const batchId = (await desk.claimClass(held)).batches[0]?.id ?? ''
    await bringTo(desk.money, batchId, 'paying')
    await desk.revoked(held)
    await desk.money.house.settleNews()
    expect(await desk.proposals(held.id)).toEqual([])
    await desk.answered(batchId)
    await desk.money.house.settleNews()
    expect(await desk.proposals(held.id)).toMatchObject([{ direction: 'recover', amountFen: yuan(1_000) }])
    await desk.books()
  })

  it('付款前事实变了而消息还没到：付款当时重新核算，该停的停 [L-060][L-107]', async () => {
    const stopped = await desk.enterpriseClass()
    const { id } = await desk.ask(stopped, 3_000)
    const [advanceBatch = ''] = await desk.claimAdvance(stopped, id)
    await checkAccounts(desk.money)
    await bringTo(desk.money, advanceBatch, 'published')
    const held = await desk.enterpriseClass()
    await desk.completed(held, 5)
    const batchId = (await desk.claimClass(held)).batches[0]?.id ?? ''
    await bringTo(desk.money, batchId, 'published')
    await noticeOver(desk.money, batchId)
    await desk.cancel(stopped)
    await expect(pay(desk.money, advanceBatch)).rejects.toThrow('现第 2 版为 0 元')
    await desk.revoked(held)
    expect(await pay(desk.money, batchId)).toMatchObject({ heldLines: 1, totalFen: yuan(4_000) })
    await desk.books()
  })
})
