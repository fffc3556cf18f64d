import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { JournalKind } from '../contract.ts'
import { type Span, within } from '../domain/first-in.ts'
import {
  findAnswer,
  findJournal,
  type MoneyRow,
  placeInRow,
  selectPostings,
  selectStretch,
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

/**
 * 一分钱的来处: each posting of a line that stands, with the money it was paid from, first in first out, up to the document
 * that brought it; through every account it was handed down by, as far as the asker may see.
 */
export async function originsOf(tx: Tx, lineId: string): Promise<TracedMoney[]> {
  const traced = []
  for (const posting of await selectPostings(tx, lineId)) {
    const whole = { from: 0, amountFen: posting.amountFen }
    traced.push(moneyOf(posting, whole, await upwards(tx, posting, whole)))
  }
  return traced
}

async function upwards(tx: Tx, use: TracedJournal, span: Span): Promise<TracedMoney[]> {
  const found = []
  for (const { part, ...receipt } of await beside(tx, use, span, 'out', 'in')) {
    const above = await otherHalf(tx, receipt, 'take-back')
    found.push(moneyOf(receipt, part, above ? await upwards(tx, above, part) : []))
  }
  return found
}

/** The journals on the other side of an account that hold the same money as a span of one, each with its part. */
async function beside(tx: Tx, journal: TracedJournal, span: Span, own: MoneyRow, other: MoneyRow) {
  const begins = await placeInRow(tx, journal, own)
  if (begins === undefined) return []
  const stretch = { from: begins + span.from, amountFen: span.amountFen }
  return (await selectStretch(tx, journal.accountId, other, stretch)).flatMap(({ from, ...found }) => {
    const part = within(stretch, { from, amountFen: found.amountFen })
    return part ? [{ ...found, part }] : []
  })
}

/**
 * 一分钱的去处: what the money of one receipt became, first in first out: lines it was posted for, what was given back, and what
 * was handed down with what that became below.
 */
export async function usesOf(tx: Tx, receipt: TracedJournal): Promise<TracedMoney[]> {
  return downwards(tx, receipt, { from: 0, amountFen: receipt.amountFen })
}

async function downwards(tx: Tx, receipt: TracedJournal, span: Span): Promise<TracedMoney[]> {
  const found = []
  for (const { part, ...use } of await beside(tx, receipt, span, 'in', 'out')) {
    const below = use.kind === 'post' ? undefined : await otherHalf(tx, use, 'hand-down')
    found.push(moneyOf(use, part, below ? await downwards(tx, below, part) : []))
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
