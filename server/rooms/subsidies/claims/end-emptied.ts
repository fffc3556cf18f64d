import { formatYuanShort, zeroFen } from '#kernel/money'
import { takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { insertReview } from '../review/store-reviews.ts'
import { listHash } from './list-hash.ts'
import { type Batch, updateBatch } from './store-batches.ts'

export interface EmptiedBatch {
  readonly id: string
  readonly number: string
  readonly reason: string
}

/**
 * Ends returned batches of which nothing is left to claim again: each keeps its number with an empty list, refused with
 * the reason. Who was in the returned list stands in the calculation, with why nothing is due or which limit took it.
 */
export async function endEmptied(tx: Tx, batches: readonly Batch[]): Promise<EmptiedBatch[]> {
  const ended: EmptiedBatch[] = []
  for (const batch of batches) ended.push(await endOne(tx, batch))
  return ended
}

async function endOne(tx: Tx, batch: Batch): Promise<EmptiedBatch> {
  const { id, number, lineCount, totalFen } = batch
  const reason = `重新核算后没有可申报的款项（退回时 ${lineCount} 行、${formatYuanShort(totalFen)} 元），批次不再申报`
  const empty = { listHash: listHash([]), lineCount: 0, totalFen: zeroFen }
  await takeDuty(tx, id, 'claim')
  await updateBatch(tx, batch, { state: 'rejected', ...empty })
  await insertReview(tx, batch, { step: 'reject', listHash: empty.listHash, note: '', reasons: [reason] })
  tx.notes.push({ matterId: id, facts: { act: 'end-emptied', from: batch.state, to: 'rejected', lineCount, totalFen } })
  return { id, number, reason }
}
