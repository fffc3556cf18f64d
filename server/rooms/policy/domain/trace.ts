import { type Fen, min, times, zeroFen } from '#kernel/money'
import type { Facts, FundSource, RateEntry } from './facts.ts'
import type { Rate, RateTable } from './language.ts'

/** One integer step of a calculation; `resultFen` is the amount after it. */
export type Step =
  | {
      readonly op: 'times'
      readonly rateFen: Fen
      readonly unit: 'day' | 'person'
      readonly quantity: number
      /** Number of the document that set the rate, where it came from a table. */
      readonly document: string | null
      readonly resultFen: Fen
    }
  | { readonly op: 'up-to'; readonly capFen: Fen; readonly resultFen: Fen }

/** The steps from nothing to the amount; stored with the claim, and the amount is recomputed from it. */
export type Trace = readonly Step[]

/** A rate that cannot be had: which table, and whether no row or several rows fit. */
export interface MissingRate {
  readonly table: RateTable
  readonly found: 'none' | 'several'
}

/** A trace with the fund sources its rate table named (null: the rule's own), or the table that is missing. */
export type Calculation = { readonly trace: Trace; readonly sources: readonly FundSource[] | null } | MissingRate

/** Applies a rate to the facts. */
export function calculate(rate: Rate, facts: Facts): Calculation {
  if (rate.op === 'per-day') {
    return { trace: [timesStep(rate.rateFen, 'day', facts.attendance.days, null)], sources: null }
  }
  if (rate.op === 'from-table') {
    const rows = fittingRows(rate.table, facts)
    const [row] = rows
    if (!row || rows.length > 1) return { table: rate.table, found: row ? 'several' : 'none' }
    const quantity = row.unit === 'day' ? facts.attendance.days : 1
    return { trace: [timesStep(row.rateFen, row.unit, quantity, row.document)], sources: row.sources }
  }
  const inner = calculate(rate.of, facts)
  return 'table' in inner ? inner : { ...inner, trace: [...inner.trace, capStep(rate.capFen, resultOf(inner.trace))] }
}

/**
 * Both amounts, recomputed from the stored steps alone.
 * @throws Error when a stored result is not what its step gives: the trace was altered
 */
export function replay(trace: Trace): { amountFen: Fen; uncappedFen: Fen } {
  const again = recount(trace)
  for (const [index, step] of trace.entries()) {
    if (again[index]?.resultFen !== step.resultFen) throw new Error(`step ${index + 1} of the trace does not add up`)
  }
  return {
    amountFen: resultOf(trace),
    uncappedFen: trace.findLast((step) => step.op === 'times')?.resultFen ?? zeroFen,
  }
}

/** The same calculation for another number of days (default: the same), as when a limit takes days away. */
export function recount(trace: Trace, days?: number): Trace {
  const steps: Step[] = []
  for (const step of trace) {
    if (step.op === 'up-to') steps.push(capStep(step.capFen, resultOf(steps)))
    else
      steps.push(timesStep(step.rateFen, step.unit, step.unit === 'day' ? (days ?? step.quantity) : 1, step.document))
  }
  return steps
}

const resultOf = (trace: Trace): Fen => trace.at(-1)?.resultFen ?? zeroFen

const timesStep = (rateFen: Fen, unit: 'day' | 'person', quantity: number, document: string | null): Step => ({
  op: 'times',
  rateFen,
  unit,
  quantity,
  document,
  resultFen: times(rateFen, quantity),
})

const capStep = (capFen: Fen, amountFen: Fen): Step => ({ op: 'up-to', capFen, resultFen: min(amountFen, capFen) })

/** The most specific rows that fit: a longer region first, then the row with more keys. More than one is ambiguous. */
function fittingRows(table: RateTable, facts: Facts): readonly RateEntry[] {
  const { decisiveOn: on, trainingClass, occupation } = facts
  const fits = (key: string | null, value: string | null) => key === null || key === value
  const rows = facts.rates.filter(
    (row) =>
      row.table === table.id &&
      trainingClass.region.startsWith(row.region) &&
      row.from <= on &&
      (row.until === null || on <= row.until) &&
      fits(row.kind, trainingClass.kind) &&
      fits(row.occupation, occupation.code) &&
      fits(row.level, occupation.level),
  )
  const closeness = (row: RateEntry) =>
    row.region.length * 4 + [row.kind, row.occupation, row.level].filter((key) => key !== null).length
  const best = Math.max(...rows.map(closeness))
  return rows.filter((row) => closeness(row) === best)
}
