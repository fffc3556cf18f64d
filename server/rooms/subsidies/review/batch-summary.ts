import { accountFor, balances } from '#funds'
import { type Fen, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { fundItems, fundSources } from '#policy'
import { batchControl } from '../books/control.ts'
import { reservationOwner } from '../claims/reservation-owner.ts'
import { type Batch, findLast } from '../claims/store-batches.ts'
import type { Line } from '../claims/store-lines.ts'
import type { Oddity } from '../domain/oddities.ts'
import { seenStepOf } from '../domain/steps.ts'
import { unseenLines } from './need-seen.ts'
import { isReviewer } from './odd-lines.ts'

/** What one must know before a step: people, items, what is odd, the change against the last batch, the budget. */
export async function summaryOf(
  tx: Tx,
  batch: Batch,
  lines: readonly Line[],
  odd: ReadonlyMap<string, readonly Oddity[]>,
) {
  const step = seenStepOf(batch.state, tx.actor.role)
  const unseen = step ? await unseenLines(tx, batch, lines, odd, step) : []
  return {
    people: new Set(lines.flatMap(({ personId }) => personId ?? [])).size,
    items: itemsOf(lines),
    budget: isReviewer(tx) ? await budgetOf(tx, batch) : null,
    last: (isReviewer(tx) && (await findLast(tx, batch))) || null,
    control: await batchControl(tx, batch.id),
    odd: { lines: odd.size, unseen: unseen.length },
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

/** What stands in the account that pays, and what approving the batch would still take from it. */
async function budgetOf(tx: Tx, batch: Batch) {
  const account = await accountFor(tx, batch.fundSource, batch.regionCode)
  if (!account) return null
  const { available, reserved, payable, paid } = await balances(tx, account.id)
  const undecided = batch.accountId === null && (await reservationOwner(tx, batch)) === batch.id
  return {
    accountName: account.name || fundSources.label(batch.fundSource),
    availableFen: available,
    reservedFen: reserved,
    payableFen: payable,
    paidFen: paid,
    takesFen: undecided ? batch.totalFen : zeroFen,
  }
}
