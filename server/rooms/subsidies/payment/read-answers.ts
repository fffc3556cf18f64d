import type { UploadedFile } from '#kernel/endpoint'
import { accountsNumbered } from '#organizations'
import type { Tx } from '#platform/db'
import { readTable } from '#platform/sheets'
import { digitsOf, receiptColumns } from '../domain/receipt-rows.ts'
import { readReceipts } from '../domain/receipts.ts'
import { receiptMapping } from '../layouts/receipt-mapping.ts'
import { refuse } from '../refusals.ts'
import { type Order, selectItems } from './store-payments.ts'

/**
 * The bank's file for an order, read by the order's layout: what is news in it, and what speaks against a withdrawal.
 * @throws Refusal `receipts-wrong` with every error
 */
export async function readAnswers(tx: Tx, order: Order, file: UploadedFile) {
  const mapping = await receiptMapping(tx, order)
  const items = await selectItems(tx, [order.id])
  const columns = receiptColumns(mapping)
  const { rows, problems } = await readTable(file, columns)
  const numbers = mapping.sequence.length > 0 ? [] : rows.map(({ cells }) => digitsOf(cells.account))
  const accounts = await accountsNumbered(
    tx,
    items.map((item) => item.payeeAccountId),
    numbers,
  )
  const { errors, outcomes, disputed } = readReceipts(rows, items, { mapping, accounts })
  const title = (key: string) => columns.find((column) => column.key === key)?.title ?? key
  const all = [
    ...problems.map(({ rowNumber, columnKey, code, message }) => ({
      path: `第${rowNumber}行 ${title(columnKey)}`,
      code,
      message: `第${rowNumber}行“${title(columnKey)}”${message}`,
    })),
    ...errors,
  ]
  if (all.length > 0) throw refuse('receipts-wrong', { count: all.length }, all)
  return { outcomes, disputed }
}
