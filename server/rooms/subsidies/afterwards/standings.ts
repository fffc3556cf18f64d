import { add, type Fen, subtract, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type StoredDecision, selectCalculation, selectCuts } from '../calculation/store-decisions.ts'
import { type Line, selectLinesWhere } from '../claims/store-lines.ts'
import { coveredFen } from '../domain/covered.ts'
import { dueKey } from '../domain/due-key.ts'
import { hasArrived } from '../domain/has-arrived.ts'
import type { Standing } from '../domain/required.ts'
import { adjustmentsOf } from './store-adjustments.ts'
import { type Recovery, recoveriesWhere } from './store-recoveries.ts'

/** One due amount of a matter all of whose money has arrived, as it stands against the calculation in force. */
export interface Arrived extends Standing {
  readonly decision: StoredDecision
  /** A part or a difference of it was sent back to its claimant: what is missing may come with that, what is too much not. */
  readonly sentBack: boolean
  /** A limit took days or months of an older calculation of it: of this one it may take others. */
  readonly cutBefore: boolean
  /** Of the calculation in force, what was refused and what an advance has paid. */
  readonly settledFen: Fen
  /** The newest first: what is taken back is taken from the last. */
  readonly lines: readonly Line[]
  readonly recoveries: readonly Recovery[]
}

/**
 * Every due amount of a matter that was paid and of which nothing is under way. What was sent back is not: no one but its
 * claimant can go on with it, and whoever owes money back could wait for ever.
 */
export const arrivedOf = async (tx: Tx, matterId: string): Promise<Arrived[]> =>
  arrivedAmong(tx, matterId, await selectLinesWhere(tx, { matterId }))

/** The same for who has just read every line of the matter. */
export async function arrivedAmong(tx: Tx, matterId: string, all: readonly Line[]): Promise<Arrived[]> {
  const lines = all.filter((line) => line.rejectedReason === null)
  if (!lines.some(hasArrived)) return []
  const byKey = Map.groupBy(lines, dueKey)
  const closed = Map.groupBy(
    all.filter((line) => line.rejectedReason !== null),
    dueKey,
  )
  const recoveries = Map.groupBy(await recoveriesWhere(tx, { matterId }), dueKey)
  const forgiven = Map.groupBy(await adjustmentsOf(tx, matterId, ['rejected']), dueKey)
  const cuts = await selectCuts(
    tx,
    lines.map((line) => line.decisionId),
  )
  const cutOf = new Map(cuts.map((cut) => [cut.decisionId, cut.amountFen]))
  return (await selectCalculation(tx, matterId)).flatMap((decision) => {
    const key = dueKey(decision)
    const claimed = (byKey.get(key) ?? []).toReversed()
    const own = claimed.filter(({ batchState }) => batchState !== 'returned')
    if (own.length === 0 || !own.every(hasArrived)) return []
    const orders = recoveries.get(key) ?? []
    // What was cut of the claims, and what of this calculation was refused: neither is due any more.
    const cutFrom = [...new Set(own.map((line) => line.decisionId))].filter((id) => cutOf.has(id))
    const cutFen = sum(cutFrom.map((id) => cutOf.get(id) ?? zeroFen))
    const settledFen = sum([
      ...(closed.get(key) ?? []).filter((line) => line.dueRevision === decision.revision).map(wholeOf),
      coveredFen(own),
    ])
    const refused = (forgiven.get(key) ?? []).filter(
      (one) => one.direction === 'recover' && one.dueRevision === decision.revision,
    )
    return [
      {
        decision,
        sentBack: own.length < claimed.length,
        cutBefore: cutFrom.some((id) => id !== decision.id),
        settledFen,
        lines: own,
        recoveries: orders,
        dueFen: less(less(decision.amountFen, cutFen), settledFen),
        paidFen: sum(own.map((line) => line.amountFen)),
        repaidFen: sum(orders.map((order) => order.repaidFen)),
        outstandingFen: sum(orders.filter(isOpen).map(leftOf)),
        forgivenFen: sum([
          ...orders.filter((order) => order.state === 'written-off').map(leftOf),
          ...refused.map((one) => one.amountFen),
        ]),
      },
    ]
  })
}

export const isOpen = ({ state }: Pick<Recovery, 'state'>): boolean => state === 'ordered' || state === 'partly-repaid'

/** What is still to come back on an order. */
export const leftOf = ({ amountFen, repaidFen }: Pick<Recovery, 'amountFen' | 'repaidFen'>): Fen =>
  subtract(amountFen, repaidFen)

/** Who refuses a line refuses what an advance has paid of it, too. */
const wholeOf = ({ amountFen, advanceFen }: Line): Fen => add(amountFen, advanceFen)

/** What is left of an amount, never less than nothing. */
export const less = (dueFen: Fen, cutFen: Fen): Fen => (cutFen > dueFen ? zeroFen : subtract(dueFen, cutFen))
