import type { ClassState } from '#classes/contract'
import { type Fen, max, min, subtract, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { selectCalculation, selectCuts } from '../calculation/store-decisions.ts'
import { selectLinesWhere } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import type { Advance, AdvancePart } from './store-advances.ts'

/**
 * What of each part its class has earned in the end: what stands against the class's lines, as far as it is still due. A
 * class that was cancelled has earned nothing.
 * @returns undefined while the class may still earn more
 */
export async function earnedBy(
  tx: Tx,
  { classId, settledOn }: Advance,
  parts: readonly AdvancePart[],
  state: ClassState,
): Promise<ReadonlyMap<string, Fen> | undefined> {
  if (state !== 'cancelled' && settledOn === null) return undefined
  const covered = await coveredLines(tx, classId)
  return new Map(parts.map(({ id }) => [id, sum(covered.filter((one) => one.partId === id).map((one) => one.fen))]))
}

/** Every due amount of a class that an advance stands against, with as much of it as is still due. */
export async function coveredLines(tx: Tx, classId: string): Promise<{ partId: string; fen: Fen }[]> {
  const lines = (await selectLinesWhere(tx, { matterId: classId })).filter(
    ({ rejectedReason, advanceFen }) => rejectedReason === null && advanceFen > zeroFen,
  )
  const decisions = await selectCalculation(tx, classId)
  const cuts = await selectCuts(
    tx,
    decisions.map((one) => one.id),
  )
  const cutOf = new Map(cuts.map((cut) => [cut.decisionId, cut.amountFen]))
  const due = new Map(
    decisions.map((one) => [dueKey(one), max(zeroFen, subtract(one.amountFen, cutOf.get(one.id) ?? zeroFen))]),
  )
  return [...Map.groupBy(lines, dueKey)].flatMap(([key, own]) => {
    let leftFen = due.get(key) ?? zeroFen
    return own.map(({ advancePartId, advanceFen }) => {
      const fen = min(leftFen, advanceFen)
      leftFen = subtract(leftFen, fen)
      return { partId: advancePartId ?? '', fen }
    })
  })
}
