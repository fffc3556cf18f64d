import type { FileReply } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type TableColumn, writeTable } from '#platform/sheets'
import type { ReceiptMapping } from '../contract-layouts.ts'
import { receiptMapping } from '../layouts/receipt-mapping.ts'
import { findOrder, selectItems } from '../payment/store-payments.ts'
import { refuse } from '../refusals.ts'

/** The columns the layout reads, with who is paid for the eye. */
function columnsOf({
  sequence,
  payee,
  account,
  amount,
  result,
  reason,
  words,
  amountIn,
}: ReceiptMapping): TableColumn[] {
  const named = (key: string, titles: readonly string[], more: Omit<TableColumn, 'key' | 'title'> = {}) =>
    titles[0] === undefined ? [] : [{ key, title: titles[0], ...more }]
  return [
    ...named('sequence', sequence, { type: 'int' }),
    { key: 'payee', title: payee[0] ?? '收款人' },
    ...named('account', account, { note: sequence.length > 0 ? '可以只填末四位' : '须填完整账号', width: 26 }),
    ...named('amount', amount, { type: amountIn === 'yuan' ? 'fen' : 'int' }),
    ...named('result', result, {
      choices: [words.confirmed, words.returned, words.unknown].flatMap(([word]) => word ?? []),
    }),
    ...named('reason', reason, { note: '退回的须写明银行所说的原因', width: 30 }),
  ]
}

/** 银行回单模板: the transfers of an order, to be filled in where the bank gives no file. @throws Refusal `order-unknown` */
export async function exportReceiptTemplate(
  tx: Tx,
  _actor: Actor,
  { orderId }: { orderId: string },
): Promise<FileReply> {
  const order = await findOrder(tx, orderId)
  if (!order) throw refuse('order-unknown')
  const columns = columnsOf(await receiptMapping(tx, order))
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
