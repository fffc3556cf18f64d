import { type Fen, fen } from '#kernel/money'

/** Some fen of one journal, or of an account's row: from which on, and how many. */
export interface Span {
  readonly from: number
  readonly amountFen: Fen
}

/**
 * 先进先出: what came into an account stands in a row, fen after fen in the order it was booked, and so does what went out; the
 * fen at the same place of both rows are the same money. The part of a journal that lies in a stretch of the row, told
 * from the journal's own beginning; undefined where none does.
 */
export function within(stretch: Span, journal: Span): Span | undefined {
  const from = Math.max(stretch.from, journal.from)
  const until = Math.min(stretch.from + stretch.amountFen, journal.from + journal.amountFen)
  return until > from ? { from: from - journal.from, amountFen: fen(until - from) } : undefined
}
