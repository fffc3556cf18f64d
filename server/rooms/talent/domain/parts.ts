import { type Fen, sum } from '#kernel/money'

/**
 * What each winner gets of an award: the whole for one, the given parts for a team (团体奖按发奖文件分到个人).
 * @returns the parts and their sum; where that is not the award, the document was copied wrongly
 */
export function splitAward(total: Fen, given: readonly (Fen | undefined)[]): { parts: Fen[]; sumFen: Fen } {
  const alone = given.length === 1 && given[0] === undefined
  const parts = alone ? [total] : given.map((part) => part ?? (0 as Fen))
  return { parts, sumFen: sum(parts) }
}
