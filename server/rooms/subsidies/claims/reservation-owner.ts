import type { Tx } from '#platform/db'
import { findAdvance } from '../advances/store-advances.ts'
import type { Batch } from './store-batches.ts'

/**
 * Whose reservation a batch draws on: the class's, made when its opening was approved, also for an advance on it; of every
 * other matter, and of a difference paid later, its own, made when the batch is approved.
 */
export async function reservationOwner(tx: Tx, { id, kind, matterKind, matterId }: Batch): Promise<string> {
  if (kind !== 'ordinary') return id
  if (matterKind === 'advance') return (await findAdvance(tx, matterId))?.classId ?? id
  return matterKind === 'training' ? matterId : id
}
