import { type Fen, fen, readYuan } from '#kernel/money'
import type { ReceiptMapping } from '../contract-layouts.ts'
import type { ItemState } from '../contract-words.ts'

const KEYS = ['sequence', 'payee', 'account', 'amount', 'result', 'reason'] as const
export type ReceiptColumn = (typeof KEYS)[number]

/**
 * The columns a bank's answer has by its layout; one that the layout does not name is not looked for. Whom it names need not be
 * there: what is there is compared.
 */
export function receiptColumns(mapping: ReceiptMapping) {
  return KEYS.flatMap((key) => {
    const [title, ...aliases] = mapping[key]
    return title === undefined ? [] : [{ key, title, aliases, required: key !== 'payee' }]
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
  /** As the order's file names the payee. */
  readonly payeeName: string
  readonly accountTail: string
  readonly payeeAccountId: string
  readonly amountFen: Fen
  readonly state: ItemState
}

/** How a layout says that the bank answers, and which sent accounts each whole number in the file is. */
export interface Reading {
  readonly mapping: ReceiptMapping
  readonly accounts: ReadonlyMap<string, readonly string[]>
}

/** An account as the bank writes it, digits only. */
export const digitsOf = (text = ''): string => text.normalize('NFKC').replace(/[\s-]/g, '')

/** An amount in the layout's unit; undefined where it is none. */
export const amountIn = ({ amountIn: unit }: ReceiptMapping, text = ''): Fen | undefined =>
  unit === 'yuan' ? readYuan(text) : /^\d{1,15}$/.test(text) ? fen(Number(text)) : undefined
