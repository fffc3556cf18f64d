import { type Fen, subtract, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { FundItem, FundSource } from '#policy/language'
import { reservationsFor, spentFrom } from '../store-reads.ts'

/** What an approval committed for an item from one source; given back and committed again, it is still the same. */
export interface CommittedPart {
  readonly source: FundSource
  readonly accountId: string
  readonly amountFen: Fen
  /** What lines have not drawn of it, whether it is still reserved or has gone back. */
  readonly leftFen: Fen
}

/** The split of each item of a matter as its approval made it, in the order it was drawn; an item without one is absent. */
export async function committedTo(tx: Tx, matterId: string): Promise<Map<FundItem, CommittedPart[]>> {
  const rows = await reservationsFor(tx, [matterId])
  const spent = await spentFrom(
    tx,
    rows.map(({ id }) => id),
  )
  const parts = [...Map.groupBy(rows, ({ item, accountId }) => `${item} ${accountId}`).values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { item, source, accountId, amountFen } = first
    const spentFen = sum(own.map(({ id }) => spent.get(id) ?? zeroFen))
    return [{ item, part: { source, accountId, amountFen, leftFen: subtract(amountFen, spentFen) } }]
  })
  const byItem = Map.groupBy(parts, ({ item }) => item)
  return new Map([...byItem].map(([item, own]) => [item, own.map(({ part }) => part)]))
}
