import { payBatch } from '#subsidies/contract'
import { asSystem, bringTo, claim, classOf, nextDays, openMoneyHouse, type Stage, seen } from './money-house.ts'

/** For the tests of payments: batches of one class at any stage, and what was paid and booked for them. */
export async function openPaymentDesk() {
  const money = await openMoneyHouse()
  const people = await money.villagers(3)
  for (const person of people.slice(0, 2)) await money.hire(person)
  const linesOf = async (batchId: string) => (await seen(money.clerk, batchId)).lines
  return {
    money,
    /** A new batch of five lines (two to the workshop, three to persons) at a stage. */
    batchAt: async (stage: Stage): Promise<string> => {
      const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
      await bringTo(money, batchId, stage)
      return batchId
    },
    linesOf,
    placesOf: async (batchId: string) => (await linesOf(batchId)).map((line) => line.place),
    orderOf: async (batchId: string, index = 0) => (await seen(money.accountant, batchId)).orders[index],
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
