import type { Tx } from '#platform/db'
import { lockBatch } from '../claims/store-batches.ts'
import { findLine, type Line } from '../claims/store-lines.ts'
import { linePlaces } from '../contract-words.ts'
import { hasArrived } from '../domain/has-arrived.ts'
import { placeOf } from '../domain/place.ts'
import { refuse } from '../refusals.ts'

/**
 * A line whose money has neither left nor been refused, with its batch locked.
 * @throws Refusal `line-unknown`, `line-settled`
 */
export async function unsettledLine(tx: Tx, lineId: string, act: string): Promise<Line> {
  const found = await findLine(tx, lineId)
  // Read again under the batch's lock: a payment under way must be over.
  const batch = found && (await lockBatch(tx, found.batchId))
  const line = batch && (await findLine(tx, lineId))
  if (!line) throw refuse('line-unknown')
  const { place } = placeOf({ ...line, holds: [] })
  if (line.itemState !== null || line.rejectedReason !== null || line.batchState === 'closed' || hasArrived(line)) {
    throw refuse('line-settled', { lineNumber: line.lineNumber, place: linePlaces.label(place), act })
  }
  return line
}
