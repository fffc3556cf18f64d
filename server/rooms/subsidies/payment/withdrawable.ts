import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { itemStates } from '../contract-words.ts'
import { refusePayment } from '../refusals-payment.ts'
import { selectExports } from './store-exports.ts'
import type { Order, selectItems } from './store-payments.ts'

type Item = Awaited<ReturnType<typeof selectItems>>[number]

/**
 * Who may withdraw an order: who pays, as long as its file has not left the house; then the accountant, with the bank's answer.
 * @returns the bank's answer; null where none is needed
 * @throws Refusal `order-exported`, `order-not-exported`, `withdrawal-undocumented`
 */
export async function refuseWrongHands(tx: Tx, actor: Actor, { id, number }: Order, bankDocument: string) {
  const last = (await selectExports(tx, [id])).get(id)?.at(-1)
  const pays = actor.role === 'finance'
  if (!last && pays) return null
  if (!last) throw refusePayment('order-not-exported', { number })
  if (pays) throw refusePayment('order-exported', { number, by: last.byName, on: last.onDay })
  if (bankDocument === '') throw refusePayment('withdrawal-undocumented', { number })
  return bankDocument
}

/**
 * The transfers to be withdrawn, as named. What the bank does not know of yet; on its answer also what it had no outcome for.
 * @throws Refusal `withdrawal-wrong` with every transfer that is not such a one
 */
export function chosenItems(
  { number }: Order,
  items: readonly Item[],
  sequences: readonly number[],
  onBanksAnswer: boolean,
): Item[] {
  const may = ({ state }: Item) => state === 'sent' || (onBanksAnswer && state === 'unknown')
  const known = new Map(items.map((item) => [item.sequence, item]))
  const asked = [...new Set(sequences)]
  const errors = asked.flatMap((sequence) => {
    const item = known.get(sequence)
    if (item && may(item)) return []
    const words = item ? `${item.payeeName}：状态是“${itemStates.label(item.state)}”` : '：不在这个付款单里'
    return [{ path: `第${sequence}笔`, code: 'withdrawal-wrong', message: `第${sequence}笔 ${words}` }]
  })
  if (errors.length > 0) throw refusePayment('withdrawal-wrong', { number, count: errors.length }, errors)
  return asked.flatMap((sequence) => known.get(sequence) ?? [])
}
