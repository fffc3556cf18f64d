import { confirmItems, returnItems } from '#funds'
import type { UploadedFile } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import { consumeUses } from '#people'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { sha256 } from '#platform/secrets'
import { lockBatch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import type { Outcome } from '../domain/receipts.ts'
import { readAnswers } from '../payment/read-answers.ts'
import { findImport, findOrder, insertImport, linesIn, type Order, settleItems } from '../payment/store-payments.ts'
import { refuse } from '../refusals.ts'
import { closeWhenSettled } from '../review/close-batch.ts'
import { openHolds } from '../review/store-reviews.ts'
import { concerned } from '../review/take-step.ts'

/**
 * 银行回单: books what the bank says, read as the layout of the order says that it answers. Confirmed → paid; returned →
 * payable again and the line held with the bank's reason, until the account is corrected and checked; unknown stays in
 * transit and is never sent again by itself.
 * The same file twice gives the same result and books nothing more. One wrong row and no row is booked.
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
    return { importId: id, ...counts, repeated: true, batchClosed: batch.state === 'closed' }
  }
  const outcomes = await readAnswers(tx, order, file)
  await book(tx, order, outcomes)
  const counts = {
    confirmed: outcomes.filter((one) => one.state === 'confirmed').length,
    returned: outcomes.filter((one) => one.state === 'returned').length,
    unknown: outcomes.filter((one) => one.state === 'unknown').length,
  }
  const importId = await insertImport(tx, order, hash, counts)
  const { matterKind, matterId } = batch
  await tell(tx, 'subsidy.reconciled', { batchId: order.batchId, orderId, matterKind, matterId })
  tx.notes.push({ matterId: order.batchId, facts: { act: 'receipts', order: orderId, fileHash: hash, ...counts } })
  return { importId, ...counts, repeated: false, batchClosed: await closeWhenSettled(tx, order.batchId) }
}

async function book(tx: Tx, order: Order, outcomes: readonly Outcome[]): Promise<void> {
  const of = (state: Outcome['state']) => outcomes.filter((one) => one.state === state)
  const evidence = { accountId: order.accountId, document: `银行回单 ${order.number}`, cites: ['lz-2019-63#6-3'] }
  if (of('confirmed').length > 0) await confirmItems(tx, { ...evidence, items: of('confirmed') })
  if (of('returned').length > 0) await returnItems(tx, { ...evidence, items: of('returned') })
  await settleItems(tx, outcomes)
  const paid = await linesIn(
    tx,
    of('confirmed').map((one) => one.itemId),
  )
  const paidLines = paid.map((line) => line.id)
  await consumeUses(tx, paidLines)
  const reasons = new Map(of('returned').map((one) => [one.itemId, one.reason ?? '']))
  const lines = await linesIn(tx, [...reasons.keys()])
  await openHolds(
    tx,
    'returned',
    lines.map((line) => ({ ...line, reason: `银行退回：${reasons.get(line.itemId)}` })),
  )
}
