import { type Fen, fen, formatYuanShort, readYuan } from '#kernel/money'
import type { FieldError } from '#kernel/refusal'
import type { ReceiptMapping } from '../contract-layouts.ts'
import { type ItemState, itemStates } from '../contract-words.ts'

const KEYS = ['sequence', 'account', 'amount', 'result', 'reason'] as const
export type ReceiptColumn = (typeof KEYS)[number]

/** The columns a bank's answer has by its layout; one that the layout does not name is not looked for. */
export function receiptColumns(mapping: ReceiptMapping) {
  return KEYS.flatMap((key) => {
    const [title, ...aliases] = mapping[key]
    return title === undefined ? [] : [{ key, title, aliases, required: true }]
  })
}

/** A row of the file, its cells as text. */
export interface ReceiptRow {
  readonly rowNumber: number
  readonly cells: Readonly<Partial<Record<ReceiptColumn, string>>>
}

export interface SentItem {
  readonly id: string
  readonly sequence: number
  readonly accountTail: string
  readonly payeeAccountId: string
  readonly amountFen: Fen
  readonly state: ItemState
}

/** How a layout says that the bank answers, and which sent account each whole number in the file is. */
export interface Reading {
  readonly mapping: ReceiptMapping
  readonly accounts: ReadonlyMap<string, string>
}

export interface Outcome {
  readonly itemId: string
  readonly amountFen: Fen
  readonly state: Exclude<ItemState, 'sent'>
  readonly reason: string | null
}

/**
 * Reads the bank's answers against what was sent. A row that repeats what is settled changes nothing.
 * @returns either every error of the file, or the outcomes that are news
 */
export function readReceipts(
  rows: readonly ReceiptRow[],
  items: readonly SentItem[],
  reading: Reading,
): { readonly errors: readonly FieldError[]; readonly outcomes: readonly Outcome[] } {
  const seen = new Set<string>()
  const errors: FieldError[] = []
  const found: Outcome[] = []
  const meanings = meaningsOf(reading.mapping)
  for (const row of rows) {
    const item = itemOf(row, items, reading)
    const state = meanings.get(row.cells.result ?? '')
    const faults = item
      ? faultsOf(row, item, { state, repeated: seen.has(item.id), mapping: reading.mapping })
      : [unknownItem(row, reading.mapping)]
    if (item) seen.add(item.id)
    errors.push(...faults)
    if (faults.length === 0 && item && state && item.state !== state) {
      found.push({ itemId: item.id, amountFen: item.amountFen, state, reason: row.cells.reason || null })
    }
  }
  return { errors, outcomes: errors.length > 0 ? [] : found }
}

/** The bank's words for an outcome. */
const meaningsOf = ({ words }: ReceiptMapping): ReadonlyMap<string, Outcome['state']> =>
  new Map((['confirmed', 'returned', 'unknown'] as const).flatMap((state) => words[state].map((word) => [word, state])))

/** The transfer a row speaks of: by its sequence where the bank gives one back, else by the account. */
function itemOf({ cells }: ReceiptRow, items: readonly SentItem[], { mapping, accounts }: Reading) {
  if (mapping.sequence.length > 0) return items.find(({ sequence }) => sequence === Number(cells.sequence))
  const account = accounts.get(digitsOf(cells.account))
  return account === undefined ? undefined : items.find(({ payeeAccountId }) => payeeAccountId === account)
}

/** An account as the bank writes it, digits only. */
export const digitsOf = (text = ''): string => text.normalize('NFKC').replace(/[\s-]/g, '')

interface Judged {
  readonly state: Outcome['state'] | undefined
  readonly repeated: boolean
  readonly mapping: ReceiptMapping
}

function faultsOf(row: ReceiptRow, item: SentItem, { state, repeated, mapping }: Judged): FieldError[] {
  const { amount, account, result, reason } = row.cells
  const at = (column: ReceiptColumn, message: string) => fault(row, mapping, column, message)
  const key = mapping.sequence.length > 0 ? 'sequence' : 'account'
  const settled = item.state === 'confirmed' || item.state === 'returned'
  const otherAccount = key === 'sequence' && account && !digitsOf(account).endsWith(item.accountTail)
  return [
    ...(repeated ? [at(key, '在文件里出现了两次')] : []),
    ...(otherAccount ? [at('account', `不是发出的账号（尾号 ${item.accountTail}）`)] : []),
    ...(amountIn(mapping, amount) === item.amountFen
      ? []
      : [at('amount', `与发出的 ${formatYuanShort(item.amountFen)} 元不一致：${amount || '空'}`)]),
    ...(state ? [] : [at('result', `只能是${[...meaningsOf(mapping).keys()].join('、')}：${result || '空'}`)]),
    ...(state && settled && state !== item.state
      ? [at('result', `已入账为“${itemStates.label(item.state)}”，不能改为“${itemStates.label(state)}”`)]
      : []),
    ...(state === 'returned' && mapping.reason.length > 0 && !reason
      ? [at('reason', '退回的须写明银行所说的原因')]
      : []),
  ]
}

const amountIn = ({ amountIn: unit }: ReceiptMapping, text = ''): Fen | undefined =>
  unit === 'yuan' ? readYuan(text) : /^\d{1,15}$/.test(text) ? fen(Number(text)) : undefined

const unknownItem = (row: ReceiptRow, mapping: ReceiptMapping): FieldError =>
  mapping.sequence.length > 0
    ? fault(row, mapping, 'sequence', '不是本次付款的序号')
    : fault(row, mapping, 'account', '不是本次付款的账号')

function fault(row: ReceiptRow, mapping: ReceiptMapping, column: ReceiptColumn, message: string): FieldError {
  const title = mapping[column][0] ?? column
  return {
    path: `第${row.rowNumber}行 ${title}`,
    code: `receipt-${column}`,
    message: `第${row.rowNumber}行“${title}”${message}`,
  }
}
