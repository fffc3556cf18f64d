import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { JournalKind } from '../contract.ts'
import { firstIn, type Piece, type Span, within } from '../domain/first-in.ts'
import {
  findAnswer,
  findJournal,
  selectMoneyIn,
  selectMoneyOut,
  selectPostings,
  type TracedJournal,
} from '../store-traces.ts'

/** So many fen of a journal, and what they came from or went to. */
export interface TracedMoney extends Omit<TracedJournal, 'answers' | 'amountFen'> {
  /** Of this journal, what belongs to the question. */
  readonly amountFen: Fen
  readonly journalFen: Fen
  /** One step further: upwards, what it came from; downwards, what it became. Empty at the end, or out of reach. */
  readonly further: readonly TracedMoney[]
}

/** An account's money laid out once: each fen that went out beside the fen that came in. */
interface Book {
  readonly pieces: readonly Piece[]
  readonly byId: ReadonlyMap<string, TracedJournal>
}

function bookReader(tx: Tx) {
  const known = new Map<string, Promise<Book>>()
  const read = async (accountId: string): Promise<Book> => {
    const [moneyIn, moneyOut] = [await selectMoneyIn(tx, accountId), await selectMoneyOut(tx, accountId)]
    const byId = new Map([...moneyIn, ...moneyOut].map((one) => [one.id, one]))
    return { pieces: firstIn(moneyIn, moneyOut), byId }
  }
  return (accountId: string) => {
    const book = known.get(accountId) ?? read(accountId)
    known.set(accountId, book)
    return book
  }
}

type ReadBook = ReturnType<typeof bookReader>

/**
 * 一分钱的来处: each posting of a line that stands, with the money it was paid from, first in first out, up to the document
 * that brought it; through every account it was handed down by, as far as the asker may see.
 */
export async function originsOf(tx: Tx, lineId: string): Promise<TracedMoney[]> {
  const read = bookReader(tx)
  const traced = []
  for (const posting of await selectPostings(tx, lineId)) {
    const whole = { from: 0, amountFen: posting.amountFen }
    traced.push(moneyOf(posting, whole, await upwards(tx, read, posting, whole)))
  }
  return traced
}

async function upwards(tx: Tx, read: ReadBook, use: TracedJournal, span: Span): Promise<TracedMoney[]> {
  const { pieces, byId } = await read(use.accountId)
  const found = []
  for (const piece of pieces.filter(({ useId }) => useId === use.id)) {
    const receipt = byId.get(piece.receiptId)
    const part = within(piece, 'use', span)
    if (!receipt || !part) continue
    const above = await otherHalf(tx, receipt, 'take-back')
    found.push(moneyOf(receipt, part, above ? await upwards(tx, read, above, part) : []))
  }
  return found
}

/**
 * 一分钱的去处: what the money of one receipt became, first in first out: lines it was posted for, what was given back, and what
 * was handed down with what that became below.
 */
export async function usesOf(tx: Tx, receipt: TracedJournal): Promise<TracedMoney[]> {
  return downwards(tx, bookReader(tx), receipt, { from: 0, amountFen: receipt.amountFen })
}

async function downwards(tx: Tx, read: ReadBook, receipt: TracedJournal, span: Span): Promise<TracedMoney[]> {
  const { pieces, byId } = await read(receipt.accountId)
  const found = []
  for (const piece of pieces.filter(({ receiptId }) => receiptId === receipt.id)) {
    const use = byId.get(piece.useId)
    const part = within(piece, 'receipt', span)
    if (!use || !part) continue
    const below = use.kind === 'post' ? undefined : await otherHalf(tx, use, 'hand-down')
    found.push(moneyOf(use, part, below ? await downwards(tx, read, below, part) : []))
  }
  return found
}

/** The same money in the other account's book, or before it came back; none where it came from or went to nobody here. */
const otherHalf = async (tx: Tx, { id, kind, answers }: TracedJournal, asks: JournalKind) =>
  answers ? findJournal(tx, answers) : kind === asks ? findAnswer(tx, id) : undefined

const moneyOf = (
  { answers: _, amountFen: journalFen, ...journal }: TracedJournal,
  { amountFen }: Span,
  further: readonly TracedMoney[],
): TracedMoney => ({ ...journal, journalFen, amountFen, further })
