import { add, type Fen, fen, largestRemainder, subtract, sum, zeroFen } from '#kernel/money'

/**
 * What is asked for in advance, over the parts an approval reserved: in proportion to the most each may have, never more, and
 * no part of nothing: of very little each has a fen before any has two.
 * @returns undefined where the amount has not a fen for each
 */
export function askedParts(most: readonly Fen[], askedFen: Fen): Fen[] | undefined {
  if (most.length === 0 || askedFen < most.length || askedFen > sum(most)) return undefined
  const shares = largestRemainder(askedFen, most)
  if (shares.every((share) => share > zeroFen)) return shares
  const one = fen(1)
  const restFen = subtract(askedFen, fen(most.length))
  if (restFen === zeroFen) return most.map(() => one)
  const more = largestRemainder(
    restFen,
    most.map((part) => subtract(part, one)),
  )
  return more.map((share) => add(one, share))
}
