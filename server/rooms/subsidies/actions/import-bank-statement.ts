import { monthClosed } from '#funds'
import type { UploadedFile } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { sha256 } from '#platform/secrets'
import { readTable } from '#platform/sheets'
import { needRegion, type RegionMonth } from '../books/reconciliation.ts'
import { insertStatement, selectStatements } from '../books/store-reconciliation.ts'
import { readStatement, statementColumns } from '../domain/bank-statement.ts'
import { refusePayment } from '../refusals-payment.ts'

/**
 * 银行对账单: a bank account's month. A corrected file takes the place of the one before, which stays on record; the same
 * file again changes nothing.
 * @throws Refusal `region-elsewhere`, `month-is-closed`, `statement-wrong` with every error
 */
export async function importBankStatement(
  tx: Tx,
  _actor: Actor,
  { file, bankAccount, ...where }: RegionMonth & { bankAccount: string; file: UploadedFile },
) {
  needRegion(tx, where)
  const { regionCode, month } = where
  if (await monthClosed(tx, regionCode, month)) throw refusePayment('month-is-closed', { month })
  const fileHash = sha256(file.bytes)
  const known = (await selectStatements(tx, { regionPrefix: regionCode, month })).find(
    (one) => one.bankAccount === bankAccount,
  )
  if (known?.fileHash === fileHash) {
    return { statementId: known.id, entries: known.entries, revision: known.revision, repeated: true }
  }
  const { rows, problems } = await readTable(file, statementColumns)
  const { errors, entries } = readStatement(rows, month)
  const unreadable = problems
    .filter(({ code }) => code !== 'date-unreadable')
    .map(({ rowNumber, columnKey, code, message }) => {
      const title = statementColumns.find(({ key }) => key === columnKey)?.title ?? columnKey
      return { path: `第${rowNumber}行 ${title}`, code, message: `第${rowNumber}行“${title}”${message}` }
    })
  const all = [...unreadable, ...errors]
  if (all.length > 0) throw refusePayment('statement-wrong', { count: all.length }, all)
  const revision = (known?.revision ?? 0) + 1
  const statementId = await insertStatement(tx, { regionCode, month, bankAccount, revision, fileHash }, entries)
  tx.notes.push({ matterId: statementId, facts: { act: 'statement', month, fileHash, entries: entries.length } })
  return { statementId, entries: entries.length, revision, repeated: false }
}
