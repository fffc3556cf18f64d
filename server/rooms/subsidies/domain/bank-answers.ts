import type { ItemState } from '../contract-words.ts'

/** What a bank's file can say of a transfer. */
export type Told = 'confirmed' | 'returned' | 'unknown'

/** What a transfer becomes by an answer. */
export type Answered = Exclude<ItemState, 'sent' | 'withdrawn'>

/**
 * state → answer → what the transfer becomes; null: nothing new, absent: the answer contradicts what is booked. A bank may send
 * money back days after it had said that it was paid (退汇); it does not pay what it has sent back.
 */
export const answers: Readonly<Record<ItemState, Readonly<Partial<Record<Told, Answered | null>>>>> = {
  sent: { confirmed: 'confirmed', returned: 'returned', unknown: 'unknown' },
  unknown: { confirmed: 'confirmed', returned: 'returned', unknown: null },
  confirmed: { confirmed: null, returned: 'sent-back' },
  returned: { returned: null },
  'sent-back': { returned: null },
  // The bank had said that it would not execute it: that it has not is no news.
  withdrawn: { returned: null },
}

/** Whether the money is here again: its lines are payable. */
export const cameBack = (state: ItemState): boolean => state === 'returned' || state === 'sent-back'
