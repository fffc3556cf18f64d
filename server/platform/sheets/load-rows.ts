import { parseCsv } from 'hucre/csv'
import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { Refusal } from '#kernel/refusal'
import { MAX_ROWS, refuse } from './refusals.ts'
import type { RawCell, RawRows } from './types.ts'
import { type ZipFault, zipFault } from './zip-check.ts'

interface File {
  readonly name: string
  readonly bytes: Uint8Array
}

const MAX_CSV = 50 * 1024 * 1024
const SHEET_ROWS = 1_048_576
const ABOVE_DATA = 100

/** `xlsx` or `csv` by the name, after the first bytes agree with it; refuses everything else. */
export function fileKind(file: File): 'xlsx' | 'csv' {
  const { name, bytes } = file
  const wrong = (reason: string) => refuse('sheet-wrong-type', { name, reason })
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (extension === 'xls') throw wrong('这是旧版 .xls 格式')
  if (extension !== 'xlsx' && extension !== 'csv') throw wrong('只接受 .xlsx 和 .csv')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw wrong('文件带有密码，或是旧版 Excel 格式')
  const zipped = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])
  if (zipped !== (extension === 'xlsx')) throw wrong(`内容不是 .${extension} 格式`)
  return extension
}

/** The rows of the first visible sheet, or of a CSV file in UTF-8, UTF-16 or GBK. */
export async function loadRows(file: File): Promise<RawRows> {
  if (fileKind(file) === 'csv') return parseCsv(decodeCsv(file))
  checkZip(file)
  return orUnreadable(file, () => readSheet(file.bytes))
}

// Row by row: the whole-sheet reader needs several times the memory for the same rows.
async function readSheet(bytes: Uint8Array): Promise<RawRows> {
  const rows: RawCell[][] = []
  let filled = 0
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: await firstVisibleSheet(bytes) })) {
    if (!(index < SHEET_ROWS)) throw new RangeError('row number out of bounds')
    rows[index] = values
    if (values.some((value) => value !== null)) filled += 1
    // More than can be accepted, header and notes included; the count is refused by the table.
    if (filled > MAX_ROWS + ABOVE_DATA) break
  }
  return rows
}

/** The row reader knows nothing of hidden sheets; the filter sees them all before any is parsed. */
async function firstVisibleSheet(bytes: Uint8Array): Promise<number> {
  let first: number | undefined
  const notice = (sheet: { hidden?: boolean; veryHidden?: boolean }, index: number) => {
    if (!sheet.hidden && !sheet.veryHidden) first ??= index
    return false
  }
  await readXlsx(bytes, { sheets: notice })
  return first ?? 0
}

/** Refuses an archive that the pre-check turns away. */
export function checkZip(file: File): void {
  const fault = zipFault(file.bytes)
  if (fault)
    throw refuse(`sheet-${fault.kind}` satisfies `sheet-${ZipFault['kind']}`, { name: file.name, reason: fault.reason })
}

/** Any failure of the spreadsheet library on somebody's file means: this file cannot be read. */
export async function orUnreadable<T>(file: File, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuse('sheet-unreadable', { name: file.name, reason: '文件结构不符合 Excel 工作簿格式' })
  }
}

function decodeCsv({ name, bytes }: File): string {
  if (bytes.length > MAX_CSV) throw refuse('sheet-too-large', { name, reason: '超过 50 MB' })
  const wide = startsWith(bytes, [0xff, 0xfe])
  for (const encoding of wide ? ['utf-16le'] : ['utf-8', 'gbk']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (text.includes('\0')) break
      return text
    } catch {
      // Not this encoding; try the next.
    }
  }
  throw refuse('sheet-wrong-type', { name, reason: '内容不是文本' })
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte)
}
