import { type Fen, sum } from '#kernel/money'

/** What an advance has paid of these lines. */
export const coveredFen = (lines: readonly { readonly advanceFen: Fen }[]): Fen =>
  sum(lines.map(({ advanceFen }) => advanceFen))
