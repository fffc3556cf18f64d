import { type Fen, formatYuanShort, readYuan } from '#kernel/money'
import type { FieldError } from '#kernel/refusal'
import { type ItemState, itemStates } from '../contract-words.ts'

export type ReceiptColumn = 'sequence' | 'amount' | 'result' | 'reason'

/** 银行回单：序号, 金额, 结果, 原因. */
export const receiptColumns = [
  { key: 'sequence', title: '序号', required: true },
  { key: 'amount', title: '金额', aliases: ['金额（元）'], required: true },
  { key: 'result', title: '结果', aliases: ['交易结果', '状态'], required: true },
  { key: 'reason', title: '原因', aliases: ['退回原因', '备注'], required: true },
] as const satisfies readonly { key: ReceiptColumn; title: string; aliases?: readonly string[]; required: boolean }[]

/** A row of the file, its cells as text. */
export interface ReceiptRow {
  readonly rowNumber: number
  readonly cells: Readonly<Record<ReceiptColumn, string>>
}

/** The bank's words for an outcome. */
const outcomes: Readonly<Record<string, Exclude<ItemState, 'sent'>>> = {
  成功: 'confirmed',
  已付: 'confirmed',
  到账: 'confirmed',
  退回: 'returned',
  失败: 'returned',
  退汇: 'returned',
  不明: 'unknown',
  处理中: 'unknown',
}

export interface SentItem {
  readonly id: string
  readonly sequence: number
  readonly amountFen: Fen
  readonly state: ItemState
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
): { readonly errors: readonly FieldError[]; readonly outcomes: readonly Outcome[] } {
  const bySequence = new Map(items.map((item) => [item.sequence, item]))
  const seen = new Set<number>()
  const errors: FieldError[] = []
  const found: Outcome[] = []
  for (const row of rows) {
    const sequence = Number(row.cells.sequence)
    const item = bySequence.get(sequence)
    const faults = item ? faultsOf(row, item, seen.has(sequence)) : [fault(row, 'sequence', '不是本次付款的序号')]
    seen.add(sequence)
    errors.push(...faults)
    const state = outcomes[row.cells.result]
    if (faults.length === 0 && item && state && item.state !== state) {
      found.push({ itemId: item.id, amountFen: item.amountFen, state, reason: row.cells.reason || null })
    }
  }
  return { errors, outcomes: errors.length > 0 ? [] : found }
}

function faultsOf(row: ReceiptRow, item: SentItem, repeated: boolean): FieldError[] {
  const { amount, result, reason } = row.cells
  const state = outcomes[result]
  const settled = item.state === 'confirmed' || item.state === 'returned'
  const read = readYuan(amount)
  return [
    ...(repeated ? [fault(row, 'sequence', '在文件里出现了两次')] : []),
    ...(read === item.amountFen
      ? []
      : [fault(row, 'amount', `与发出的 ${formatYuanShort(item.amountFen)} 元不一致：${amount || '空'}`)]),
    ...(state ? [] : [fault(row, 'result', `只能是${Object.keys(outcomes).join('、')}：${result || '空'}`)]),
    ...(state && settled && state !== item.state
      ? [fault(row, 'result', `已入账为“${itemStates.label(item.state)}”，不能改为“${itemStates.label(state)}”`)]
      : []),
    ...(state === 'returned' && !reason ? [fault(row, 'reason', '退回的须写明银行所说的原因')] : []),
  ]
}

const titles = Object.fromEntries(receiptColumns.map(({ key, title }) => [key, title]))

const fault = (row: ReceiptRow, column: ReceiptColumn, message: string): FieldError => ({
  path: `第${row.rowNumber}行 ${titles[column]}`,
  code: `receipt-${column}`,
  message: `第${row.rowNumber}行“${titles[column]}”${message}`,
})
