import { formatYuanShort } from '#kernel/money'
import { sameName } from '#kernel/person-name'
import type { FieldError } from '#kernel/refusal'
import type { ReceiptMapping } from '../contract-layouts.ts'
import { amountIn, digitsOf, type Reading, type ReceiptRow, type SentItem } from './receipt-rows.ts'

export interface Owned {
  /** The transfer each row speaks of; who has none speaks of none of the order's, or nobody can say of which. */
  readonly owners: ReadonlyMap<ReceiptRow, SentItem>
  /** Rows of which nobody can say which of several transfers they mean, those alike together. */
  readonly unclear: readonly { readonly rows: readonly ReceiptRow[]; readonly of: readonly SentItem[] }[]
}

/**
 * Which transfer each row of a bank's file speaks of: by its sequence where the bank gives one back, else by the account. Where
 * payees share an account, the amount and the payee's name tell them apart; rows that say the same of as many transfers need not
 * be told apart.
 */
export function ownersOf(rows: readonly ReceiptRow[], items: readonly SentItem[], reading: Reading): Owned {
  if (reading.mapping.sequence.length > 0) return bySequence(rows, items)
  const owners = new Map<ReceiptRow, SentItem>()
  const unclear: Owned['unclear'][number][] = []
  for (const [account, own] of Map.groupBy(rows, ({ cells }) => digitsOf(cells.account))) {
    const ids = reading.accounts.get(account) ?? []
    const [only, ...others] = items.filter((item) => ids.includes(item.payeeAccountId))
    if (!only) continue
    for (const alike of others.length > 0 ? alikeIn(own) : []) {
      const fitting = [only, ...others].filter((item) => fits(alike[0], item, reading.mapping))
      if (fitting.length !== alike.length || !sayOneThing(alike)) unclear.push({ rows: alike, of: [only, ...others] })
      else for (const [at, item] of fitting.entries()) owners.set(alike[at] as ReceiptRow, item)
    }
    if (others.length === 0) for (const row of own) owners.set(row, only)
  }
  return { owners, unclear }
}

function bySequence(rows: readonly ReceiptRow[], items: readonly SentItem[]): Owned {
  const known = new Map(items.map((item) => [item.sequence, item]))
  const found = rows.flatMap((row) => {
    const item = known.get(Number(row.cells.sequence))
    return item ? [[row, item] as const] : []
  })
  return { owners: new Map(found), unclear: [] }
}

/** Rows of one account that differ in nothing that could tell its payees apart. */
const alikeIn = (rows: readonly ReceiptRow[]): [ReceiptRow, ...ReceiptRow[]][] =>
  [...Map.groupBy(rows, ({ cells }) => `${cells.amount}|${cells.payee ?? ''}`).values()] as [
    ReceiptRow,
    ...ReceiptRow[],
  ][]

const fits = ({ cells: { amount, payee } }: ReceiptRow, item: SentItem, mapping: ReceiptMapping): boolean =>
  amountIn(mapping, amount) === item.amountFen && (!payee || sameName(payee, item.payeeName))

const sayOneThing = (rows: readonly ReceiptRow[]): boolean =>
  new Set(rows.map(({ cells: { result, reason } }) => `${result}|${reason ?? ''}`)).size === 1

/** One sentence for rows that cannot be told apart: which they are, whose they may be, and what to write. */
export function unclearError({ rows, of }: Owned['unclear'][number], mapping: ReceiptMapping): FieldError {
  const [title = '', payee = '收款人'] = [mapping.account[0], mapping.payee[0]]
  const where = rows.map((row) => `第${row.rowNumber}行`).join('、')
  const whose = of
    .map(({ sequence, payeeName, amountFen }) => `第${sequence}笔 ${payeeName} ${formatYuanShort(amountFen)} 元`)
    .join('、')
  const message = `${where}“${title}”：几个收款人用同一账号（${whose}），分不清说的是哪一笔；请在文件里用“${payee}”一列写明收款人，再整个重新上传`
  return { path: `${where} ${title}`, code: 'receipt-shared-account', message }
}
