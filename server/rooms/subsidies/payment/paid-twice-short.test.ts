import { afterAll, beforeAll, expect, it } from 'vitest'
import { allotFunds, withdrawFunds } from '#funds/contract'
import { asSystem, bankAnswers, type MoneyHouse, pay, receiptFile, seen } from '../../../../test/money-house.ts'
import { openPaymentDesk, type PaymentDesk } from '../../../../test/payment-desk.ts'
import * as contract from '../contract.ts'

/** 重复付款: what the bank has paid twice comes out of what is available; the account has not got it. */
let desk: PaymentDesk
let money: MoneyHouse
beforeAll(async () => {
  desk = await openPaymentDesk()
  money = desk.money
})
afterAll(() => money.house.close())

/** Gives back all that the account of an order has available. @returns its finance officer, account and source */
async function drained(orderId: string) {
  const { rows } = await asSystem(
    money,
    `select a.id as "accountId", a.source, a.region_code as "regionCode", b.amount_fen as "amountFen"
      from subsidies.payment_order o join funds.account a on a.id = o.account_id
        join funds.balance b on b.account_id = a.id and b.ledger = 'available' where o.id = $1`,
    [orderId],
  )
  const { accountId, source, regionCode, amountFen } = rows[0]
  const finance = await money.house.as('finance', { regionCode })
  const body = { amountFen: Number(amountFen) as never, documentNumber: '交回全部可用' }
  await finance.call(withdrawFunds, { params: { accountId }, body })
  const allot = (fen: number) =>
    finance.call(allotFunds, { body: { source, regionCode, amountFen: fen as never, documentNumber: `补${fen}` } })
  return { allot }
}

it('账户可用不够重复付出的：整份回单不入账，写明差多少、怎么办；没有争议的先导入，补足后再导入，一分不少 [L-107]', async () => {
  const { batchId, orderId, order, person } = await desk.sent()
  await desk.withdraw(money.payer, orderId, { sequences: [person.sequence] })
  const { orderId: again } = await pay(money, batchId)
  const { allot } = await drained(orderId)
  const items = order.items.map(({ id }) => id)
  const stands = async () => [
    await desk.bookedTo('paid', items),
    (await desk.orderOf(batchId))?.items.map(({ state }) => state).toSorted(),
    await desk.control(batchId),
  ]
  const before = await stands()
  const file = await receiptFile(money, batchId, orderId)
  const send = (sent: typeof file) =>
    money.accountant.send(contract.importReceipts, { params: { orderId }, file: sent })
  await allot(9_999)
  const { status, body } = await send(file)
  expect([status, body.code, body.detail, body.next]).toEqual([
    409,
    'overpay-short',
    expect.stringMatching(/“可用”只有 99\.99 元，不够.*重复付出的 100 元/),
    expect.stringMatching(/没有入账.*补足.*再导入/),
  ])
  const path = `第${person.sequence}笔 ${person.payeeName}`
  expect(body.errors).toEqual([{ path, code: 'paid-twice', message: `${path}：重复付出 100 元` }])
  expect(await stands()).toEqual(before)

  const rows = new TextDecoder().decode(file.bytes).split('\r\n')
  const others = rows.filter((row) => !row.startsWith(`${person.sequence},`)).join('\r\n')
  expect((await send({ ...file, bytes: new TextEncoder().encode(others) })).body).toMatchObject({ confirmed: 3 })
  expect((await send(file)).body.code).toBe('overpay-short')
  await allot(1)
  expect((await send(file)).body).toMatchObject({
    confirmed: 1,
    remarks: [expect.stringContaining('重复付款入账')],
    repeated: false,
  })
  expect(await bankAnswers(money, batchId, again)).toMatchObject({ confirmed: 1, batchClosed: true })
  await money.house.settleNews()
  expect([await desk.bookedTo('paid', items), await desk.control(batchId)]).toEqual([110_000, [1_200, 0, 100, 0]])
  expect((await seen(money.clerk, batchId)).state).toBe('closed')
})
