import { add, type Fen, spread, zeroFen } from '#kernel/money'

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
 * once and never more than the line. No part goes without lines while there is one for each; all that is held is covered
 * where the lines, without the largest for each part, are worth as much. What finds no line is recovered in the end.
 * @returns by line: against which part, and how much; never nothing
 */
export function cover(lines: readonly Payable[], parts: readonly Held[]): Map<string, { partId: string; fen: Fen }> {
  const covered = new Map<string, { partId: string; fen: Fen }>()
  const due = lines.filter(({ amountFen }) => amountFen > zeroFen)
  const held = parts.filter(({ leftFen }) => leftFen > zeroFen)
  for (const { partId, leftFen, own } of grouped(due, held))
    for (const { id, drawFen: fen } of spread(own, leftFen)) covered.set(id, { partId, fen })
  return covered
}

interface Group extends Held {
  readonly own: { readonly id: string; readonly leftFen: Fen }[]
  filledFen: Fen
}

/** The lines in as many groups as there are parts: each line goes to the part that has least of what it holds, the largest first. */
function grouped(lines: readonly Payable[], held: readonly Held[]): Group[] {
  const groups = held
    .toSorted((a, b) => b.leftFen - a.leftFen)
    .map((part): Group => ({ ...part, own: [], filledFen: zeroFen }))
  for (const { id, amountFen } of lines) {
    const neediest = groups.reduce<Group | undefined>(
      (least, one) => (least && !needier(one, least) ? least : one),
      undefined,
    )
    neediest?.own.push({ id, leftFen: amountFen })
    if (neediest) neediest.filledFen = add(neediest.filledFen, amountFen)
  }
  return groups
}

/** Whether a group has less of what its part holds than another one; compared without a fraction. */
const needier = (one: Group, other: Group): boolean =>
  BigInt(one.filledFen) * BigInt(other.leftFen) < BigInt(other.filledFen) * BigInt(one.leftFen)
