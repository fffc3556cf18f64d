import { writeCsv as formatCsv } from 'hucre/csv'
import {
  type Cell,
  type CellStyle,
  type CellValue,
  colToLetter,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { dateText } from '#kernel/dates'
import { fen, formatYuan } from '#kernel/money'
import { escapeText } from './cell-text.ts'
import { toSerial } from './sheet-date.ts'
import type { ColumnType, TableColumn, TableDefinition, TableRow, TableValue } from './types.ts'

const CHOICES_SHEET = '选项'
const NOTES_SHEET = '填写说明'
const BLANK_ROWS = 1_000
const FORMATS: Readonly<Record<ColumnType, string>> = { text: '@', fen: '#,##0.00', date: 'yyyy-mm-dd', int: '0' }
const HEADER_STYLE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin' } },
}

/** Builds the workbook: data sheet, 填写说明 when there are notes, a hidden sheet with the drop-downs' values. */
export function tableToXlsx(table: TableDefinition): Promise<Uint8Array> {
  const sheets = [dataSheet(table), notesSheet(table), choicesSheet(table.columns)]
  const day = table.dated === undefined ? undefined : new Date(`${table.dated}T00:00:00Z`)
  return writeXlsx({
    sheets: sheets.filter((sheet) => sheet !== undefined),
    ...(day && { properties: { created: day, modified: day } }),
  })
}

/** The same table as CSV in UTF-8 with BOM, as Excel wants it; fen in yuan without separators. */
export function tableToCsv(columns: readonly TableColumn[], rows: readonly TableRow[]): Uint8Array {
  const lines = rows.map((row) => columns.map((column) => csvText(row[column.key], column.type ?? 'text')))
  const text = formatCsv([columns.map((column) => escapeText(column.title)), ...lines], { bom: true })
  return new TextEncoder().encode(text)
}

function dataSheet(table: TableDefinition): WriteSheet {
  const { columns, rows } = table
  const blanks = table.blankRows ?? (rows.length === 0 ? BLANK_ROWS : 0)
  const blank = columns.map(() => null)
  return {
    name: table.sheetName,
    columns: columns.map((column) => ({
      width: column.width ?? defaultWidth(column),
      style: { numFmt: FORMATS[column.type ?? 'text'] },
    })),
    rows: [
      columns.map((column) => escapeText(column.title)),
      ...rows.map((row) => columns.map((column) => cellValue(row[column.key], column.type ?? 'text'))),
      // The library writes no column formats: only an empty cell with text format keeps a typed identity number whole.
      ...Array.from({ length: blanks }, () => blank),
    ],
    cells: new Map(columns.map((column, i) => [`0,${i}`, headerCell(column)])),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, i) => dropDown(column, i, columns, rows.length + blanks)),
  }
}

function headerCell(column: TableColumn): Partial<Cell> {
  const comment = column.note ? { text: column.note } : undefined
  return { value: escapeText(column.title), type: 'string', style: HEADER_STYLE, comment }
}

function dropDown(column: TableColumn, at: number, columns: readonly TableColumn[], count: number): DataValidation[] {
  if (!column.choices?.length || count === 0) return []
  const source = colToLetter(withChoices(columns).indexOf(column))
  const letter = colToLetter(at)
  return [
    {
      type: 'list',
      // A list inside the formula is limited to 255 characters and breaks at commas; a range has neither limit.
      formula1: `${CHOICES_SHEET}!$${source}$1:$${source}$${column.choices.length}`,
      range: `${letter}2:${letter}${count + 1}`,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: '请从列表中选择',
      errorMessage: `“${column.title}”只能填写下拉列表中的内容`,
    },
  ]
}

function choicesSheet(columns: readonly TableColumn[]): WriteSheet | undefined {
  const lists = withChoices(columns).map((column) => column.choices ?? [])
  if (lists.length === 0) return undefined
  const longest = Math.max(...lists.map((list) => list.length))
  const rows = Array.from({ length: longest }, (_, i) => lists.map((list) => list[i] ?? null))
  return { name: CHOICES_SHEET, rows, hidden: true }
}

function withChoices(columns: readonly TableColumn[]): TableColumn[] {
  return columns.filter((column) => column.choices?.length)
}

function notesSheet({ notes = [], columns }: TableDefinition): WriteSheet | undefined {
  const explained = columns.filter((column) => column.note).map((column) => `${column.title}：${column.note}`)
  const lines = [...notes, ...explained]
  if (lines.length === 0) return undefined
  const style: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }
  return { name: NOTES_SHEET, columns: [{ width: 80, style }], rows: lines.map((line) => [escapeText(line)]) }
}

function cellValue(value: TableValue, type: ColumnType): CellValue {
  if (value === null || value === undefined || value === '') return null
  switch (type) {
    case 'fen':
      // The exact decimal text becomes the cell's number; no arithmetic happens on it.
      return Number(decimalYuan(value))
    case 'int':
      return Number(value)
    case 'date':
      return toSerial(dateText(String(value)))
    case 'text':
      return escapeText(String(value))
  }
}

function csvText(value: TableValue, type: ColumnType): string {
  if (value === null || value === undefined) return ''
  if (type === 'text') return escapeText(String(value))
  return type === 'fen' ? decimalYuan(value) : String(value)
}

/** 123456 → 1234.56. */
function decimalYuan(amount: string | number | bigint): string {
  return formatYuan(fen(Number(amount))).replaceAll(',', '')
}

function defaultWidth({ title, choices = [] }: TableColumn): number {
  const widest = Math.max(
    ...[title, ...choices].map((text) => [...text].reduce((sum, c) => sum + (c > 'ÿ' ? 2 : 1), 0)),
  )
  return Math.min(Math.max(widest + 3, 10), 40)
}
