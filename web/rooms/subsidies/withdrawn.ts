import { type Fen, sum } from '#kernel/money'

/**
 * What a withdrawal takes: those chosen that still may be taken, or all while none was ever chosen. When everything chosen has
 * been settled meanwhile it takes nothing, and never the others.
 */
export function takenOf<T extends { readonly sequence: number }>(open: readonly T[], chosen: readonly number[]) {
  return chosen.length === 0 ? open : open.filter(({ sequence }) => chosen.includes(sequence))
}

/** What of an order is still to be paid or is paid: the total of the file as it was made anew. */
export function restOf(items: readonly { readonly state: string; readonly amountFen: Fen }[]): Fen {
  return sum(items.filter(({ state }) => state !== 'withdrawn').map(({ amountFen }) => amountFen))
}
