import { type Fen, subtract, sum } from '#kernel/money'
import { controlTotal, type Due } from './control-total.ts'

/** Where the money of advances is: paid = settled + recovered + still to recover + forgiven + outstanding. */
export interface Advances {
  readonly paidFen: Fen
  /** Between claim and bank. */
  readonly toPayFen: Fen
  readonly heldFen: Fen
  readonly rejectedFen: Fen
  /** Set against what classes were due. */
  readonly settledFen: Fen
  readonly recoveredFen: Fen
  readonly stillToRecoverFen: Fen
  readonly forgivenFen: Fen
  /** Paid, and not settled yet. */
  readonly outstandingFen: Fen
}

/**
 * The line of the advances, from what is due of them and what was set against the dues of classes. What is on its way
 * although nothing is due of it any more is stopped, not recovered.
 */
export function advancesOf(dues: readonly Due[], settledFen: Fen): Advances {
  const { paidFen, toPayFen, heldFen, rejectedFen, recoveredFen, stillToRecoverFen, forgivenFen } = controlTotal(dues)
  const gone = sum([settledFen, recoveredFen, stillToRecoverFen, forgivenFen])
  return {
    paidFen,
    toPayFen,
    heldFen,
    rejectedFen,
    settledFen,
    recoveredFen,
    stillToRecoverFen,
    forgivenFen,
    outstandingFen: subtract(paidFen, gone),
  }
}
