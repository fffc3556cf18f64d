import { MOST_COUNTED } from '#kernel/most-counted'

/** The words of a cut: how many there are in all, or that there are more than anybody counted. */
export const cutWords = (total: number) => (total < MOST_COUNTED ? 'cut' : 'cutBeyond')
