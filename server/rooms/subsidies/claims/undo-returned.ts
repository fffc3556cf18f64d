import type { Tx } from '#platform/db'
import { raiseAdjustments } from '../afterwards/raise-adjustments.ts'
import type { Matter } from '../calculation/matters.ts'
import { selectCalculation } from '../calculation/store-decisions.ts'
import { freePlaces } from './free-places.ts'
import type { Batch } from './store-batches.ts'
import { deleteLines, type Line, selectLinesWhere } from './store-lines.ts'

/**
 * Takes the lines of returned batches away, with their places under the limits, so that they are claimed anew; differences
 * that are not due any more are not.
 * @returns those to be claimed again as they were: the parts of lines whose other part, from another source, stands in a
 * batch that goes on, while the calculation is the same. Of another calculation, what is missing comes after the payment.
 */
export async function undoReturned(tx: Tx, matter: Matter, returned: readonly Batch[]): Promise<Line[]> {
  if (returned.length === 0) return []
  const { id: matterId } = matter
  const batchIds = new Set(returned.map(({ id }) => id))
  const lines = (await selectLinesWhere(tx, { matterId })).filter((line) => line.rejectedReason === null)
  const standing = new Set(lines.filter((line) => !batchIds.has(line.batchId)).map((line) => line.decisionId))
  const current = new Set((await selectCalculation(tx, matterId)).map(({ id }) => id))
  const own = lines.filter((line) => batchIds.has(line.batchId))
  await freePlaces(
    tx,
    own.map(({ id }) => id),
    '退回后重新申报',
  )
  for (const id of batchIds) await deleteLines(tx, id)
  // While a difference stood in a list, what the newer calculation says of it had to wait.
  await raiseAdjustments(tx, matter)
  return own.filter(({ decisionId }) => standing.has(decisionId) && current.has(decisionId))
}
