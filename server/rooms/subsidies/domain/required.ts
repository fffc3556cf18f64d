import { type Fen, min, subtract, zeroFen } from '#kernel/money'

/** What is known of one due amount whose money has left. */
export interface Standing {
  /** The calculation in force, less what a limit took away. */
  readonly dueFen: Fen
  /** Σ of the lines that were paid. */
  readonly paidFen: Fen
  readonly repaidFen: Fen
  /** Ordered to be paid back, not yet repaid. */
  readonly outstandingFen: Fen
  /** Decided not to be recovered. */
  readonly forgivenFen: Fen
}

export interface Required {
  readonly direction: 'recover' | 'top-up' | 'ease'
  readonly amountFen: Fen
}

/**
 * 应补应退：required = due − Σ posted. Too much paid is to be recovered, as far as it is not ordered or forgiven already; what
 * was ordered beyond that is eased; too little is topped up. Unchanged facts require nothing.
 */
export function required({ dueFen, paidFen, repaidFen, outstandingFen, forgivenFen }: Standing): Required[] {
  const postedFen = subtract(paidFen, repaidFen)
  const over = postedFen > dueFen ? subtract(postedFen, dueFen) : zeroFen
  const toOrder = subtract(over, min(over, forgivenFen))
  const asked: Required[] = []
  if (toOrder > outstandingFen) asked.push({ direction: 'recover', amountFen: subtract(toOrder, outstandingFen) })
  if (outstandingFen > toOrder) asked.push({ direction: 'ease', amountFen: subtract(outstandingFen, toOrder) })
  if (dueFen > postedFen) asked.push({ direction: 'top-up', amountFen: subtract(dueFen, postedFen) })
  return asked
}
