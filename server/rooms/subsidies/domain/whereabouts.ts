import type { BatchState } from '../contract-words.ts'
import { hasArrived } from './has-arrived.ts'
import type { Required } from './required.ts'

/** Where the money of one due amount is, by the lines that claim it. */
export type Whereabouts = 'unclaimed' | 'under-way' | 'sent-back-in-part' | 'arrived'

type Claimed = Parameters<typeof hasArrived>[0] & { readonly batchState: BatchState }

/**
 * Where the money is → what may be raised about it. What is under way is corrected on its way. What was sent back is not:
 * nobody but its claimant can go on with it, and whoever owes money back could wait for ever; but what is missing may come
 * with it, so nothing is topped up besides.
 */
export const raised: Readonly<Record<Whereabouts, readonly Required['direction'][]>> = {
  unclaimed: [],
  'under-way': [],
  'sent-back-in-part': ['recover', 'ease'],
  arrived: ['recover', 'ease', 'top-up'],
}

/** Sent back to its claimant, also where the county ended it since: it may be claimed again. */
export const sentBackStates: readonly BatchState[] = ['returned', 'lapsed']

export const isSentBack = ({ batchState }: Pick<Claimed, 'batchState'>): boolean => sentBackStates.includes(batchState)

/**
 * @param claimed the lines of one due amount that were not refused for good
 * @param refusedAndPaid whether the bank has paid one all the same
 */
export function whereabouts(claimed: readonly Claimed[], refusedAndPaid = false): Whereabouts {
  const standing = claimed.filter((line) => !isSentBack(line))
  if (standing.length === 0) return refusedAndPaid ? 'sent-back-in-part' : 'unclaimed'
  if (!standing.every(hasArrived)) return 'under-way'
  return standing.length < claimed.length ? 'sent-back-in-part' : 'arrived'
}
