import type { FileReply, UploadedFile } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readTable, writeTable } from '#platform/sheets'
import { rateColumns, readRates, templateColumns } from '../rate-sheet.ts'

/** Reads a file of rates and examples; nothing is stored, the form shows what was read and every fault at once. */
export async function readRateSheet(_tx: Tx, _: Actor, { file }: { file: UploadedFile }) {
  const { rows, problems } = await readTable(file, rateColumns)
  const { lines, examples, errors } = readRates(rows)
  const titles = new Map(rateColumns.map(({ key, title }) => [key, title]))
  const ofFile = problems.map(({ rowNumber, columnKey, message }) => ({
    row: rowNumber,
    column: titles.get(columnKey) ?? columnKey,
    reason: message,
  }))
  return { lines, examples, errors: [...ofFile, ...errors] }
}

/** The template of a file of rates. */
export async function getRateTemplate(): Promise<FileReply> {
  return {
    name: '补贴标准表模板.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeTable({ sheetName: '标准', columns: templateColumns, rows: [] }),
    rows: 0,
  }
}
