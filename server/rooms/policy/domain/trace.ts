import { add, type Fen, max, min, type Rounding, share, times, zeroFen } from '#kernel/money'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { Facts, RateEntry } from './facts.ts'
import { type AmountName, amountOf, quantities } from './figures.ts'
import type { Rate, RateTable } from './rate.ts'
import type { FundSource, Unit } from './words.ts'

/** One integer step of a calculation; `resultFen` is the amount after it. */
export type Step =
  | {
      /** Adds to what stands before it: a staircase is several of these. */
      readonly op: 'times'
      readonly rateFen: Fen
      readonly unit: Unit
      readonly quantity: number
      /** The most units this step takes, where it is one of a staircase; the rest goes on to the next. */
      readonly first?: number | null
      /** Number of the document that set the rate, where it came from a table. */
      readonly document: string | null
      readonly resultFen: Fen
    }
  | {
      readonly op: 'share'
      readonly of: AmountName
      readonly amountFen: Fen
      readonly numerator: number
      readonly denominator: number
      readonly rounding: Rounding
      /** Number of the document that set the share, where it came from a table. */
      readonly document?: string
      readonly resultFen: Fen
    }
  | { readonly op: 'up-to'; readonly capFen: Fen; readonly resultFen: Fen }
  | { readonly op: 'up-to-stated'; readonly amount: AmountName; readonly capFen: Fen; readonly resultFen: Fen }
  | { readonly op: 'at-least'; readonly floorFen: Fen; readonly resultFen: Fen }

/** The steps from nothing to the amount; stored with the claim, and the amount is recomputed from it. */
export type Trace = readonly Step[]

/** Why there is no amount although every condition is met: what is wanting, and under which clauses. */
export interface Lacking {
  readonly lacks:
    | 'rate-table-missing'
    | 'rate-table-ambiguous'
    | 'rate-outside-band'
    | 'amount-missing'
    | 'level-without-rate'
  /** The table's id, the amount's name or the level. */
  readonly what: string
  readonly cites: readonly ClauseAnchor[]
}

/** A trace with the fund sources its rate table named (null: the rule's own), or what is lacking. */
export type Calculation = { readonly trace: Trace; readonly sources: readonly FundSource[] | null } | Lacking

type StepOf<O extends Step['op']> = Omit<Extract<Step, { op: O }>, 'resultFen'>

/** A step before its result is known. */
type Plain = { [O in Step['op']]: StepOf<O> }[Step['op']]

type Plan = { readonly steps: readonly Plain[]; readonly sources: readonly FundSource[] | null } | Lacking

/** Applies a rate to the facts. */
export function calculate(rate: Rate, facts: Facts): Calculation {
  const plan = planOf(rate, facts)
  return 'lacks' in plan ? plan : { trace: run(plan.steps), sources: plan.sources }
}

function planOf(rate: Rate, facts: Facts): Plan {
  switch (rate.op) {
    case 'per':
      return only({ ...counted(rate.unit, rate.rateFen, quantities[rate.unit](facts)) })
    case 'tiers': {
      const quantity = quantities[rate.unit](facts)
      return {
        steps: rate.tiers.map(({ first, rateFen }) => ({ ...counted(rate.unit, rateFen, quantity), first })),
        sources: null,
      }
    }
    case 'by-level': {
      const level = facts.occupation?.level
      const rateFen = level && rate.levels[level]
      return rateFen
        ? only(counted('person', rateFen, 1))
        : { lacks: 'level-without-rate', what: level ?? 'none', cites: [] }
    }
    case 'from-table':
      return fromRow(rate.table, facts)
    case 'share':
    case 'share-from-table':
      return shareOf(rate, facts)
    default:
      return bounded(rate, planOf(rate.of, facts), facts)
  }
}

const only = (step: Plain): Plan => ({ steps: [step], sources: null })

const counted = (unit: Unit, rateFen: Fen, quantity: number, document: string | null = null): StepOf<'times'> => ({
  op: 'times',
  rateFen,
  unit,
  quantity,
  document,
})

function fromRow(table: RateTable, facts: Facts): Plan {
  const row = rowOf(table, facts)
  if ('lacks' in row) return row
  return { steps: [counted(row.unit, row.rateFen, quantities[row.unit](facts), row.document)], sources: row.sources }
}

/** A percentage in a row is written as an amount is: 30.00 is 3000 of 10,000. */
function shareOf(rate: Extract<Rate, { rounding: Rounding }>, facts: Facts): Plan {
  const { of, rounding } = rate
  const amountFen = amountOf(of).read(facts)
  if (amountFen === undefined) return { lacks: 'amount-missing', what: of, cites: [] }
  if (rate.op === 'share') return only({ ...rate, amountFen })
  const row = rowOf(rate.table, facts)
  if ('lacks' in row) return row
  const { rateFen: numerator, document, sources } = row
  return { steps: [{ op: 'share', of, amountFen, numerator, denominator: 10_000, rounding, document }], sources }
}

function bounded(rate: Extract<Rate, { of: Rate }>, inner: Plan, facts: Facts): Plan {
  if ('lacks' in inner) return inner
  const followedBy = (step: Plain): Plan => ({ ...inner, steps: [...inner.steps, step] })
  switch (rate.op) {
    case 'up-to':
      return followedBy({ op: 'up-to', capFen: rate.capFen })
    case 'at-least':
      return followedBy({ op: 'at-least', floorFen: rate.floorFen })
    case 'up-to-stated': {
      const capFen = amountOf(rate.amount).read(facts)
      if (capFen === undefined) return { lacks: 'amount-missing', what: rate.amount, cites: [] }
      return followedBy({ op: 'up-to-stated', amount: rate.amount, capFen })
    }
    case 'within': {
      const amountFen = resultOf(run(inner.steps))
      const fits = rate.leastFen <= amountFen && amountFen <= rate.mostFen
      return fits ? inner : { lacks: 'rate-outside-band', what: 'band', cites: [] }
    }
  }
}

/** Gives every step its result. `taken` replaces the quantity of a unit, as when a limit takes days away. */
function run(steps: readonly Plain[], taken: Partial<Record<Unit, number>> = {}): Trace {
  const done: Step[] = []
  const left: Partial<Record<Unit, number>> = { ...taken }
  for (const step of steps) {
    const before = resultOf(done)
    if (step.op !== 'times') done.push({ ...step, resultFen: resultAfter(step, before) })
    else {
      const whole = left[step.unit] ?? step.quantity
      const quantity = step.first == null ? whole : Math.min(whole, step.first)
      if (step.first !== undefined) left[step.unit] = whole - quantity
      done.push({ ...step, quantity, resultFen: add(before, times(step.rateFen, quantity)) })
    }
  }
  return done
}

function resultAfter(step: Exclude<Plain, StepOf<'times'>>, before: Fen): Fen {
  switch (step.op) {
    case 'share':
      return share(step.amountFen, step.numerator, step.denominator, step.rounding)
    case 'at-least':
      return max(before, step.floorFen)
    default:
      return min(before, step.capFen)
  }
}

/**
 * Both amounts, recomputed from the stored steps alone; the uncapped one without the caps.
 * @throws Error when a stored result is not what its step gives: the trace was altered
 */
export function replay(trace: Trace): { amountFen: Fen; uncappedFen: Fen } {
  const again = recount(trace)
  for (const [index, step] of trace.entries()) {
    if (again[index]?.resultFen !== step.resultFen) throw new Error(`step ${index + 1} of the trace does not add up`)
  }
  const uncapped = recount(trace.filter((step) => !step.op.startsWith('up-to')))
  return { amountFen: resultOf(trace), uncappedFen: resultOf(uncapped) }
}

/** The same calculation for another number of days or months (default: the same). */
export function recount(trace: Trace, taken: Partial<Record<Unit, number>> = {}): Trace {
  const whole: Partial<Record<Unit, number>> = {}
  for (const step of trace) {
    if (step.op === 'times' && step.first !== undefined) whole[step.unit] = (whole[step.unit] ?? 0) + step.quantity
  }
  return run(trace, { ...whole, ...taken })
}

const resultOf = (trace: Trace): Fen => trace.at(-1)?.resultFen ?? zeroFen

/**
 * The row of a table that fits best: a longer region first, then more keys.
 * Several rows that fit equally well and differ give no rate, for none could be preferred.
 */
export function rowOf(table: RateTable, facts: Facts): RateEntry | Lacking {
  const rows = fittingRows(table, facts)
  const [row] = rows
  const cites = table.cites
  if (!row) return { lacks: 'rate-table-missing', what: table.id, cites }
  return rows.every((other) => sayTheSame(row, other)) ? row : { lacks: 'rate-table-ambiguous', what: table.id, cites }
}

const sayTheSame = (a: RateEntry, b: RateEntry): boolean =>
  a.rateFen === b.rateFen && a.unit === b.unit && a.document === b.document && `${a.sources}` === `${b.sources}`

function fittingRows(table: RateTable, facts: Facts): readonly RateEntry[] {
  const { decisiveOn: on, region, trainee } = facts
  const rows = facts.rates.filter(
    (row) =>
      row.table === table.id &&
      (row.unit === 'percent') === (table.gives === 'percents') &&
      region.startsWith(row.region) &&
      row.from <= on &&
      (row.until === null || on <= row.until) &&
      keysOf(row).every((key) => rowKeys[key](facts) === row[key]) &&
      (!row.group || trainee?.statuses.includes(row.group)),
  )
  const closeness = (row: RateEntry) => row.region.length * 8 + keysOf(row).length + (row.group ? 1 : 0)
  const best = Math.max(...rows.map(closeness))
  return rows.filter((row) => closeness(row) === best)
}

/** The keys a row may name, each with what the facts must then state. */
export const rowKeys = {
  kind: (facts) => facts.trainingClass?.kind,
  occupation: (facts) => facts.occupation?.code,
  level: (facts) => facts.occupation?.level,
  tier: (facts) => facts.award?.level ?? facts.recognition?.level,
  rank: (facts) => facts.award?.rank,
  subject: (facts) => facts.jointSchool?.basis ?? facts.recognition?.kind,
} as const satisfies Readonly<Partial<Record<keyof RateEntry, (facts: Facts) => string | null | undefined>>>
export type RowKey = keyof typeof rowKeys

const keysOf = (row: RateEntry): readonly RowKey[] =>
  (Object.keys(rowKeys) as RowKey[]).filter((key) => row[key] != null)
