import { add, type Fen, largestRemainder, spread, sum, zeroFen } from '#kernel/money'

interface Payable {
  readonly id: string
  readonly amountFen: Fen
}

/** What the organizer holds of one part of an advance. */
interface Held {
  readonly partId: string
  readonly leftFen: Fen
}

/**
 * Sets what is held in advance against lines of the same item: in proportion to the lines, each against one part, each fen
 * once and never more than the line.
 * @returns by line: against which part, and how much
 */
export function cover(lines: readonly Payable[], parts: readonly Held[]): Map<string, { partId: string; fen: Fen }> {
  const covered = new Map<string, { partId: string; fen: Fen }>()
  const held = parts.filter(({ leftFen }) => leftFen > zeroFen)
  if (held.length === 0 || lines.length === 0) return covered
  const groups = grouped(lines, held)
  for (const [index, { partId, leftFen }] of held.entries()) {
    const own = (groups[index] ?? []).map(({ id, amountFen }) => ({ id, leftFen: amountFen }))
    for (const { id, drawFen: fen } of spread(own, leftFen)) covered.set(id, { partId, fen })
  }
  return covered
}

/** The lines in as many groups as there are parts, each as large as its part is. */
function grouped<T extends Payable>(lines: readonly T[], held: readonly Held[]): T[][] {
  const sizes = largestRemainder(
    sum(lines.map((line) => line.amountFen)),
    held.map(({ leftFen }) => leftFen),
  )
  const groups: T[][] = held.map(() => [])
  let [at, filled] = [0, zeroFen]
  for (const line of lines) {
    if (filled >= (sizes[at] ?? zeroFen) && at < held.length - 1) [at, filled] = [at + 1, zeroFen]
    groups[at]?.push(line)
    filled = add(filled, line.amountFen)
  }
  return groups
}
