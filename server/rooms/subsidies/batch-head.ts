import type { Tx } from '#platform/db'
import type { findListed } from './store-batches.ts'
import { waitingTime } from './waiting-time.ts'

type Listed = NonNullable<Awaited<ReturnType<typeof findListed>>>

/** The head of a batch as lists show it. */
export async function headOf(tx: Tx, listed: Listed, known?: Map<string, number>) {
  const { frozenAt, accountId: _, organizationId: __, personId: ___, ...batch } = listed
  return { ...batch, frozen: frozenAt !== null, waits: await waitingTime(tx, batch, known) }
}
