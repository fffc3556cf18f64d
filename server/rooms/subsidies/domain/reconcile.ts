import type { DateText } from '#kernel/dates'
import { add, type Fen, formatYuanShort, sum, zeroFen } from '#kernel/money'
import type { DifferenceKind } from '../contract-reconciliation.ts'
import type { ItemState } from '../contract-words.ts'

/** A row of a bank statement; what was paid out is positive, what came back negative. */
export interface BankEntry {
  readonly inMonth: boolean
  readonly onDay: DateText
  readonly amountFen: Fen
  readonly counterparty: string
  readonly accountTail: string
  readonly orderNumber: string
  readonly sequence: number | null
}

/**
 * A transfer as the business knows it, with what the ledger has booked as paid; what a payee gave back, and what the bank sent
 * back after it had arrived, is less than nothing.
 */
export interface BookItem {
  readonly id: string
  /** Null: a basic work's payment. */
  readonly batchId: string | null
  /** Of money given back: its document. */
  readonly orderNumber: string
  readonly sequence: number | null
  readonly payeeName: string
  /** Empty: not known. */
  readonly accountTail: string
  readonly amountFen: Fen
  readonly state: ItemState
  /** Confirmed or returned in the month that is reconciled. */
  readonly settledInMonth: boolean
  readonly ledgerFen: Fen
}

export interface Difference {
  /** What disagrees and by which figures: when a figure changes, it is another difference. */
  readonly key: string
  readonly kind: DifferenceKind
  readonly words: string
  readonly bankFen: Fen
  readonly bookFen: Fen
  readonly ledgerFen: Fen
  readonly batchId: string | null
}

export interface Reconciled {
  readonly matched: number
  readonly matchedFen: Fen
  readonly differences: readonly Difference[]
}

/**
 * 银行、资金账、业务三方对账. An entry belongs to the transfer whose order and number it names, else to the only one of the
 * same name, account and amount; what comes in belongs to what was given back before it is taken for a return. A transfer is
 * asked when an entry of the month belongs to it, when it was settled in the month, or when its outcome is not known.
 */
export function reconcile(entries: readonly BankEntry[], items: readonly BookItem[]): Reconciled {
  const owner = ownersOf(entries, items)
  const strangers = entries.filter((entry) => entry.inMonth && !owner.has(entry))
  const asked = items.flatMap((item) => {
    const own = entries.filter((entry) => owner.get(entry) === item.id)
    const open = item.state === 'sent' || item.state === 'unknown'
    return open || item.settledInMonth || own.some((entry) => entry.inMonth) ? [compare(item, own)] : []
  })
  const even = asked.filter((one) => one.kind === undefined)
  const differences = asked.flatMap(({ kind, ...one }) => (kind ? [{ ...one, kind }] : []))
  return {
    matched: even.length,
    matchedFen: sum(even.map((one) => one.bookFen)),
    differences: [
      ...differences.map(itemDifference),
      ...strangers.map((entry, index) => stranger(entry, index, strangers)),
    ],
  }
}

function ownersOf(entries: readonly BankEntry[], items: readonly BookItem[]): ReadonlyMap<BankEntry, string> {
  const nameOfWay = ({ orderNumber, sequence }: BookItem | BankEntry, back: boolean) =>
    `${orderNumber}|${sequence}|${back}`
  const named = new Map(items.map((item) => [nameOfWay(item, item.amountFen < 0), item.id]))
  const owners = new Map<BankEntry, string>()
  for (const entry of entries) {
    // What comes in is the return of a transfer that had arrived; else it makes the transfer itself come to nothing.
    const id = (entry.amountFen < 0 && named.get(nameOfWay(entry, true))) || named.get(nameOfWay(entry, false))
    if (id) owners.set(entry, id)
  }
  const taken = new Set(owners.values())
  for (const entry of entries) {
    if (owners.has(entry)) continue
    const [only, another] = givenBack(entry, items, taken) ?? items.filter((item) => isTransferOf(entry, item))
    if (!only || another) continue
    owners.set(entry, only.id)
    taken.add(only.id)
  }
  return owners
}

const isTransferOf = (entry: BankEntry, item: BookItem): boolean =>
  item.payeeName === entry.counterparty &&
  item.accountTail === entry.accountTail &&
  item.amountFen === Math.abs(entry.amountFen)

/** The first of the payee's own repayments of that amount that no entry has; undefined where there is none. */
function givenBack(entry: BankEntry, items: readonly BookItem[], taken: ReadonlySet<string>): [BookItem] | undefined {
  const own = items.find(
    ({ id, payeeName, amountFen }) =>
      amountFen < 0 && !taken.has(id) && payeeName === entry.counterparty && amountFen === entry.amountFen,
  )
  return own && [own]
}

interface Compared {
  readonly item: BookItem
  readonly bankFen: Fen
  readonly bookFen: Fen
  readonly kind: DifferenceKind | undefined
}

function compare(item: BookItem, own: readonly BankEntry[]): Compared {
  const bankFen = own.reduce((total, entry) => add(total, entry.amountFen), zeroFen)
  const bookFen = item.state === 'confirmed' ? item.amountFen : zeroFen
  return { item, bankFen, bookFen, kind: kindOf(item, own.length, bankFen, bookFen) }
}

function kindOf(item: BookItem, entries: number, bankFen: Fen, bookFen: Fen): DifferenceKind | undefined {
  if (item.state === 'sent' || item.state === 'unknown') return 'outcome-unknown'
  if (bookFen !== 0 && entries === 0) return 'in-books-only'
  return bankFen === bookFen && item.ledgerFen === bookFen ? undefined : 'amount-differs'
}

function itemDifference({ item, bankFen, bookFen, kind }: Compared & { kind: DifferenceKind }): Difference {
  const { ledgerFen } = item
  const figures = `银行 ${formatYuanShort(bankFen)} 元，资金账 ${formatYuanShort(ledgerFen)} 元，业务 ${formatYuanShort(bookFen)} 元`
  return {
    key: [kind, item.id, bankFen, ledgerFen, bookFen].join(':'),
    kind,
    words: `${nameOf(item)}：${figures}`,
    bankFen,
    bookFen,
    ledgerFen,
    batchId: item.batchId,
  }
}

function nameOf({ orderNumber, sequence, payeeName, amountFen }: BookItem): string {
  const yuan = `${formatYuanShort(Math.abs(amountFen) as Fen)} 元`
  const transfer = `付款 ${orderNumber} 第 ${sequence} 笔 ${payeeName}`
  if (amountFen >= 0) return `${transfer} ${yuan}`
  return sequence === null ? `${payeeName} 凭 ${orderNumber} 退款 ${yuan}` : `${transfer} 到账后退汇 ${yuan}`
}

function stranger(entry: BankEntry, index: number, all: readonly BankEntry[]): Difference {
  const { onDay, accountTail, amountFen, orderNumber, sequence, counterparty } = entry
  const parts = (one: BankEntry) =>
    [one.onDay, one.accountTail, one.amountFen, one.orderNumber, one.sequence ?? ''].join(':')
  const before = all.slice(0, index).filter((one) => parts(one) === parts(entry)).length
  const named = orderNumber ? `，摘要 ${orderNumber}${sequence ? ` 第 ${sequence} 笔` : ''}` : ''
  const way = amountFen > 0 ? '支出' : '收入'
  return {
    key: ['in-bank-only', parts(entry), before].join(':'),
    kind: 'in-bank-only',
    words: `${onDay} ${counterparty}（尾号 ${accountTail || '无'}）${way} ${formatYuanShort(Math.abs(amountFen) as Fen)} 元${named}`,
    bankFen: amountFen,
    bookFen: zeroFen,
    ledgerFen: zeroFen,
    batchId: null,
  }
}
