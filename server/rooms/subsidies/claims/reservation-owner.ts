import type { Batch } from './store-batches.ts'

/**
 * Whose reservation a batch draws on: the class's, made when its opening was approved; of every other matter, and of a difference paid later, its own,
 * made when the batch is approved.
 */
export const reservationOwner = ({ id, kind, matterKind, matterId }: Batch): string =>
  kind === 'ordinary' && matterKind === 'training' ? matterId : id
