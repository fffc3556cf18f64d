import type { FileReply } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { findLayout } from '../layouts/store-layouts.ts'
import { openItems, payFile } from '../payment/pay-file.ts'
import { insertExport } from '../payment/store-exports.ts'
import { findOrder, selectItems } from '../payment/store-payments.ts'
import { refuse } from '../refusals.ts'
import { refuseLayout } from '../refusals-layouts.ts'

/**
 * 付款文件: one row per payee, by the layout the order was sent with, whatever is in force now. Made again each time and
 * compared with the hash kept when it was sent: the same bytes, or none. Who exported when is kept; the reading of the
 * numbers is audited by this act.
 * @throws Refusal `order-unknown`, `pay-file-changed`
 */
export async function exportOrder(tx: Tx, _actor: Actor, { orderId }: { orderId: string }): Promise<FileReply> {
  const order = await findOrder(tx, orderId)
  const layout = order?.layoutId && (await findLayout(tx, order.layoutId))
  if (!order || !layout) throw refuse('order-unknown')
  const items = await openItems(tx, await selectItems(tx, [orderId]))
  const { name, type, bytes, exportHash } = await payFile(layout, order, items)
  if (exportHash !== order.exportHash) throw refuseLayout('pay-file-changed', { number: order.number })
  await insertExport(tx, order, exportHash)
  const { listHash, fileHash } = order
  tx.notes.push({
    matterId: order.batchId,
    facts: { order: orderId, accounts: items.length, listHash, fileHash, exportHash, layout: layout.id },
  })
  return { name, type, bytes, rows: items.length }
}
