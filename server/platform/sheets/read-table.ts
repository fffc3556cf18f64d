import { cellText } from './cell-text.ts'
import { findHeader, type Header } from './header.ts'
import { MAX_ROWS, refuse } from './refusals.ts'
import { parseSheetDate } from './sheet-date.ts'
import type { ColumnSpec, RawCell, RawRows, SheetProblem, SheetRow, SheetTable } from './types.ts'

const MESSAGES = {
  'precision-lost': '号码被当作数字保存，后几位已丢失；请把该列设为“文本”格式后重新填写完整号码',
  'cell-error': '单元格的公式出错，请改为直接填写内容',
  'date-unreadable': '日期无法识别，请写成 2024-01-02 的样式',
} as const

/** Turns a sheet's raw rows into rows of named text cells; empty rows are left out, row numbers stay those of the file. */
export function toTable(name: string, raw: RawRows, columns: readonly ColumnSpec[]): SheetTable {
  if (raw.every(isEmpty)) throw refuse('sheet-empty', { name })
  const header = findHeader(name, raw, columns)
  const problems: SheetProblem[] = [...header.problems]
  const rows: SheetRow[] = []
  for (let i = header.rowIndex + 1; i < raw.length; i++) {
    const row = readRow(raw[i] ?? [], i + 1, header, columns, problems)
    if (!row) continue
    rows.push(row)
    if (rows.length > MAX_ROWS) throw refuse('sheet-too-many-rows', { name, limit: MAX_ROWS })
  }
  if (rows.length === 0) throw refuse('sheet-empty', { name })
  return { rows, problems }
}

function readRow(
  raw: readonly RawCell[],
  rowNumber: number,
  header: Header,
  columns: readonly ColumnSpec[],
  problems: SheetProblem[],
): SheetRow | undefined {
  const cells: Record<string, string> = {}
  let filled = false
  for (const column of columns) {
    const at = header.at.get(column.key)
    const { text, code } = readCell(at === undefined ? undefined : raw[at], column)
    cells[column.key] = text
    filled ||= text !== ''
    if (code) problems.push({ rowNumber, columnKey: column.key, code, message: MESSAGES[code] })
  }
  return filled ? { rowNumber, cells } : undefined
}

function readCell(raw: RawCell, column: ColumnSpec): { text: string; code?: keyof typeof MESSAGES } {
  const { text, problem } = cellText(raw)
  if (problem || column.type !== 'date' || text === '') return { text, code: problem }
  const date = parseSheetDate(text)
  return date ? { text: date } : { text, code: 'date-unreadable' }
}

function isEmpty(row: readonly RawCell[]): boolean {
  return row.every((cell) => cellText(cell).text === '')
}
