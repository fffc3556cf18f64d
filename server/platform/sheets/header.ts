import { cellText } from './cell-text.ts'
import { refuse } from './refusals.ts'
import type { ColumnSpec, RawRows, SheetProblem } from './types.ts'

/** The column that `markErrors` adds; an import never reads it. */
export const ERROR_TITLE = '错误说明'
/** A template may carry a title and notes above its header. */
const HEADER_WITHIN = 20

export interface Header {
  /** Index of the header row in the sheet, from 0. */
  readonly rowIndex: number
  /** Column index of each expected column that was found. */
  readonly at: ReadonlyMap<string, number>
  readonly problems: readonly SheetProblem[]
}

/**
 * Finds the header: the row among the first 20 that names most of the expected columns, in any order, by title or alias.
 * Refuses `sheet-columns-missing` with every missing required column at once.
 */
export function findHeader(name: string, rows: RawRows, columns: readonly ColumnSpec[]): Header {
  const candidates = rows.slice(0, HEADER_WITHIN).map((_, rowIndex) => matchRow(rows, rowIndex, columns))
  const best = candidates.reduce<Header | undefined>((a, b) => (a && a.at.size >= b.at.size ? a : b), undefined)
  const missing = columns.filter((column) => column.required && !best?.at.has(column.key))
  if (!best || best.at.size === 0 || missing.length > 0) {
    throw columnsMissing(name, missing.length > 0 ? missing : columns)
  }
  return best
}

function matchRow(rows: RawRows, rowIndex: number, columns: readonly ColumnSpec[]): Header {
  const titles = (rows[rowIndex] ?? []).map((cell) => normalise(cellText(cell).text))
  const at = new Map<string, number>()
  const problems: SheetProblem[] = []
  for (const column of columns) {
    const names = new Set([column.title, ...(column.aliases ?? [])].map(normalise))
    const [first, second] = titles.flatMap((title, i) => (names.has(title) ? [i] : []))
    if (first !== undefined) at.set(column.key, first)
    if (second === undefined) continue
    const message = `“${column.title}”列出现了两次，只读取前一列`
    problems.push({ rowNumber: rowIndex + 1, columnKey: column.key, code: 'column-repeated', message })
  }
  return { rowIndex, at, problems }
}

function columnsMissing(name: string, missing: readonly ColumnSpec[]) {
  return refuse(
    'sheet-columns-missing',
    { name, columns: missing.map((column) => column.title).join('、') },
    missing.map((column) => ({ path: column.title, code: 'column-missing', message: missingMessage(column) })),
  )
}

function missingMessage({ title, aliases }: ColumnSpec): string {
  const others = aliases?.length ? `（也可以写作：${aliases.join('、')}）` : ''
  return `表头里没有“${title}”列${others}`
}

/** Full width, spaces, line breaks, asterisks and （必填） make no difference. */
function normalise(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\((必填|选填)\)|[\s*:]/g, '')
    .toLowerCase()
}
