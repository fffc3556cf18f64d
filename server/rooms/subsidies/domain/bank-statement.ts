import { type DateText, isDate, type MonthText, monthOf } from '#kernel/dates'
import { type Fen, readYuan, subtract, zeroFen } from '#kernel/money'
import type { FieldError } from '#kernel/refusal'

export type StatementColumn = 'onDay' | 'out' | 'in' | 'counterparty' | 'account' | 'order' | 'sequence'

/** 银行对账单：交易日期、支出、收入、对方户名、对方账号、付款单号、序号; as banks call them too. */
export const statementColumns = [
  { key: 'onDay', title: '交易日期', aliases: ['日期', '记账日期'], required: true, type: 'date' },
  { key: 'out', title: '支出', aliases: ['借方发生额', '支出金额', '支出（元）'], required: true },
  { key: 'in', title: '收入', aliases: ['贷方发生额', '收入金额', '收入（元）'] },
  { key: 'counterparty', title: '对方户名', aliases: ['户名', '收款人'], required: true },
  { key: 'account', title: '对方账号', aliases: ['账号'], required: true },
  { key: 'order', title: '付款单号', aliases: ['批次', '摘要', '附言'], required: true },
  { key: 'sequence', title: '序号', aliases: ['笔序号'] },
] as const satisfies readonly {
  key: StatementColumn
  title: string
  aliases: readonly string[]
  required?: boolean
  type?: 'date'
}[]

export interface StatementRow {
  readonly rowNumber: number
  readonly cells: Readonly<Record<StatementColumn, string>>
}

export interface NewEntry {
  readonly rowNumber: number
  readonly onDay: DateText
  readonly amountFen: Fen
  readonly counterparty: string
  readonly accountTail: string
  readonly orderNumber: string
  readonly sequence: number | null
}

const titles = Object.fromEntries(statementColumns.map(({ key, title }) => [key, title]))

/** Reads a month's statement. @returns every error of the file, or its entries */
export function readStatement(
  rows: readonly StatementRow[],
  month: MonthText,
): { readonly errors: readonly FieldError[]; readonly entries: readonly NewEntry[] } {
  const read = rows.map((row) => ({ row, ...amountOf(row) }))
  const errors = read.flatMap(({ row, amountFen }) => faultsOf(row, amountFen, month))
  const entries = read.flatMap(({ row, amountFen }) => (amountFen === undefined ? [] : [entryOf(row, amountFen)]))
  return { errors, entries: errors.length > 0 ? [] : entries }
}

/** What was paid out is positive, what came in negative; undefined where the row says neither, or both. */
function amountOf({ cells }: StatementRow): { amountFen: Fen | undefined } {
  const [out, come] = [cells.out, cells.in].map((text) => (text === '' ? zeroFen : readYuan(text)))
  if (out === undefined || come === undefined) return { amountFen: undefined }
  const single = (out === zeroFen) !== (come === zeroFen)
  return { amountFen: single ? subtract(out, come) : undefined }
}

function faultsOf(row: StatementRow, amountFen: Fen | undefined, month: MonthText): FieldError[] {
  const { onDay, sequence } = row.cells
  const inMonth = isDate(onDay) && monthOf(onDay) === month
  return [
    ...(inMonth ? [] : [fault(row, 'onDay', `应为 ${month} 之内的日期：${onDay || '空'}`)]),
    ...(amountFen === undefined ? [fault(row, 'out', '支出和收入须填且只填一项，以元计，最多两位小数')] : []),
    ...(sequence === '' || /^[1-9]\d{0,6}$/.test(sequence) ? [] : [fault(row, 'sequence', `应为整数：${sequence}`)]),
  ]
}

const entryOf = ({ rowNumber, cells }: StatementRow, amountFen: Fen): NewEntry => ({
  rowNumber,
  onDay: cells.onDay as DateText,
  amountFen,
  counterparty: cells.counterparty,
  accountTail: cells.account.replace(/\D/g, '').slice(-4),
  orderNumber: cells.order,
  sequence: cells.sequence === '' ? null : Number(cells.sequence),
})

const fault = (row: StatementRow, column: StatementColumn, message: string): FieldError => ({
  path: `第${row.rowNumber}行 ${titles[column]}`,
  code: `statement-${column}`,
  message: `第${row.rowNumber}行“${titles[column]}”${message}`,
})
