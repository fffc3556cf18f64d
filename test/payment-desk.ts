import { controlTotal, payBatch, withdrawOrder } from '#subsidies/contract'
import type { Client } from './harness.ts'
import {
  asSystem,
  bringTo,
  claim,
  classOf,
  nextDays,
  noticeOver,
  openMoneyHouse,
  pay,
  type Stage,
  seen,
} from './money-house.ts'

/** For the tests of payments: batches of one class at any stage, and what was paid and booked for them. */
export async function openPaymentDesk() {
  const money = await openMoneyHouse()
  const people = await money.villagers(3)
  for (const person of people.slice(0, 2)) await money.hire(person)
  const linesOf = async (batchId: string) => (await seen(money.clerk, batchId)).lines
  const batchAt = async (stage: Stage): Promise<string> => {
    const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
    await bringTo(money, batchId, stage)
    return batchId
  }
  const orderOf = async (batchId: string, index = 0) => (await seen(money.accountant, batchId)).orders[index]
  const sent = async () => {
    const batchId = await batchAt('published')
    await noticeOver(money, batchId)
    const { orderId } = await pay(money, batchId)
    const order = await orderOf(batchId)
    const person = order?.items.find(({ amountFen }) => amountFen === 10_000)
    const workshop = order?.items.find(({ amountFen }) => amountFen === 80_000)
    const line = (await linesOf(batchId)).find((one) => one.lineNumber === person?.lineNumbers[0])
    if (!order || !person || !workshop || !line) throw new Error('应有两种付款')
    return { batchId, orderId, order, person, workshop, line }
  }
  const withdraw = (by: Client, orderId: string, body: { sequences?: number[]; bankDocument?: string } = {}) =>
    by.send(withdrawOrder, { params: { orderId }, body: { sequences: [1], reason: '收款账户有变', ...body } })
  return {
    money,
    /** A new batch of five lines (two to the workshop, three to persons) at a stage. */
    batchAt,
    linesOf,
    orderOf,
    /** A batch sent: its order, the workshop's transfer, one to a person and its line. */
    sent,
    withdraw,
    /** As `sent`, withdrawn whole and sent again by another order. */
    sentAgain: async () => {
      const whole = await sent()
      await withdraw(money.payer, whole.orderId, { sequences: [1, 2, 3, 4] })
      return { ...whole, again: (await pay(money, whole.batchId)).orderId }
    },
    /** In yuan, of a batch: paid, to pay, still to recover, recovered; and all of the county is even. */
    control: async (batchId: string) => {
      const { control } = await seen(money.clerk, batchId)
      const { total } = await money.clerk.call(controlTotal, { query: {} })
      if (control.differenceFen !== 0 || total.differenceFen !== 0) throw new Error('控制总数不为零')
      return [control.paidFen, control.toPayFen, control.stillToRecoverFen, control.recoveredFen].map(
        (fen) => fen / 100,
      )
    },
    placesOf: async (batchId: string) => (await linesOf(batchId)).map((line) => line.place),
    sendPay: async (batchId: string, idempotencyKey?: string) => {
      const { listHash } = await seen(money.payer, batchId)
      const key = idempotencyKey ? { idempotencyKey } : {}
      return money.payer.send(payBatch, { params: { batchId }, body: { listHash }, ...key })
    },
    bookedTo: async (ledger: string, matterIds: readonly string[]) => {
      const { rows } = await asSystem(
        money,
        `select coalesce(sum(p.amount_fen), 0)::bigint as fen from funds.posting p join funds.journal j on j.id = p.journal_id
          where p.ledger = $1 and j.matter_id = any($2::uuid[])`,
        [ledger, matterIds],
      )
      return rows[0].fen
    },
  }
}
export type PaymentDesk = Awaited<ReturnType<typeof openPaymentDesk>>
