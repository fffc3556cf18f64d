import { type Fen, fen } from '#kernel/money'

/** An amount that came into an account, or went out of it. */
export interface Booked {
  readonly id: string
  readonly amountFen: Fen
}

/** Which money a use was paid from: so many fen of a receipt, with where the piece begins within each of the two. */
export interface Piece {
  readonly receiptId: string
  readonly receiptFrom: number
  readonly useId: string
  readonly useFrom: number
  readonly amountFen: Fen
}

/**
 * 先进先出: lays receipts and uses of one account side by side in the order they were booked. Every fen used belongs to exactly
 * one receipt; what is left of the receipts has not been used. Uses beyond the receipts belong to none.
 */
export function firstIn(receipts: readonly Booked[], uses: readonly Booked[]): Piece[] {
  const pieces: Piece[] = []
  let [receiptAt, receiptFrom] = [0, 0]
  for (const use of uses) {
    let useFrom = 0
    for (let receipt = receipts[receiptAt]; receipt && useFrom < use.amountFen; receipt = receipts[receiptAt]) {
      const amount = Math.min(use.amountFen - useFrom, receipt.amountFen - receiptFrom)
      if (amount > 0)
        pieces.push({ receiptId: receipt.id, receiptFrom, useId: use.id, useFrom, amountFen: fen(amount) })
      useFrom += amount
      receiptFrom += amount
      if (receiptFrom < receipt.amountFen) continue
      receiptAt += 1
      receiptFrom = 0
    }
  }
  return pieces
}

/** Some fen of one journal: from which on, and how many. */
export interface Span {
  readonly from: number
  readonly amountFen: Fen
}

/** The part of a piece that lies within a span of its use (or of its receipt), with where it begins on the other side. */
export function within(piece: Piece, side: 'use' | 'receipt', span: Span): Span | undefined {
  const [own, other] = side === 'use' ? [piece.useFrom, piece.receiptFrom] : [piece.receiptFrom, piece.useFrom]
  const from = Math.max(own, span.from)
  const until = Math.min(own + piece.amountFen, span.from + span.amountFen)
  return until > from ? { from: other + from - own, amountFen: fen(until - from) } : undefined
}
