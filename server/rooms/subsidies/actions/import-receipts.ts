import type { UploadedFile } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { sha256 } from '#platform/secrets'
import { lockBatch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import type { Outcome } from '../domain/receipts.ts'
import { bookAnswers } from '../payment/book-answers.ts'
import { bookExecuted } from '../payment/book-executed.ts'
import { readAnswers } from '../payment/read-answers.ts'
import { findImport, findOrder, insertImport } from '../payment/store-payments.ts'
import { holdDisputed, withoutRepaid } from '../payment/unbooked-answers.ts'
import { refuse } from '../refusals.ts'
import { closeWhenSettled } from '../review/close-batch.ts'
import { concerned } from '../review/take-step.ts'

/**
 * 银行回单: books what the bank says, read as the layout of the order says that it answers. Confirmed → paid; returned →
 * payable again and the line held with the bank's reason, until the account is corrected and checked, also where the bank had
 * said before that it was paid: then the month it is booked in is the one it is learnt in, and a closed batch is being paid
 * again. Unknown stays in transit. Nothing is ever sent again by itself.
 * The same file twice gives the same result and books nothing more. One wrong row and no row is booked.
 * What the bank has paid although it was withdrawn is paid, twice where it was paid otherwise meanwhile. What needs people
 * first is left out and told: money back that the payee has repaid, that it is not known whether what was withdrawn was paid.
 * @throws Refusal `order-unknown`, `receipts-wrong` with every error, `interest-declared`, `duty-conflict` (who pays does
 *   not reconcile)
 */
export async function importReceipts(tx: Tx, actor: Actor, { orderId, file }: { orderId: string; file: UploadedFile }) {
  const order = await findOrder(tx, orderId)
  const batch = order && (await lockBatch(tx, order.batchId))
  if (!order || !batch) throw refuse('order-unknown')
  await refuseConflict(tx, actor, concerned(batch, await selectLines(tx, batch.id)))
  await takeDuty(tx, order.batchId, 'reconcile')
  const hash = sha256(file.bytes)
  const known = await findImport(tx, orderId, hash)
  if (known) {
    const { id, ...counts } = known
    return { importId: id, ...counts, remarks: [], repeated: true, batchClosed: batch.state === 'closed' }
  }
  const { outcomes: told, disputed } = await readAnswers(tx, order, file)
  const { booked: outcomes, remarks: repaid } = await withoutRepaid(tx, batch, order, told)
  await bookAnswers(tx, actor, batch, order, outcomes)
  const executed = disputed.filter((one) => one.told === 'confirmed')
  const unclear = disputed.filter((one) => one.told !== 'confirmed')
  const remarks = [
    ...repaid,
    ...(await bookExecuted(tx, batch, order, executed)),
    ...(await holdDisputed(tx, batch, order, unclear)),
  ]
  const count = (state: Outcome['state']) => outcomes.filter((one) => one.state === state).length
  const counts = {
    confirmed: count('confirmed') + executed.length,
    returned: count('returned'),
    unknown: count('unknown'),
    sentBack: count('sent-back'),
  }
  const importId = await insertImport(tx, order, hash, counts)
  const { matterKind, matterId } = batch
  await tell(tx, 'subsidy.reconciled', { batchId: order.batchId, orderId, matterKind, matterId })
  tx.notes.push({ matterId: order.batchId, facts: { act: 'receipts', order: orderId, fileHash: hash, ...counts } })
  return { importId, ...counts, remarks, repeated: false, batchClosed: await closeWhenSettled(tx, order.batchId) }
}
