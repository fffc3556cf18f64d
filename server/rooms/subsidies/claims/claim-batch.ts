import { sum } from '#kernel/money'
import { insertUses, isPlaceTaken } from '#people'
import { takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/outbox'
import type { FundSource } from '#policy'
import type { BatchKind } from '../contract-words.ts'
import { refuse } from '../refusals.ts'
import { insertReview } from '../review/store-reviews.ts'
import type { SourcedLine } from './line-of.ts'
import { listHash } from './list-hash.ts'
import { type Batch, type BatchPlace, type BatchSum, insertBatch, updateBatch } from './store-batches.ts'
import { insertLines } from './store-lines.ts'

/** What is claimed, and what the claimant says of it: how a returned batch was put right. */
export interface Claiming {
  readonly kind: BatchKind
  readonly note: string
  /** The claimant's batches that were returned, or ended after that: one is filled anew, locked as it is. */
  readonly returned: readonly Batch[]
}

export interface ClaimedBatch extends BatchSum {
  readonly id: string
  readonly number: string
}

/**
 * Writes one batch from one source, or fills a returned one anew: lines, places under the limits, duty, review.
 * @throws Refusal `place-taken-meanwhile`
 */
export async function claimFrom(
  tx: Tx,
  place: BatchPlace,
  { kind, note, returned }: Claiming,
  fundSource: FundSource,
  claimed: readonly SourcedLine[],
): Promise<ClaimedBatch> {
  const lines = claimed.map((line, index) => ({ ...line, lineNumber: index + 1 }))
  const total = {
    listHash: listHash(lines),
    lineCount: lines.length,
    totalFen: sum(lines.map((line) => line.amountFen)),
  }
  const again = returned.find((one) => one.kind === kind && one.fundSource === fundSource)
  const id = again?.id ?? newId()
  if (again) await updateBatch(tx, again, { state: 'claimed', ...total })
  const number = again?.number ?? (await insertBatch(tx, { id, kind, fundSource, ...place, ...total }))
  await insertLines(tx, { id, ...place }, lines)
  await insertUses(
    tx,
    lines.flatMap(({ id: matterId, uses }) =>
      uses.map((use) => ({ ...place, ...use, matterId, matterName: `批次 ${number}`, state: 'reserved' as const })),
    ),
  ).catch((error: unknown) => {
    throw isPlaceTaken(error) ? refuse('place-taken-meanwhile', { number: place.matterNumber }) : error
  })
  await takeDuty(tx, id, 'claim')
  await insertReview(tx, { id, ...place }, { step: 'claim', listHash: total.listHash, note, reasons: [] })
  await tell(tx, 'subsidy.claimed', { batchId: id, matterKind: place.matterKind, matterId: place.matterId })
  tx.notes.push({ matterId: id, facts: { act: 'claim', ...total } })
  return { id, number, ...total }
}
