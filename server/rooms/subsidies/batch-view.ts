import { accountFor, balances } from '#funds'
import { type Fen, sum } from '#kernel/money'
import { noticeOf } from '#notices'
import type { Tx } from '#platform/db'
import { amountSentence, fundItems, fundSources } from '#policy'
import { batchControl } from './control.ts'
import { correctionsOf } from './corrections.ts'
import { dueKey } from './domain/due-key.ts'
import { actsOf } from './domain/steps.ts'
import { placedLine, stopsOf } from './line-states.ts'
import { refuse } from './refusals.ts'
import { findListed } from './store-batches.ts'
import { type Line, selectLines } from './store-lines.ts'
import { selectItems, selectOrders } from './store-payments.ts'
import { selectReviews } from './store-reviews.ts'

type Listed = NonNullable<Awaited<ReturnType<typeof findListed>>>

/** The head of a batch as lists show it. */
export const headOf = ({ frozenAt, accountId: _, organizationId: __, personId: ___, ...batch }: Listed) => ({
  ...batch,
  frozen: frozenAt !== null,
})

/** One page for one batch: people, amount, exceptions, effect on the budget; lines, history, orders. @throws Refusal `batch-unknown` */
export async function batchView(tx: Tx, { batchId }: { batchId: string }) {
  const batch = await findListed(tx, batchId)
  if (!batch) throw refuse('batch-unknown')
  const lines = await selectLines(tx, batchId)
  const stops = await stopsOf(tx, lines)
  const reviews = await selectReviews(tx, batchId)
  const notice = await noticeOf(tx, batchId, batch.listHash)
  const corrections = await correctionsOf(tx, batch.matterId)
  return {
    ...headOf(batch),
    organizationId: batch.organizationId,
    fundSource: batch.fundSource,
    people: new Set(lines.flatMap(({ personId }) => personId ?? [])).size,
    items: itemsOf(lines),
    budget: await budgetOf(tx, batch),
    notice: notice ? { ...notice, over: tx.today > notice.endsOn } : null,
    control: await batchControl(tx, batchId),
    lines: lines.map((line) => ({
      ...line,
      item: fundItems.label(line.item),
      sentence: amountSentence(line.trace),
      correction: corrections.get(dueKey(line)) ?? null,
      manualHold: stops.holds.get(line.id)?.some((hold) => hold.kind === 'manual') ?? false,
      ...placedLine(line, stops),
    })),
    history: reviews,
    orders: await ordersOf(tx, batchId),
    acts: actsOf(batch.state, tx.actor.role),
  }
}

function itemsOf(lines: readonly Line[]): { item: string; lines: number; amountFen: Fen }[] {
  const byItem = Map.groupBy(lines, (line) => line.item)
  return [...byItem].map(([item, own]) => ({
    item: fundItems.label(item),
    lines: own.length,
    amountFen: sum(own.map((line) => line.amountFen)),
  }))
}

/** What stands in the account that pays; organizations do not see it. */
async function budgetOf(tx: Tx, batch: Listed) {
  if (tx.actor.kind === 'organization' || tx.actor.kind === 'person') return null
  const account = await accountFor(tx, batch.fundSource, batch.regionCode)
  if (!account) return null
  const { reserved, payable, paid } = await balances(tx, account.id)
  return {
    accountName: account.name || fundSources.label(batch.fundSource),
    reservedFen: reserved,
    payableFen: payable,
    paidFen: paid,
  }
}

async function ordersOf(tx: Tx, batchId: string) {
  const orders = await selectOrders(tx, batchId)
  const items = Map.groupBy(
    await selectItems(
      tx,
      orders.map((order) => order.id),
    ),
    (item) => item.orderId,
  )
  return orders.map((order) => ({ ...order, items: items.get(order.id) ?? [] }))
}
