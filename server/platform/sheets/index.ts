import type { UploadedFile } from '#kernel/endpoint'
import type { Facts, FieldError } from '#kernel/refusal'
import { ThreadExhausted, threads } from '#platform/threads'
import { refuse, type SheetRefusalCode } from './refusals.ts'
import type {
  ColumnSpec,
  Grid,
  SheetError,
  SheetJob,
  SheetTable,
  TableColumn,
  TableDefinition,
  TableRow,
} from './types.ts'
import { gridToCsv } from './write-grid.ts'
import { tableToCsv } from './write-table.ts'

export { notInGbk } from './gbk.ts'
export type * from './types.ts'

interface Refused {
  readonly code: SheetRefusalCode
  readonly facts: Facts
  readonly errors: readonly FieldError[]
}
type Reply = { readonly value: unknown; readonly refused?: undefined } | { readonly refused: Refused }

const inThread = threads<SheetJob, Reply>(new URL('./sheet-thread.ts', import.meta.url), {
  memoryMb: 384,
  seconds: 30,
  atOnce: 2,
})

/**
 * Reads an uploaded .xlsx (first visible sheet) or .csv (UTF-8, UTF-16, GBK) into rows of trimmed text cells,
 * parsed in a thread of its own. Refuses sheet-wrong-type, -too-large, -unreadable, -empty, -too-many-rows,
 * -columns-missing; what the file did to single cells comes back as problems, all of them at once.
 */
export async function readTable<K extends string>(
  file: UploadedFile,
  columns: readonly ColumnSpec<K>[],
): Promise<SheetTable<K>> {
  return await run<SheetTable<K>>({ act: 'read', file, columns }, file.name)
}

/** Writes an .xlsx: styled frozen header, drop-downs, ids as text, fen in yuan, nothing that runs as a formula. */
export async function writeTable(table: TableDefinition): Promise<Uint8Array> {
  return await run<Uint8Array>({ act: 'write', table }, table.sheetName)
}

/** Writes the same columns and rows as CSV (UTF-8 with BOM), formulas disarmed. */
export function writeCsv(columns: readonly TableColumn[], rows: readonly TableRow[]): Uint8Array {
  return tableToCsv(columns, rows)
}

/**
 * Writes a file row by row as somebody else lays it out: .xlsx, or .csv in UTF-8 with BOM or in GBK. The same grid gives
 * the same bytes. @throws RangeError in GBK for a character that `notInGbk` names
 */
export async function writeGrid(grid: Grid, format: 'xlsx' | 'csv-utf8' | 'csv-gbk'): Promise<Uint8Array> {
  if (format === 'xlsx') return await run<Uint8Array>({ act: 'write-grid', grid }, grid.sheetName)
  return gridToCsv(grid, format === 'csv-gbk' ? 'gbk' : 'utf8')
}

/**
 * Gives the uploaded workbook back as .xlsx (a CSV becomes one) with a 错误说明 column, red cells and comments.
 * The clerk puts it right and uploads it again; the added column is ignored and old marks are taken back.
 */
export async function markErrors(
  original: UploadedFile,
  columns: readonly ColumnSpec[],
  errors: readonly SheetError[],
): Promise<Uint8Array> {
  return await run<Uint8Array>({ act: 'mark', file: original, columns, errors }, original.name)
}

async function run<T>(job: SheetJob, name: string): Promise<T> {
  const reply = await inThread(job).catch((error: unknown) => {
    if (!(error instanceof ThreadExhausted)) throw error
    throw refuse('sheet-too-large', { name, reason: error.limit === 'time' ? '处理时间过长' : '占用内存过多' })
  })
  if (reply.refused) throw refuse(reply.refused.code, reply.refused.facts, reply.refused.errors)
  // What came from the thread has the type its act is written with.
  return reply.value as T
}
