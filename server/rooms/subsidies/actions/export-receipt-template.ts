import type { FileReply } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type TableColumn, writeTable } from '#platform/sheets'
import { findOrder, selectItems } from '../payment/store-payments.ts'
import { refuse } from '../refusals.ts'

const columns: readonly TableColumn[] = [
  { key: 'sequence', title: '序号', type: 'int' },
  { key: 'payee', title: '收款人' },
  { key: 'amount', title: '金额', type: 'fen' },
  { key: 'result', title: '结果', choices: ['成功', '退回', '不明'] },
  { key: 'reason', title: '原因', note: '退回的须写明银行所说的原因', width: 30 },
]

/** 银行回单模板: the transfers of an order, to be filled in where the bank gives no file. @throws Refusal `order-unknown` */
export async function exportReceiptTemplate(
  tx: Tx,
  _actor: Actor,
  { orderId }: { orderId: string },
): Promise<FileReply> {
  const order = await findOrder(tx, orderId)
  if (!order) throw refuse('order-unknown')
  const rows = (await selectItems(tx, [orderId])).map(({ sequence, payeeName, amountFen }) => ({
    sequence,
    payee: payeeName,
    amount: amountFen,
  }))
  return {
    name: `银行回单-${order.number}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeTable({ sheetName: '银行回单', columns, rows, blankRows: 0 }),
    rows: rows.length,
  }
}
