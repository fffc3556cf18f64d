import { add, type Fen, subtract, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type StoredDecision, selectCalculation, selectCuts } from '../calculation/store-decisions.ts'
import { type Line, selectLinesWhere } from '../claims/store-lines.ts'
import { coveredFen } from '../domain/covered.ts'
import { dueKey } from '../domain/due-key.ts'
import { hasArrived } from '../domain/has-arrived.ts'
import type { Standing } from '../domain/required.ts'
import { isSentBack, raised, type Whereabouts, whereabouts } from '../domain/whereabouts.ts'
import { paidTwice } from '../payment/store-withdrawals.ts'
import { type Adjustment, adjustmentsOf } from './store-adjustments.ts'
import { type Recovery, recoveriesWhere } from './store-recoveries.ts'

/** One due amount of a matter about which something may be raised, as it stands against the calculation in force. */
export interface Arrived extends Standing {
  readonly decision: StoredDecision
  readonly where: Whereabouts
  /** It was calculated anew, and nothing of this calculation was claimed yet: the limits may take something else of it. */
  readonly decidedSince: boolean
  /** Of the calculation in force, what was refused and what an advance has paid. */
  readonly settledFen: Fen
  readonly coveredFen: Fen
  /** The newest first: what is taken back is taken from the last. */
  readonly lines: readonly Line[]
  /** What the payee got for each line, also for one that was refused, or twice. */
  readonly got: readonly { readonly line: Line; readonly gotFen: Fen }[]
  /** Also those that were sent back. */
  readonly lineIds: readonly string[]
  readonly recoveries: readonly Recovery[]
}

/** Every due amount of a matter that was paid and of which nothing is under way (`raised`). */
export const arrivedOf = async (tx: Tx, matterId: string): Promise<Arrived[]> =>
  arrivedAmong(tx, matterId, await selectLinesWhere(tx, { matterId }))

/** The same for who has just read every line of the matter. */
export async function arrivedAmong(tx: Tx, matterId: string, lines: readonly Line[]): Promise<Arrived[]> {
  const claimed = lines.filter((line) => line.rejectedReason === null || isToClaimAnew(line))
  const twice = lines.some(wasSent) ? await paidTwice(tx, { matterId }) : new Map<string, Fen>()
  if (twice.size === 0 && !claimed.some(hasArrived)) return []
  const known: Known = {
    claimed: Map.groupBy(claimed, dueKey),
    refused: Map.groupBy(
      lines.filter((line) => line.rejectedReason !== null && line.batchState !== 'lapsed'),
      dueKey,
    ),
    answered: new Set(lines.map(claimFrom)),
    recoveries: Map.groupBy(await recoveriesWhere(tx, { matterId }), dueKey),
    notDone: Map.groupBy(await adjustmentsOf(tx, matterId, ['rejected']), dueKey),
    twice,
    cutFen: new Map((await selectCuts(tx, lines.map(claimFrom))).map((cut) => [cut.decisionId, cut.amountFen])),
  }
  return (await selectCalculation(tx, matterId)).flatMap((decision) => standingOf(decision, known) ?? [])
}

/** What is known of a matter's due amounts, each by its key; what was cut, by the decision it was cut from. */
interface Known {
  readonly claimed: ReadonlyMap<string, readonly Line[]>
  readonly refused: ReadonlyMap<string, readonly Line[]>
  /** The calculations of which something was ever claimed: their cut stands with it. */
  readonly answered: ReadonlySet<string>
  readonly recoveries: ReadonlyMap<string, readonly Recovery[]>
  /** Proposed, and decided not to be done. */
  readonly notDone: ReadonlyMap<string, readonly Adjustment[]>
  readonly cutFen: ReadonlyMap<string, Fen>
  /** What the bank has paid of a line besides. */
  readonly twice: ReadonlyMap<string, Fen>
}

/** How one due amount stands; undefined as long as nothing may be raised about it. */
function standingOf(decision: StoredDecision, known: Known): Arrived | undefined {
  const key = dueKey(decision)
  const ofThis = ({ dueRevision }: { readonly dueRevision: number }) => dueRevision === decision.revision
  const claimed = known.claimed.get(key) ?? []
  const everRefused = known.refused.get(key) ?? []
  const refusedAndPaid = everRefused.filter(({ id }) => known.twice.has(id))
  const where = whereabouts(claimed, refusedAndPaid.length > 0)
  if (raised[where].length === 0) return undefined
  const lines = claimed.filter((line) => !isSentBack(line)).toReversed()
  const twiceOf = ({ id }: Line): Fen => known.twice.get(id) ?? zeroFen
  const got = [
    ...lines.map((line) => ({ line, gotFen: add(line.amountFen, twiceOf(line)) })),
    ...refusedAndPaid.map((line) => ({ line, gotFen: twiceOf(line) })),
  ]
  const recoveries = known.recoveries.get(key) ?? []
  const refused = everRefused.filter(ofThis)
  const forgiven = (known.notDone.get(key) ?? []).filter(({ direction }) => direction === 'recover').filter(ofThis)
  const writtenOff = recoveries.filter(({ state }) => state === 'written-off')
  const answered = known.answered.has(decision.id)
  const cutFrom = answered ? [decision.id] : [...new Set(lines.map(claimFrom))]
  // What was cut of what was claimed, and what of this calculation was refused: neither is due any more.
  const cutFen = sum(cutFrom.map((id) => known.cutFen.get(id) ?? zeroFen))
  const settledFen = add(sum(refused.map(wholeOf)), coveredFen(lines))
  return {
    decision,
    where,
    decidedSince: !answered,
    settledFen,
    coveredFen: coveredFen(lines),
    lines,
    got,
    lineIds: claimed.map(({ id }) => id),
    recoveries,
    dueFen: less(less(decision.amountFen, cutFen), settledFen),
    paidFen: sum(got.map(({ gotFen }) => gotFen)),
    repaidFen: sum(recoveries.map(({ repaidFen }) => repaidFen)),
    outstandingFen: sum(recoveries.filter(isOpen).map(leftOf)),
    forgivenFen: sum([...writtenOff.map(leftOf), ...forgiven.map(amountOf)]),
  }
}

/** Of a list that ended with its return: its claimant may claim it anew; a difference is proposed anew by itself. */
const isToClaimAnew = ({ batchState, batchKind }: Line): boolean => batchState === 'lapsed' && batchKind === 'ordinary'

/** Whether money ever left for its batch. */
export const wasSent = ({ batchState, batchClosedOn }: Line): boolean =>
  batchState === 'paying' || batchClosedOn !== null

const claimFrom = ({ decisionId }: Line): string => decisionId
const amountOf = ({ amountFen }: { readonly amountFen: Fen }): Fen => amountFen

export const isOpen = ({ state }: Pick<Recovery, 'state'>): boolean => state === 'ordered' || state === 'partly-repaid'

/** What is still to come back on an order. */
export const leftOf = ({ amountFen, repaidFen }: Pick<Recovery, 'amountFen' | 'repaidFen'>): Fen =>
  subtract(amountFen, repaidFen)

/** Who refuses a line refuses what an advance has paid of it, too. */
const wholeOf = ({ amountFen, advanceFen }: Line): Fen => add(amountFen, advanceFen)

/** What is left of an amount, never less than nothing. */
export const less = (dueFen: Fen, cutFen: Fen): Fen => (cutFen > dueFen ? zeroFen : subtract(dueFen, cutFen))
