import type { RateEntry } from '../facts.ts'
import type { Rate, RateTable } from '../rate.ts'
import type { Rule } from '../rule.ts'
import type { Unit } from '../words.ts'
import type { History } from './history.ts'

/** The most fen a rule can give to any row: it decides how wide its column of amounts must be. */
export function mostFen({ rate }: Rule, history: History, rates: readonly RateEntry[]): number {
  const most = (name: string) => mostIn(history, name)
  const ofTable = (table: RateTable) => rates.filter((row) => row.table === table.id)
  const times = (unit: Unit, fen: number) => fen * most(`quantity ${unit}`)
  const of = (one: Rate): number => {
    switch (one.op) {
      case 'per':
        return times(one.unit, one.rateFen)
      case 'tiers':
        return times(one.unit, Math.max(...one.tiers.map(({ rateFen }) => rateFen)))
      case 'by-level':
        return Math.max(0, ...Object.values(one.levels))
      case 'from-table':
        return Math.max(0, ...ofTable(one.table).map((row) => times(row.unit, row.rateFen)))
      case 'share':
        return (most(`stated ${one.of}`) * one.numerator) / one.denominator + 1
      case 'share-from-table':
        return most(`stated ${one.of}`) * Math.max(0, ...ofTable(one.table).map((row) => row.rateFen / 10_000)) + 1
      case 'up-to':
        return Math.min(one.capFen, of(one.of))
      case 'at-least':
        return Math.max(one.floorFen, of(one.of))
      case 'within':
      case 'up-to-stated':
        return of(one.of)
    }
  }
  return Math.max(0, ...rate.map(({ value }) => of(value)))
}

/** The greatest number of a column; a number that is nowhere known is 0. */
function mostIn({ numbers, claims }: History, name: string): number {
  const column = numbers.get(name)
  // A limit may put the days or months of the claim in the place of those of the facts.
  const taken = name === 'quantity day' ? claims.dayCount.most : name === 'quantity month' ? claims.monthCount.most : 0
  return Math.max(0, column?.most || 0, taken)
}
