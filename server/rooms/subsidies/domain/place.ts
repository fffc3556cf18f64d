import type { BatchState, HoldKind, ItemState, LinePlace } from '../contract-words.ts'

/** What is known of one line's way, from the tables and from the notices room. */
export interface LineFacts {
  readonly batchState: BatchState
  readonly rejectedReason: string | null
  /** State of the payment the line is in now; null when it is in none. */
  readonly itemState: ItemState | null
  readonly holds: readonly { readonly kind: HoldKind; readonly reason: string }[]
  /** What else stops it, in words: an objection, a corrected notice, a reported charge, a decided case. */
  readonly stops?: readonly string[]
}

export interface Placed {
  readonly place: LinePlace
  readonly reason: string | null
}

const ofState: Readonly<Record<BatchState, LinePlace>> = {
  claimed: 'under-review',
  returned: 'returned',
  lapsed: 'rejected',
  'first-reviewed': 'under-review',
  'second-reviewed': 'under-review',
  approved: 'approved',
  published: 'published',
  paying: 'published',
  closed: 'paid',
  rejected: 'rejected',
}

const ofItem: Readonly<Record<ItemState, LinePlace>> = {
  sent: 'in-transit',
  unknown: 'unknown',
  confirmed: 'paid',
  returned: 'held',
  'sent-back': 'held',
  withdrawn: 'published',
}

/** The one place a line's money is in: what is final first, then the bank, then what stops it, then the review. */
export function placeOf(line: LineFacts): Placed {
  if (line.rejectedReason !== null) return { place: 'rejected', reason: line.rejectedReason }
  if (line.itemState) return { place: ofItem[line.itemState], reason: null }
  const stops = [...line.holds.map((hold) => hold.reason), ...(line.stops ?? [])]
  if (stops.length > 0) return { place: 'held', reason: [...new Set(stops)].join('；') }
  return { place: ofState[line.batchState], reason: null }
}
