import type { FileReply } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { markErrors } from '#platform/sheets'
import { registerColumns } from '../domain/columns.ts'
import { refuse } from '../refusals.ts'
import { findImport, readImportFile, selectImports } from '../store-imports.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The imports in reach, newest first. */
export async function openImports(tx: Tx) {
  const { rows: imports, total } = await selectImports(tx)
  return { imports, total }
}

/** An import's counts and every fault, as long as it is kept. @throws Refusal `import-unknown` */
export async function openImport(tx: Tx, _: Actor, { importId }: { importId: string }) {
  const found = await findImport(tx, importId)
  if (!found) throw refuse('import-unknown')
  return { ...found, repeated: false }
}

/** The very workbook that was uploaded with each fault marked in red and told in words. @throws Refusal `import-unknown` */
export async function openMarkedImport(tx: Tx, _: Actor, { importId }: { importId: string }): Promise<FileReply> {
  const found = await findImport(tx, importId)
  const file = found && (await readImportFile(tx, importId))
  if (!found || !file) throw refuse('import-unknown')
  const marks = found.errors.map(({ row, columnKey, column, reason, cure }) => ({
    rowNumber: row,
    columnKey,
    message: `${column}：${reason}，${cure}`,
  }))
  const bytes = await markErrors(file, registerColumns, marks)
  return { name: `${file.name.replace(/\.(xlsx|csv)$/i, '')}-错误.xlsx`, type: XLSX, bytes, rows: found.rowsTotal }
}
