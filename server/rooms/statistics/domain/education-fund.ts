import { type Fen, subtract, sum } from '#kernel/money'

/** Kinds that count for front-line workers; mentors’ allowances do (reading of lz-2019-63/6-3/front-line-share). */
const FRONT_LINE: ReadonlySet<string> = new Set(['front-line-training', 'mentor-allowance'])

export const isFrontLine = (kind: string): boolean => FRONT_LINE.has(kind)

/** What was used, and the front-line part of it. */
export function usedOf(items: readonly { readonly kind: string; readonly amountFen: Fen }[]) {
  return {
    usedFen: sum(items.map(({ amountFen }) => amountFen)),
    frontLineFen: sum(items.filter(({ kind }) => isFrontLine(kind)).map(({ amountFen }) => amountFen)),
  }
}

/** Whole percent of what was used, rounded down; null where nothing was used. */
export const frontLinePercent = ({ usedFen, frontLineFen }: { usedFen: Fen; frontLineFen: Fen }): number | null =>
  usedFen === 0 ? null : Number((BigInt(frontLineFen) * 100n) / BigInt(usedFen))

/** What may be deducted this year and what is left for later ones. */
export const taxOf = (usedFen: Fen, deductibleFen: Fen) => ({
  deductibleFen,
  carriedFen: subtract(usedFen, deductibleFen),
})

export type Standing = 'missing' | 'below-share' | 'in-share' | 'not-judged'

/** Nothing submitted is missing; `reaches` is the rule's word, undefined where no document speaks of the year. */
export function standingOf(submitted: boolean, reaches: boolean | undefined): Standing {
  if (!submitted) return 'missing'
  if (reaches === undefined) return 'not-judged'
  return reaches ? 'in-share' : 'below-share'
}
