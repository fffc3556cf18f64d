import { add, drawn, type Fen, subtract, sum, zeroFen } from '#kernel/money'
import type { FundSource } from '#policy/language'

/** What a source has left to give for an item, in the order of the sources. */
export interface SourceLeft {
  readonly source: FundSource
  readonly leftFen: Fen
}

/** A line's amount as one source pays it. */
export interface SourcePart<T> {
  readonly line: T
  readonly source: FundSource
  readonly amountFen: Fen
}

interface Payable {
  readonly amountFen: Fen
  /** What its rule allows it to be paid from. */
  readonly sources: readonly FundSource[]
}

/**
 * The lines of one item drawn from the sources in their order, none beyond what it has and none that a line's rule forbids:
 * the line at the boundary stands in two parts. Lines that may draw on fewer sources draw first, else the order of the list
 * decides. What all of a line's sources together lack stays with its first: approving that says what is missing.
 */
export function partsOf<T extends Payable>(lines: readonly T[], sources: readonly SourceLeft[]): SourcePart<T>[] {
  const left = new Map(sources.map((one) => [one.source, one.leftFen]))
  const choices = new Map(lines.map((line) => [line, line.sources.filter((source) => left.has(source)).length]))
  const ofFew = (line: T) => choices.get(line) ?? 0
  const byLine = new Map<T, SourcePart<T>[]>()
  for (const line of lines.toSorted((a, b) => ofFew(a) - ofFew(b))) byLine.set(line, draw(line, left))
  return lines.flatMap((line) => byLine.get(line) ?? [])
}

function draw<T extends Payable>(line: T, left: Map<FundSource, Fen>): SourcePart<T>[] {
  const own = [...left].flatMap(([source, leftFen]) => (line.sources.includes(source) ? [{ source, leftFen }] : []))
  const [first] = own
  // Most often the first has enough.
  if (first && first.leftFen >= line.amountFen) {
    left.set(first.source, subtract(first.leftFen, line.amountFen))
    return [{ line, source: first.source, amountFen: line.amountFen }]
  }
  const draws = drawn(own, line.amountFen)
  for (const { source, leftFen, drawFen } of draws) left.set(source, subtract(leftFen, drawFen))
  const lackingFen = subtract(line.amountFen, sum(draws.map((one) => one.drawFen)))
  const parts = own.map(({ source }, index) => {
    const given = draws.find((one) => one.source === source)?.drawFen ?? zeroFen
    return { line, source, amountFen: index === 0 ? add(given, lackingFen) : given }
  })
  // A line that costs nothing more still stands in a list.
  return line.amountFen === zeroFen ? parts.slice(0, 1) : parts.filter((part) => part.amountFen > zeroFen)
}
