import { takeOver } from '#funds'
import { consumeUses } from '#people'
import type { Tx } from '#platform/db'
import type { Order } from './store-payments.ts'
import { holdLines, payableLinesIn, selectPaidTwice } from './store-withdrawals.ts'

/**
 * Lines whose transfer has come to nothing, although the bank has paid them in another one, too: that one is their payment,
 * and nothing is paid twice any more.
 * @param itemIds the transfers that came back or were withdrawn
 * @returns the lines so settled
 */
export async function settledByOther(tx: Tx, order: Order, itemIds: readonly string[]): Promise<ReadonlySet<string>> {
  const lines = await payableLinesIn(tx, itemIds)
  const found = await selectPaidTwice(tx, { lineIds: lines.map(({ id }) => id) })
  const paid = [...new Map(found.map((one) => [one.id, one])).values()]
  if (paid.length === 0) return new Set()
  await takeOver(tx, {
    accountId: order.accountId,
    document: `重复付款冲回 ${order.number}`,
    cites: ['lz-2019-63#6-3'],
    lines: paid.map(({ itemId, id: lineId, amountFen }) => ({ itemId, lineId, amountFen })),
  })
  await holdLines(tx, paid)
  const settled = new Set(paid.map(({ id }) => id))
  await consumeUses(tx, [...settled])
  return settled
}
