import type { Batch } from './store-batches.ts'

/**
 * Whose reservation a batch draws on: the class's, made when its opening was approved; of every other matter its own,
 * made when the batch is approved.
 */
export const reservationOwner = ({ id, matterKind, matterId }: Batch): string =>
  matterKind === 'training' ? matterId : id
