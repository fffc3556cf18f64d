import { writeCsv } from 'hucre/csv'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { escapeText } from './cell-text.ts'
import { toGbk } from './gbk.ts'
import type { Grid } from './types.ts'

/** A workbook of one sheet, cell by cell as given: text stays text, only amounts are numbers; nothing runs as a formula. */
export function gridToXlsx({ sheetName, rows, dated }: Grid): Promise<Uint8Array> {
  const day = new Date(`${dated}T00:00:00Z`)
  return writeXlsx({
    sheets: [
      {
        name: sheetName,
        rows: rows.map((row) => row.map(({ text, amount }): CellValue => (amount ? Number(text) : cellOf(text)))),
      },
    ],
    properties: { created: day, modified: day },
  })
}

const cellOf = (text: string): CellValue => (text === '' ? null : escapeText(text))

/** The same as CSV: UTF-8 with BOM, or GBK, where every character must be one that GBK knows. */
export function gridToCsv({ rows }: Grid, encoding: 'utf8' | 'gbk'): Uint8Array {
  const bom = encoding === 'utf8'
  const text = writeCsv(
    rows.map((row) => row.map((cell) => escapeText(cell.text))),
    { bom },
  )
  return bom ? new TextEncoder().encode(text) : toGbk(text)
}
