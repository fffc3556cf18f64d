import type { FileReply } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { lockBatch } from '../claims/store-batches.ts'
import { refuseStopped } from '../payment/export-gate.ts'
import { fileOf } from '../payment/file-of.ts'
import { insertExport } from '../payment/store-exports.ts'
import { findOrder, selectItems } from '../payment/store-payments.ts'
import { selectWithdrawals } from '../payment/store-withdrawals.ts'
import { refuse } from '../refusals.ts'
import { refuseLayout } from '../refusals-layouts.ts'
import { refusePayment } from '../refusals-payment.ts'

/**
 * 付款文件: one row per payee, by the layout the order was sent with, whatever is in force now. The gate is asked again of what
 * the bank has not answered. Made again each time and compared with the hash kept: the same bytes, or none. Who exported when is
 * kept, and has had a hand in the payment; the reading of the numbers is audited by this act.
 * @throws Refusal `order-unknown`, `order-withdrawn`, `duty-conflict`, `export-stopped` with every payee, `pay-file-changed`
 */
export async function exportOrder(tx: Tx, actor: Actor, { orderId }: { orderId: string }): Promise<FileReply> {
  const found = await findOrder(tx, orderId)
  const batch = found && (await lockBatch(tx, found.batchId))
  // Read again under the batch's lock: a withdrawal under way must be over.
  const order = batch && (await findOrder(tx, orderId))
  if (!order || !batch) throw refuse('order-unknown')
  const items = (await selectItems(tx, [orderId])).filter(({ state }) => state !== 'withdrawn')
  const withdrawn = (await selectWithdrawals(tx, [orderId])).get(orderId) ?? []
  if (items.length === 0 || withdrawn.some(({ bankDocument }) => bankDocument !== null)) {
    throw refusePayment('order-withdrawn', { number: order.number })
  }
  await takeDuty(tx, batch.id, 'pay')
  await refuseStopped(tx, actor, batch, order, items)
  const { name, type, bytes, exportHash, layoutId } = await fileOf(tx, order, items)
  if (exportHash !== order.exportHash) throw refuseLayout('pay-file-changed', { number: order.number })
  await insertExport(tx, order, exportHash)
  const { listHash, fileHash } = order
  tx.notes.push({
    matterId: order.batchId,
    facts: { order: orderId, accounts: items.length, listHash, fileHash, exportHash, layout: layoutId },
  })
  return { name, type, bytes, rows: items.length }
}
