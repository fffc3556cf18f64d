import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fen, yuan } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { forge, lineOf, openDesk, refused } from '../../../test/funds-desk.ts'
import * as books from './contract-books.ts'
import * as funds from './index.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.house.close())

describe('退回以后重新预留', () => {
  const again = (request: funds.ReservationRequest, amount: number) =>
    desk.act(desk.approver, (tx) =>
      funds.reserveAgain(tx, { ...request, amountFen: yuan(amount), document: `重新预留${amount}元` }),
    )
  const release = ({ matterId }: funds.ReservationRequest) =>
    desk.act(desk.approver, (tx) => funds.releaseReservation(tx, { matterId, document: '退回' }))

  /** A checked budget of the year for the item. */
  const budgeted = async ({ accountId, item }: funds.ReservationRequest, year: number, amount: number) => {
    const body = { accountId, year, item, amountFen: yuan(amount), documentNumber: `预算${year}号` }
    const { budgetId } = await desk.finance.call(books.enterBudget, { body })
    const accountant = await desk.house.as('accountant', { regionCode: '450000' })
    await accountant.call(books.checkBudget, { params: { budgetId }, body: { accept: true, note: '' } })
  }
  /** What the budgets of an account have used, the latest year first. */
  const used = async (accountId: string) =>
    (await desk.finance.call(books.listBudgets, { query: { accountId } })).budgets.map((one) => one.usedFen)

  /** The year is over and its rest carried over by two persons. */
  const yearEnds = async (accountId: string, year: number) => {
    await desk.house.database.pool.query(`update platform.business_clock set today = '${year + 1}-01-06'`)
    const accountant = await desk.house.as('accountant', { regionCode: '450000' })
    const { available } = await desk.balances(accountId)
    const { yearCloseId } = await desk.finance.call(books.proposeYearClose, {
      params: { accountId },
      body: { year, carriedFen: available, documentNumber: `结转${year}` },
    })
    await accountant.call(books.decideYearClose, { params: { yearCloseId }, body: { accept: true, note: '' } })
  }
  const pay = async ({ accountId, regionCode }: funds.ReservationRequest, line: ReturnType<typeof lineOf>) => {
    const item = { accountId, itemId: randomUUID(), amountFen: line.amountFen, document: '付款1号' }
    await desk.post(line)
    await desk.act(desk.finance, async (tx) => {
      await funds.sendItem(tx, { ...item, regionCode })
      await funds.confirmItem(tx, item)
    })
  }
  const recover = ({ lineId }: ReturnType<typeof lineOf>, amount: number) =>
    desk.act(desk.finance, (tx) =>
      funds.recoverLine(tx, { lineId, receiptId: randomUUID(), amountFen: yuan(amount), document: '缴款' }),
    )

  it('以原批准额内没有用的为限，之前冲回的也算；多一分就说明还剩多少 [G-055]', async () => {
    const { accountId, request } = await desk.opened(500, 300)
    const [kept, reversed] = [lineOf(request, yuan(100)), lineOf(request, yuan(50))]
    await desk.post(kept, reversed)
    await release(request)
    await desk.act(desk.finance, (tx) => funds.reversePosting(tx, reversed))
    const refusal = await refused(again(request, 200.01))
    expect([refusal.code, refusal.facts['have'], refusal.facts['need']]).toEqual([
      'reservation-exceeded',
      '200',
      '200.01',
    ])
    await again(request, 30)
    expect(await desk.balances(accountId)).toMatchObject({ available: yuan(200), reserved: yuan(200) })
    await again(request, 30)
    await desk.post(lineOf(request, yuan(200)))
    expect(await desk.balances(accountId)).toMatchObject({ available: yuan(200), reserved: 0, payable: yuan(300) })
  })

  it('账上不够原额的，有多少留多少；不够这一次的，说明缺多少 [G-055]', async () => {
    const { accountId, regionCode, request } = await desk.opened(500, 300)
    await release(request)
    await desk.reserve(desk.wanted(accountId, regionCode, yuan(420)))
    expect((await refused(again(request, 80.01))).code).toBe('fund-short')
    await again(request, 50)
    expect(await desk.balances(accountId)).toMatchObject({ available: 0, reserved: yuan(500) })
  })

  it('没有退回过的不动：预留开着的不另立，从没预留过的不补立', async () => {
    const { accountId, regionCode, request } = await desk.opened(500, 300)
    await again(request, 300)
    await again(desk.wanted(accountId, regionCode, yuan(1)), 1)
    expect(await desk.balances(accountId)).toMatchObject({ available: yuan(200), reserved: yuan(300) })
  })

  it('有本年预算的，留预算之内的；退回预留以后冲销的也还给预算 [G-055][L-106]', async () => {
    const { accountId, request } = await desk.opened(1_000, 300)
    await budgeted(request, 2024, 300)
    const [kept, reversed] = [lineOf(request, yuan(100)), lineOf(request, yuan(50))]
    await desk.post(kept, reversed)
    await release(request)
    await desk.act(desk.finance, (tx) => funds.reversePosting(tx, reversed))
    expect(await used(accountId)).toEqual([yuan(100)])
    await desk.reserve({ ...request, matterId: randomUUID(), amountFen: yuan(140) })
    await again(request, 50)
    expect(await used(accountId)).toEqual([yuan(300)])
    expect((await desk.balances(accountId)).reserved).toBe(yuan(200))
  })

  it('数据库再判一次：占用的不超过所批准的，补到开着的、退回以后另立的都一样 [G-055]', async () => {
    const { accountId, regionCode, request } = await desk.opened(1_000, 300)
    const { matterId, item } = request
    const known = await desk.act(desk.approver, (tx) => funds.reservationsFor(tx, [matterId]))
    const commit = (tx: Tx, fen: number, reservation = known[0]?.id ?? '') =>
      forge(tx, { accountId, regionCode, kind: 'reserve', move: ['available', 'reserved', fen], reservation, matterId })
    const fillUp = (fen: number) => desk.act(desk.approver, (tx) => commit(tx, fen))
    const anew = (fen: number) =>
      desk.act(desk.approver, async (tx) => {
        const [id, place] = [newId(), { account_id: accountId, region_code: regionCode }]
        const values = {
          ...place,
          id,
          source: 'employment-subsidy-fund',
          matter_id: matterId,
          item,
          amount_fen: fen as Fen,
        }
        await tx.db.insertInto('funds.reservation').values(values).execute()
        await commit(tx, fen, id)
      })
    await expect(fillUp(1)).rejects.toMatchObject({ code: 'JQ006' })
    const line = lineOf(request, yuan(100))
    await desk.post(line)
    await expect(fillUp(1)).rejects.toMatchObject({ code: 'JQ006' })
    await desk.act(desk.finance, async (tx) => {
      const item = { itemId: randomUUID(), amountFen: line.amountFen }
      const sent = { accountId, regionCode, document: '付款单1号', items: [item] }
      await funds.sendItems(tx, sent)
      await funds.confirmItems(tx, sent)
      const back = { lineId: line.lineId, receiptId: randomUUID(), amountFen: yuan(40) }
      await funds.recoverLine(tx, { ...back, document: '退款回单' })
    })
    // What the payee has given back is not spent.
    await expect(fillUp(40_01)).rejects.toMatchObject({ code: 'JQ006' })
    await fillUp(40_00)
    await expect(fillUp(1)).rejects.toMatchObject({ code: 'JQ006' })
    await release(request)
    await expect(anew(240_01)).rejects.toMatchObject({ code: 'JQ006' })
    await anew(240_00)
    expect(await desk.balances(accountId)).toMatchObject({ available: yuan(700), reserved: yuan(240), paid: yuan(60) })
  })

  it('当年追回的还给当年的预算，重新占用又算；次年追回的不改上年的数，补占用的算次年的，只算一次 [G-055][L-106]', async () => {
    const { accountId, request } = await desk.opened(1_000, 300)
    await budgeted(request, 2024, 300)
    const line = lineOf(request, yuan(300))
    const { regionCode, matterId } = request
    await pay(request, line)
    const recovered = (amount: number) => recover(line, amount)
    const taken = async () => [...(await used(accountId)), (await desk.balances(accountId)).reserved]
    await recovered(100)
    expect(await taken()).toEqual([yuan(200), 0])
    await again(request, 60)
    expect(await taken()).toEqual([yuan(260), yuan(60)])
    await desk.reserve(desk.wanted(accountId, regionCode, yuan(40)))
    expect(await taken()).toEqual([yuan(300), yuan(100)])
    expect((await refused(again(request, 61))).code).toBe('budget-exceeded')

    await yearEnds(accountId, 2024)
    await budgeted(request, 2025, 100)
    await recovered(50)
    expect(await taken()).toEqual([0, yuan(300), yuan(100)])
    await again(request, 80)
    expect(await taken()).toEqual([yuan(20), yuan(300), yuan(120)])
    await desk.act(desk.approver, (tx) => funds.releaseReservation(tx, { matterId, document: '退回' }))
    expect(await taken()).toEqual([0, yuan(300), yuan(40)])
  })

  it('上年的预留今年补占用、今年用掉的，算今年的：上年的钱今年再退回来多少，也不还给今年的预算 [G-055][L-106]', async () => {
    const { accountId, request } = await desk.opened(1_000, 100)
    const [paid, waiting] = [lineOf(request, yuan(50)), lineOf(request, yuan(50))]
    await pay(request, paid)
    await desk.post(waiting)
    await yearEnds(accountId, 2025)
    await budgeted(request, 2026, 30)
    await recover(paid, 30)
    await again(request, 30)
    await desk.post(lineOf(request, yuan(30)))
    await desk.act(desk.finance, (tx) => funds.reversePosting(tx, waiting))
    await release(request)
    expect(await used(accountId)).toEqual([yuan(30)])
  })
})
