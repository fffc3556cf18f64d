import type { Tx } from '#platform/db'
import { raiseAdjustments } from '../afterwards/raise-adjustments.ts'
import type { Matter } from '../calculation/matters.ts'
import type { Calculated } from '../calculation/recalculate.ts'
import type { StoredDecision } from '../calculation/store-decisions.ts'
import { stillClaimable } from '../domain/still-claimable.ts'
import { freePlaces } from './free-places.ts'
import type { Batch } from './store-batches.ts'
import { deleteLines, type Line, selectTraces, type TracedLine } from './store-lines.ts'

/** What a matter has to claim once its returned batches are taken apart. */
interface Open {
  /**
   * To be claimed again as they were: the parts of lines whose other part, from another source, stands in a batch that goes
   * on, while the calculation is the same. Of another calculation, what is missing comes after the payment.
   */
  readonly parts: TracedLine[]
  /** The lines that stand. */
  readonly standing: readonly Line[]
  /** Entitled amounts that stand in no line. */
  readonly claimable: StoredDecision[]
}

/**
 * Takes the lines of returned batches away (also of those ended since, and what was refused of them with that), with their
 * places under the limits, so that they are claimed anew; differences that are not due any more are not.
 * @param calculated the matter as it was just decided
 */
export async function undoReturned(
  tx: Tx,
  matter: Matter,
  returned: readonly Batch[],
  { current, lines }: Calculated,
): Promise<Open> {
  const batchIds = new Set(returned.map(({ id }) => id))
  const standing = lines.filter((line) => !batchIds.has(line.batchId))
  const claimable = stillClaimable(current, standing)
  if (batchIds.size === 0) return { parts: [], standing, claimable }
  const parts = await partsAgain(tx, lines, batchIds, current)
  await freePlaces(
    tx,
    lines
      .filter((line) => batchIds.has(line.batchId))
      .filter(isOpen)
      .map(({ id }) => id),
    '退回后重新申报',
  )
  for (const id of batchIds) await deleteLines(tx, id)
  // While a difference stood in a list, what the newer calculation says of it had to wait.
  await raiseAdjustments(tx, matter, standing)
  return { parts, standing, claimable }
}

const isOpen = ({ rejectedReason }: Line): boolean => rejectedReason === null

async function partsAgain(
  tx: Tx,
  lines: readonly Line[],
  batchIds: ReadonlySet<string>,
  current: readonly StoredDecision[],
): Promise<TracedLine[]> {
  const open = lines.filter((line) => isOpen(line) || line.batchState === 'lapsed')
  const others = open.filter((line) => isOpen(line) && !batchIds.has(line.batchId))
  const standing = new Set(others.map((line) => line.decisionId))
  const inForce = new Set(current.map(({ id }) => id))
  const own = open.filter((line) => batchIds.has(line.batchId))
  const again = own.filter(({ decisionId }) => standing.has(decisionId) && inForce.has(decisionId))
  const traces = await selectTraces(
    tx,
    again.map(({ id }) => id),
  )
  return again.map((line) => ({ ...line, trace: traces.get(line.id) ?? [] }))
}
