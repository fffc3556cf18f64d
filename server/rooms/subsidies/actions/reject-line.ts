import { reversePosting } from '#funds'
import { zeroFen } from '#kernel/money'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { freePlaces } from '../claims/free-places.ts'
import { findBatch } from '../claims/store-batches.ts'
import { unsettledLine } from '../payment/unsettled-line.ts'
import { refuse } from '../refusals.ts'
import { closeWhenSettled } from '../review/close-batch.ts'
import { closeHolds, insertRejections } from '../review/store-reviews.ts'
import { concerned, nextState } from '../review/take-step.ts'

/**
 * 不予支付一行: after approval, e.g. when an objection is upheld. The list stays; the posting is reversed, the places under
 * the limits are free again. The approver decides, so who rejects a line does not pay the batch.
 * @throws Refusal `line-unknown`, `line-settled`, `state-forbids`, `interest-declared`, `duty-conflict`
 */
export async function rejectLine(tx: Tx, actor: Actor, { lineId, reason }: { lineId: string; reason: string }) {
  const line = await unsettledLine(tx, lineId, '不予支付')
  const batch = await findBatch(tx, line.batchId)
  if (!batch) throw refuse('batch-unknown')
  nextState(batch.state, 'reject-line', actor)
  await refuseConflict(tx, actor, concerned(batch, [line]))
  await takeDuty(tx, batch.id, 'approve')
  // What an advance has paid was not posted: it is owed back on the advance.
  if (line.amountFen > zeroFen)
    await reversePosting(tx, {
      accountId: batch.accountId ?? '',
      lineId,
      revision: line.dueRevision,
      document: `不予支付 ${batch.number} 第${line.lineNumber}行`,
      cites: ['lz-2019-63#6-3'],
    })
  await insertRejections(tx, [line], reason)
  await freePlaces(tx, [lineId], '不予支付')
  await closeHolds(tx, [lineId], ['gate', 'manual', 'returned'], '不予支付')
  tx.notes.push({ matterId: batch.id, facts: { act: 'reject-line', line: lineId, amountFen: line.amountFen } })
  return { id: lineId, batchClosed: await closeWhenSettled(tx, batch.id) }
}
