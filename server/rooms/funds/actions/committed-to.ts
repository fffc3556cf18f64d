import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { FundItem, FundSource } from '#policy/language'
import { reservationsFor } from '../store-reads.ts'

/** What an approval committed for an item from one source; given back and committed again, it is still the same. */
export interface CommittedPart {
  readonly source: FundSource
  readonly accountId: string
  readonly amountFen: Fen
}

/** The split of each item of a matter as its approval made it, in the order it was drawn; an item without one is absent. */
export async function committedTo(tx: Tx, matterId: string): Promise<Map<FundItem, CommittedPart[]>> {
  const byItem = new Map<FundItem, CommittedPart[]>()
  for (const { item, source, accountId, amountFen } of await reservationsFor(tx, [matterId])) {
    const parts = byItem.get(item) ?? []
    if (parts.every((part) => part.accountId !== accountId)) parts.push({ source, accountId, amountFen })
    byItem.set(item, parts)
  }
  return byItem
}
