import type { Facts, RateEntry } from '../facts.ts'
import type { RateTable } from '../rate.ts'
import { type RowKey, rowKeys } from '../trace.ts'
import { mapped } from './code.ts'

/** Instead of the index of a row: none fits, or several fit equally well and differ. */
export const NO_ROW = -1
export const SEVERAL_ROWS = -2

type RowTest = (row: RateEntry, facts: Facts) => boolean

/** What a row asks of the facts, each by itself: a row fits when all of them hold. */
export const rowTests: Readonly<Record<RowKey | 'statuses' | 'day' | 'region', RowTest>> = {
  ...mapped(
    rowKeys,
    (stated, key): RowTest =>
      (row, facts) =>
        row[key] == null || stated(facts) === row[key],
  ),
  statuses: ({ group }, { trainee }) => !group || trainee?.statuses.includes(group) === true,
  day: ({ from, until }, { decisiveOn }) => from <= decisiveOn && (until === null || decisiveOn <= until),
  region: (row, facts) => facts.region.startsWith(row.region),
}
const alwaysAsked = [rowTests.day, rowTests.region]

/** A row of a table as the choice among several sees it. */
export interface RowLine {
  /** Its index among the rates. */
  readonly at: number
  readonly row: RateEntry
  /** The tests it may fail. */
  readonly tests: readonly RowTest[]
  /** A longer region first, then more keys. */
  readonly closeness: number
  /** What it gives: rows that say the same do not contradict each other. */
  readonly says: string
}

/** The rows of one table among the rates, the closest first. */
export const linesOf = (table: RateTable, rates: readonly RateEntry[]): readonly RowLine[] =>
  rates
    .map(lineOf)
    .filter(({ row }) => row.table === table.id && (row.unit === 'percent') === (table.gives === 'percents'))
    .sort((a, b) => b.closeness - a.closeness)

function lineOf(row: RateEntry, at: number): RowLine {
  const keys = (Object.keys(rowKeys) as RowKey[]).filter((key) => row[key] != null)
  const group = row.group ? [rowTests.statuses] : []
  return {
    at,
    row,
    tests: [...keys.map((key) => rowTests[key]), ...group, ...alwaysAsked],
    closeness: row.region.length * 8 + keys.length + group.length,
    says: JSON.stringify([row.rateFen, row.unit, row.document, String(row.sources)]),
  }
}

/** The choice among rows: the best so far. */
export interface Best {
  line: RowLine | undefined
  /** Another line fits equally well and says something else. */
  contradicted: boolean
}

/** Looks for a line that fits, and better than the best so far; the lines come the closest first. */
export function look<F>(
  lines: readonly RowLine[],
  fits: (line: RowLine, of: F, index: number) => boolean,
  of: F,
  best: Best,
): void {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) continue
    const { line: other } = best
    if (other && line.closeness < other.closeness) return
    if (!fits(line, of, index)) continue
    if (!other || line.closeness > other.closeness) {
      best.line = line
      best.contradicted = false
    } else {
      if (line.says !== other.says) best.contradicted = true
      if (line.at < other.at) best.line = line
    }
  }
}

/** The index of the best row, NO_ROW or SEVERAL_ROWS. */
export const chosenRow = ({ line, contradicted }: Best): number =>
  !line ? NO_ROW : contradicted ? SEVERAL_ROWS : line.at

const noLines: readonly RowLine[] = []

/**
 * Finds the row of a table as `rowOf` does, in rates that are indexed once for each array, by the occupation they name:
 * the same rates are given to thousands of facts. An array of rates must not be changed once it has been used.
 * @returns the index of the row among the facts' rates, NO_ROW or SEVERAL_ROWS
 */
export function rowFinder(table: RateTable): (facts: Facts) => number {
  type Lines = ReadonlyMap<string | null, readonly RowLine[]>
  const indexed = new WeakMap<readonly RateEntry[], Lines>()
  let [latest, lines]: [readonly RateEntry[] | null, Lines] = [null, new Map()]
  return (facts) => {
    const { rates, occupation } = facts
    if (rates !== latest) {
      lines = indexed.get(rates) ?? Map.groupBy(linesOf(table, rates), ({ row }) => row.occupation)
      indexed.set(rates, lines)
      latest = rates
    }
    const best: Best = { line: undefined, contradicted: false }
    const code = occupation?.code
    if (code != null) look(lines.get(code) ?? noLines, fitsFacts, facts, best)
    look(lines.get(null) ?? noLines, fitsFacts, facts, best)
    return chosenRow(best)
  }
}

function fitsFacts({ row, tests }: RowLine, facts: Facts): boolean {
  for (const test of tests) if (!test(row, facts)) return false
  return true
}
