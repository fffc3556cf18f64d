import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { lineOf, openDesk, refused } from '../../../test/funds-desk.ts'
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
      funds.reserveAgain(tx, { ...request, amountFen: yuan(amount), document: '重新预留' }),
    )
  const release = ({ matterId }: funds.ReservationRequest) =>
    desk.act(desk.approver, (tx) => funds.releaseReservation(tx, { matterId, document: '退回' }))

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
    const body = { accountId, year: 2024, item: request.item, amountFen: yuan(300), documentNumber: '预算1号' }
    const { budgetId } = await desk.finance.call(books.enterBudget, { body })
    const accountant = await desk.house.as('accountant', { regionCode: '450000' })
    await accountant.call(books.checkBudget, { params: { budgetId }, body: { accept: true, note: '' } })
    const [kept, reversed] = [lineOf(request, yuan(100)), lineOf(request, yuan(50))]
    await desk.post(kept, reversed)
    await release(request)
    await desk.act(desk.finance, (tx) => funds.reversePosting(tx, reversed))
    const used = async () =>
      (await desk.finance.call(books.listBudgets, { query: { accountId } })).budgets.map((one) => one.usedFen)
    expect(await used()).toEqual([yuan(100)])
    await desk.reserve({ ...request, matterId: randomUUID(), amountFen: yuan(140) })
    await again(request, 50)
    expect(await used()).toEqual([yuan(300)])
    expect((await desk.balances(accountId)).reserved).toBe(yuan(200))
  })
})
