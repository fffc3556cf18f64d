import type { FileReply } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { writeCsv, writeTable } from '#platform/sheets'
import { payColumns, payRows } from '../payment/pay-file.ts'
import { findOrder, selectItems } from '../payment/store-payments.ts'
import { refuse } from '../refusals.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * 付款文件: one row per payee, with the approved list's hash and the file's own. The same order gives the same bytes.
 * The reading of account numbers is audited by this act.
 * @throws Refusal `order-unknown`
 */
export async function exportOrder(
  tx: Tx,
  _actor: Actor,
  { orderId, format }: { orderId: string; format: 'xlsx' | 'csv' },
): Promise<FileReply> {
  const order = await findOrder(tx, orderId)
  if (!order) throw refuse('order-unknown')
  const items = await selectItems(tx, [orderId])
  const hashes = { listHash: order.listHash, fileHash: order.fileHash }
  const rows = (await payRows(tx, order.number, items)).map((row) => ({ ...row, ...hashes }))
  tx.notes.push({ matterId: order.batchId, facts: { order: orderId, accounts: rows.length, ...hashes } })
  const name = `付款-${order.number}.${format}`
  const held = { name, rows: rows.length }
  if (format === 'csv') return { ...held, type: 'text/csv; charset=utf-8', bytes: writeCsv(payColumns, rows) }
  const bytes = await writeTable({
    sheetName: '付款清单',
    columns: payColumns,
    rows,
    blankRows: 0,
    dated: order.sentOn,
  })
  return { ...held, type: XLSX, bytes }
}
