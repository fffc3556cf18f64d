import type { Fen } from '#kernel/money'
import { formatYuan } from '#kernel/money'
import { openAccountNumber } from '#organizations'
import type { Tx } from '#platform/db'
import { canonical, sha256 } from '#platform/secrets'
import type { TableColumn, TableRow } from '#platform/sheets'

/** A transfer as the bank reads it. */
export interface FileItem {
  readonly sequence: number
  readonly payeeName: string
  readonly payeeAccountId: string
  readonly bankName: string
  readonly amountFen: Fen
  readonly purpose: string
}

/** Columns of the payment file, the two hashes last: the approved list's and the file's own. */
export const payColumns: readonly TableColumn[] = [
  { key: 'sequence', title: '序号', type: 'int' },
  { key: 'payee', title: '收款人' },
  { key: 'account', title: '账号', width: 26 },
  { key: 'bank', title: '开户行', width: 30 },
  { key: 'amount', title: '金额', type: 'fen' },
  { key: 'purpose', title: '用途', width: 40 },
  { key: 'batch', title: '批次', width: 24 },
  { key: 'listHash', title: '清单校验码', width: 20 },
  { key: 'fileHash', title: '文件校验码', width: 20 },
]

/** The rows of a payment file. Opens account numbers: whoever asks has the duty to pay, and is audited. */
export async function payRows(tx: Tx, number: string, items: readonly FileItem[]): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for (const item of items) {
    const account = await openAccountNumber(tx, item.payeeAccountId)
    const { sequence, payeeName, bankName, amountFen, purpose } = item
    rows.push({ sequence, payee: payeeName, account, bank: bankName, amount: amountFen, purpose, batch: number })
  }
  return rows
}

/** SHA-256 of what the file orders: every cell before the hashes, amounts as printed. */
export function fileHash(rows: readonly TableRow[]): string {
  return sha256(canonical(rows.map((row) => ({ ...row, amount: formatYuan(row['amount'] as Fen) }))))
}
