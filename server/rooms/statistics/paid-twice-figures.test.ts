import { afterAll, beforeAll, expect, it } from 'vitest'
import { firstDay, type MonthText, monthOf, shiftMonth } from '#kernel/dates'
import { rejectLine } from '#subsidies/contract'
import { bankAnswers, businessDate, type MoneyHouse, turnTo } from '../../../test/money-house.ts'
import { openPaymentDesk, type PaymentDesk } from '../../../test/payment-desk.ts'
import * as contract from './contract.ts'

/** 月报: what the bank has paid twice is one payment, and no month that is over changes by what comes after it. */
let desk: PaymentDesk
let money: MoneyHouse
beforeAll(async () => {
  desk = await openPaymentDesk()
  money = desk.money
})
afterAll(() => money.house.close())

/** Persons and yuan paid in a month. */
async function paidIn(month: MonthText): Promise<[persons: number, yuan: number]> {
  const service = await money.house.as('city-employment-service', { regionCode: '450200' })
  const { total } = (await service.call(contract.previewReport, { query: { month } })).figures
  const fen = Object.entries(total).filter(([key]) => key.startsWith('paid:') && key !== 'paid:persons')
  return [total['paid:persons'] ?? 0, fen.reduce((sum, [, value]) => sum + value, 0) / 100]
}

const thisMonth = async () => monthOf(await businessDate(money))

/** Into the month after this one. @returns this one */
async function nextMonth(): Promise<MonthText> {
  const month = await thisMonth()
  await turnTo(money, firstDay(shiftMonth(month, 1)))
  return month
}

it('到账两次的算一次：次月退回多付的一笔，上月不变，次月不减；另一笔也退回的，次月减 [L-130]', async () => {
  const { batchId, orderId, again, workshop } = await desk.sentAgain()
  await bankAnswers(money, batchId, orderId)
  expect(await paidIn(await thisMonth())).toEqual([0, 0])
  await bankAnswers(money, batchId, again)
  expect(await paidIn(await thisMonth())).toEqual([3, 1_100])
  const month = await nextMonth()
  await bankAnswers(money, batchId, orderId, { [workshop.sequence]: '退回,重复付款退回' })
  expect([await paidIn(month), await paidIn(await thisMonth())]).toEqual([
    [3, 1_100],
    [0, 0],
  ])
  // The workshop's 800 have come back whole; 50 of a person's 100 stay paid by the other payment.
  await bankAnswers(money, batchId, again, { [workshop.sequence]: '退回,销户' })
  expect([await paidIn(month), await paidIn(await thisMonth())]).toEqual([
    [3, 1_100],
    [0, -800],
  ])
})

it('另一笔次月才落空的，凭多付的一笔算到账：记在冲回的月份，上月不变；抵上的一减一加，再退回的再减 [L-130]', async () => {
  await nextMonth()
  const { batchId, orderId, again, person, workshop } = await desk.sentAgain()
  await bankAnswers(money, batchId, orderId)
  await bankAnswers(money, batchId, again, { [workshop.sequence]: '不明,' })
  expect(await paidIn(await thisMonth())).toEqual([3, 300])
  const month = await nextMonth()
  const other = (await desk.orderOf(batchId, 1))?.items.find(({ payeeName }) => payeeName === person.payeeName)
  await bankAnswers(money, batchId, again, {
    [workshop.sequence]: '退回,没有执行',
    [other?.sequence ?? 0]: '退回,销户',
  })
  expect([await paidIn(month), await paidIn(await thisMonth())]).toEqual([
    [3, 300],
    [0, 800],
  ])
  const taken = await nextMonth()
  await bankAnswers(money, batchId, orderId, { [workshop.sequence]: '退回,户名不符' })
  expect([await paidIn(month), await paidIn(taken), await paidIn(await thisMonth())]).toEqual([
    [3, 300],
    [0, 800],
    [0, -800],
  ])
})

it('撤回后不予支付、银行却付出的，不算到账，也不算人 [L-130]', async () => {
  await nextMonth()
  const { batchId, orderId } = await desk.sent()
  await desk.withdraw(money.payer, orderId, { sequences: [1, 2, 3, 4] })
  for (const { id: lineId } of await desk.linesOf(batchId))
    await money.decider.call(rejectLine, { params: { lineId }, body: { reason: '身份不符' } })
  await bankAnswers(money, batchId, orderId)
  expect(await paidIn(await thisMonth())).toEqual([0, 0])
})
