import type { FileReply, InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { markErrors } from '#platform/sheets'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findReceipt, readListFile, selectReceipts } from '../store-lists.ts'

/** The receipts of uploaded lists in reach, newest first. */
export async function openLists(tx: Tx, _: Actor, { kind }: InputOf<typeof contract.listLists>) {
  const { rows: lists, total } = await selectReceipts(tx, kind)
  return { lists, total }
}

/** One receipt with every error. @throws Refusal `list-unknown` */
export async function openList(tx: Tx, _: Actor, { listImportId }: { listImportId: string }) {
  const found = await findReceipt(tx, listImportId)
  if (!found) throw refuse('list-unknown')
  return { ...found, repeated: false }
}

/** The very workbook that was uploaded with each error marked. @throws Refusal `list-unknown` */
export async function openMarkedList(tx: Tx, _: Actor, { listImportId }: { listImportId: string }): Promise<FileReply> {
  const found = await findReceipt(tx, listImportId)
  const kept = found && (await readListFile(tx, listImportId))
  if (!found || !kept) throw refuse('list-unknown')
  const marks = found.errors.map(({ row, columnKey, column, reason, cure }) => ({
    rowNumber: row,
    columnKey,
    message: `${column}：${reason}，${cure}`,
  }))
  return {
    name: `${kept.file.name.replace(/\.(xlsx|csv)$/i, '')}-错误.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await markErrors(kept.file, kept.columns, marks),
    rows: found.rowsTotal,
  }
}
