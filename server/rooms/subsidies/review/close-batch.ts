import { releaseReservation } from '#funds'
import { zeroFen } from '#kernel/money'
import { consumeUses } from '#people'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { releaseWhenDone } from '../afterwards/release-when-done.ts'
import { reservationOwner } from '../claims/reservation-owner.ts'
import { type Batch, findBatch, updateBatch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import { hasArrived } from '../domain/has-arrived.ts'
import { stoppedLines } from '../payment/line-states.ts'

/**
 * Closes a batch when every line is paid or refused, one that an advance covers with the payment of the others, unless
 * something stops it; from then on nothing of it changes. When the matter is done with it, what its reservation still holds goes back to the account.
 * @returns whether the batch is closed now
 */
export async function closeWhenSettled(tx: Tx, batchId: string): Promise<boolean> {
  const batch = await findBatch(tx, batchId)
  if (!batch || !['published', 'paying', 'approved'].includes(batch.state)) return false
  const lines = await selectLines(tx, batchId)
  const covered = lines.filter((line) => line.amountFen === zeroFen && line.rejectedReason === null)
  const stopped = covered.length > 0 && (await stoppedLines(tx, covered)).length > 0
  const settled = lines.every((line) => {
    if (line.amountFen === zeroFen) return line.rejectedReason !== null || (batch.state === 'paying' && !stopped)
    return line.rejectedReason !== null || hasArrived(line)
  })
  if (!settled) return false
  await consumeUses(
    tx,
    covered.map((line) => line.id),
  )
  await updateBatch(tx, batch, { state: 'closed' })
  await tell(tx, 'subsidy.closed', { batchId, matterKind: batch.matterKind, matterId: batch.matterId })
  await releaseOwn(tx, batch)
  await releaseWhenDone(tx, batch, `批次 ${batch.number} 办结`)
  return true
}

/** What was reserved with the approval of this very batch and is not owed after all. */
async function releaseOwn(tx: Tx, batch: Batch): Promise<void> {
  if ((await reservationOwner(tx, batch)) !== batch.id) return
  const document = `退回预留：批次 ${batch.number} 办结，不予支付的款项不再需要`
  await releaseReservation(tx, { matterId: batch.id, document, cites: ['lz-2019-63#6-3'] })
}
