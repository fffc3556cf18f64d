import { type Cell, type CellStyle, type CellValue, openXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'
import { cellText } from './cell-text.ts'
import { ERROR_TITLE, findHeader } from './header.ts'
import { checkZip, fileKind, loadRows, orUnreadable } from './load-rows.ts'
import { refuse } from './refusals.ts'
import type { ColumnSpec, SheetError } from './types.ts'

interface File {
  readonly name: string
  readonly bytes: Uint8Array
}

interface Sheet {
  readonly rows: CellValue[][]
  cells?: Map<string, Cell>
  columns?: { width?: number }[]
}

/** Signs our comments, so that the next marking can take back what has been put right. */
const AUTHOR = '匠桥核对'
const RED: CellStyle['fill'] = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } }
const TEXT: CellStyle = { font: { color: { rgb: '9C0006' } }, alignment: { wrapText: true } }

/** The same workbook with a 错误说明 column, red cells and comments; earlier marks are taken back first. */
export async function markWorkbook(
  file: File,
  columns: readonly ColumnSpec[],
  errors: readonly SheetError[],
): Promise<Uint8Array> {
  const workbookFile = fileKind(file) === 'csv' ? { name: file.name, bytes: await csvToXlsx(file) } : file
  checkZip(workbookFile)
  const workbook = await orUnreadable(file, () => openXlsx(workbookFile.bytes, { readStyles: true }))
  const sheet = workbook.sheets.find((each) => !each.hidden && !each.veryHidden)
  if (!sheet) throw refuse('sheet-empty', { name: file.name })
  markSheet(file.name, sheet, columns, errors)
  return saveXlsx(workbook)
}

function markSheet(name: string, sheet: Sheet, columns: readonly ColumnSpec[], errors: readonly SheetError[]): void {
  sheet.cells ??= new Map()
  const header = findHeader(name, sheet.rows, columns)
  const errorColumn = prepareErrorColumn(sheet, header.rowIndex)
  takeBackMarks(sheet.cells)
  for (const [rowNumber, list] of Map.groupBy(errors, (error) => error.rowNumber)) {
    const row = rowNumber - 1
    setCell(sheet, row, errorColumn, list.map((error) => error.message).join('；'), TEXT)
    for (const [key, messages] of Map.groupBy(list, (error) => error.columnKey)) {
      const at = key === undefined ? undefined : header.at.get(key)
      if (at !== undefined) redden(sheet, row, at, messages.map((error) => error.message).join('；'))
    }
  }
}

/** Gives the index of the 错误说明 column, emptied, or newly made behind the last title. */
function prepareErrorColumn(sheet: Sheet, headerRow: number): number {
  const titles = (sheet.rows[headerRow] ?? []).map((cell) => cellText(cell).text)
  const existing = titles.indexOf(ERROR_TITLE)
  const column = existing >= 0 ? existing : titles.findLastIndex((title) => title !== '') + 1
  for (let row = headerRow + 1; row < sheet.rows.length; row++) {
    if (existing >= 0) setCell(sheet, row, column, null)
  }
  setCell(sheet, headerRow, column, ERROR_TITLE, { font: { bold: true, color: { rgb: '9C0006' } } })
  sheet.columns ??= []
  while (sheet.columns.length <= column) sheet.columns.push({})
  sheet.columns[column] = { ...sheet.columns[column], width: 48 }
  return column
}

function takeBackMarks(cells: Map<string, Cell>): void {
  for (const cell of cells.values()) {
    if (cell.comment?.author !== AUTHOR) continue
    cell.comment = undefined
    cell.style = { ...cell.style, fill: undefined }
  }
}

function redden(sheet: Sheet, row: number, column: number, message: string): void {
  const key = `${row},${column}`
  const old = sheet.cells?.get(key)
  const value = old?.value ?? sheet.rows[row]?.[column] ?? null
  sheet.cells?.set(key, {
    ...old,
    value,
    type: old?.type ?? (typeof value === 'number' ? 'number' : 'string'),
    style: { ...old?.style, fill: RED },
    comment: { author: AUTHOR, text: message },
  })
}

/** The library reads values from both places; they must never differ. */
function setCell(sheet: Sheet, row: number, column: number, value: string | null, style?: CellStyle): void {
  while (sheet.rows.length <= row) sheet.rows.push([])
  const cells = sheet.rows[row] ?? []
  while (cells.length <= column) cells.push(null)
  cells[column] = value
  sheet.cells?.set(`${row},${column}`, { value, type: value === null ? 'empty' : 'string', style })
}

async function csvToXlsx(file: File): Promise<Uint8Array> {
  const rows = await loadRows(file)
  const width = Math.max(0, ...rows.slice(0, 100).map((row) => row.length))
  const columns = Array.from({ length: width }, () => ({ width: 16, style: { numFmt: '@' } }))
  return writeXlsx({ sheets: [{ name: '导入', columns, rows: rows.map((row) => row.map((cell) => cell ?? null)) }] })
}
