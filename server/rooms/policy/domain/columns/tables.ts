import { type Best, chosenRow, linesOf, look, type RowLine, rowTests } from '../compiled/rows.ts'
import type { Facts, RateEntry } from '../facts.ts'
import type { RateTable } from '../rate.ts'
import type { Ground } from './grounds.ts'
import type { GroundColumn, History } from './history.ts'

/** One ground that the rows of a table tell apart: a class for each of its values. */
interface Dimension {
  readonly ground: Ground
  /** Value number to class. */
  readonly classes: Int32Array
  /** What one class is apart from the next in the number of a combination. */
  readonly stride: number
}

/**
 * The rows of a table for a whole history: what the rows tell apart is numbered, and for each combination that occurs
 * the row is chosen once.
 */
export interface TableLookup {
  readonly dimensions: readonly Dimension[]
  /** The row for a combination: its index among the rates, NO_ROW or SEVERAL_ROWS; UNKNOWN until it is chosen. */
  readonly rows: Int32Array
  choose(combination: number): number
}

export const UNKNOWN = -3
/** The most combinations that are kept: 64 MB. */
const MOST = 2 ** 24

/** @throws RangeError when the rows tell apart more combinations than can be kept */
export function tableLookup(table: RateTable, rates: readonly RateEntry[], history: History): TableLookup {
  const lines = linesOf(table, rates)
  const dimensions: Dimension[] = []
  const fitting: (readonly Uint8Array[])[] = []
  let combinations = 1
  for (const [ground, test] of Object.entries(rowTests) as [keyof typeof rowTests, (typeof rowTests)['day']][]) {
    const column = history.grounds.get(ground)
    if (!column) throw new Error(`the history has no ${ground}`)
    const { classes, fits } = classify(column, lines, test)
    dimensions.push({ ground, classes, stride: combinations })
    fitting.push(fits)
    combinations *= fits.length
  }
  if (combinations > MOST) throw new RangeError(`${table.id} tells apart ${combinations} combinations`)
  const rows = new Int32Array(combinations).fill(UNKNOWN)
  const fits = (_: RowLine, own: readonly (Uint8Array | undefined)[], index: number) => {
    for (const one of own) if (one?.[index] === 0) return false
    return true
  }
  return {
    dimensions: dimensions.filter((_, index) => (fitting[index]?.length ?? 0) > 1),
    rows,
    choose(combination) {
      const own = fitting.map(
        (all, index) => all[Math.floor(combination / (dimensions[index]?.stride ?? 1)) % all.length],
      )
      const best: Best = { line: undefined, contradicted: false }
      look(lines, fits, own, best)
      const row = chosenRow(best)
      rows[combination] = row
      return row
    },
  }
}

/** Puts the values of a ground into classes: those that fit the same rows are one. */
function classify(
  { firsts }: GroundColumn,
  lines: readonly RowLine[],
  test: (row: RateEntry, facts: Facts) => boolean,
) {
  const [known, fits] = [new Map<string, number>(), [] as Uint8Array[]]
  const classes = new Int32Array(firsts.length)
  const own = new Uint8Array(lines.length)
  for (const [value, facts] of firsts.entries()) {
    for (const [index, { row }] of lines.entries()) own[index] = test(row, facts) ? 1 : 0
    const name = nameOf(own)
    const found = known.get(name) ?? fits.push(own.slice()) - 1
    known.set(name, found)
    classes[value] = found
  }
  return { classes, fits }
}

/** A short text for an array of bits, the same for the same bits. */
function nameOf(bits: Uint8Array): string {
  let [name, word] = ['', 1]
  for (const bit of bits) {
    word = (word << 1) | bit
    if (word < 0x8000) continue
    name += String.fromCharCode(word)
    word = 1
  }
  return name + String.fromCharCode(word)
}
