import type { DateText } from '#kernel/dates'
import type { BatchState, ItemState } from '../contract-words.ts'

/**
 * Whether nothing of a line is on its way any more: the bank has confirmed it, or an advance had paid it and the batch was
 * closed, whatever else the bank may have sent back since.
 */
export const hasArrived = (line: {
  readonly amountFen: number
  readonly itemState: ItemState | null
  readonly batchState: BatchState
  readonly batchClosedOn: DateText | null
}): boolean =>
  line.itemState === 'confirmed' ||
  (line.amountFen === 0 && (line.batchState === 'closed' || line.batchClosedOn !== null))
