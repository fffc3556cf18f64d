import { type DateText, yearOf } from '#kernel/dates'
import { add, type Fen, subtract, zeroFen } from '#kernel/money'
import {
  type DecidedHistory,
  type DecidedRule,
  decideColumns,
  encodeHistory,
  type Facts,
  type PastCase,
  readReason,
} from '#policy'
import type { Limit, PolicyPack, RateEntry } from '#policy/language'

/** One enrolment as the laboratory sees it: facts, and what the limits count by. */
export interface LabCase {
  readonly id: string
  readonly person: string
  readonly trainingClass: string
  readonly organizer: string
  readonly facts: Facts
  readonly days: readonly DateText[]
  /** Reported; earlier ones only take their places under the limits. */
  readonly wanted: boolean
  /** Rules whose amounts a decided case has taken away: they give nothing on either side, and take no place. */
  readonly withheld?: ReadonlySet<string> | undefined
}

/** A history decided by the rules as they are, and by those that are tried; the rows of both are the same. */
export interface Compared {
  readonly cases: readonly LabCase[]
  readonly before: DecidedHistory
  readonly after: DecidedHistory
}

/**
 * Decides every case twice by the columnar evaluator, limits included, all claims in the order of application. Says what
 * `entitle` and `ration` say; words are made only for what is shown.
 * @param rates all that may apply, of all regions and times
 */
export function compare(
  cases: readonly LabCase[],
  packs: readonly PolicyPack[],
  tried: readonly PolicyPack[],
  rates: readonly RateEntry[],
): Compared {
  const history = encodeHistory(cases.map(pastOf))
  return { cases, before: decideColumns(history, packs, rates), after: decideColumns(history, tried, rates) }
}

function pastOf(one: LabCase, submissionNo: number): PastCase {
  const { facts, days, person, trainingClass, organizer, withheld } = one
  const effectiveOn = facts.certificate?.issuedOn ?? facts.attendance?.lastCountedOn ?? facts.decisiveOn
  return {
    facts,
    ...(withheld && { withheld }),
    claim: {
      person,
      effectiveOn,
      submissionNo,
      year: yearOf(effectiveOn),
      occupation: facts.occupation?.code ?? null,
      level: facts.occupation?.level ?? null,
      organizer,
      trainingClass,
      ...(facts.certificate && { certificate: one.id }),
      days,
    },
  }
}

/** What one rule gives in one case, on both sides. */
export interface LabRow {
  readonly one: LabCase
  readonly ruleId: string
  readonly beforeFen: Fen
  readonly afterFen: Fen
  /** Limits that took all of it or a part. */
  readonly limitedBefore: readonly Limit[]
  readonly limitedAfter: readonly Limit[]
}

/** Every case and rule that gives or gave something, or where a limit was reached. */
export function labRows({ cases, before, after }: Compared): LabRow[] {
  const ids = [...new Set([...before.rules, ...after.rules].map(({ rule }) => rule.id))].sort()
  const { rows, source } = before.history
  return ids.flatMap((ruleId) => {
    const [was, now] = [ruleIn(before, ruleId), ruleIn(after, ruleId)]
    const found: LabRow[] = []
    for (let row = 0; row < rows; row++) {
      const one = cases[source[row] ?? -1]
      if (!one?.wanted || (givesNothing(was, row) && givesNothing(now, row))) continue
      const [limitedBefore, limitedAfter] = [exceededIn(was, row), exceededIn(now, row)]
      found.push({ one, ruleId, beforeFen: fenIn(was, row), afterFen: fenIn(now, row), limitedBefore, limitedAfter })
    }
    return found
  })
}

const ruleIn = ({ rules }: DecidedHistory, ruleId: string): DecidedRule | undefined =>
  rules.find(({ rule }) => rule.id === ruleId)
const fenIn = (decided: DecidedRule | undefined, row: number): Fen => (decided?.amountFen[row] ?? 0) as Fen
const exceededIn = (decided: DecidedRule | undefined, row: number): readonly Limit[] =>
  decided ? readReason(decided, decided.reason[row] ?? 0).exceeded : []
const givesNothing = (decided: DecidedRule | undefined, row: number): boolean =>
  fenIn(decided, row) === zeroFen && exceededIn(decided, row).length === 0

/** Everything the changes did, the largest difference first. */
export const differencesOf = (rows: readonly LabRow[]): LabRow[] =>
  rows
    .filter(({ beforeFen, afterFen }) => beforeFen !== afterFen)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || inOrder(a, b))

const sizeOf = ({ beforeFen, afterFen }: LabRow): number => Math.abs(afterFen - beforeFen)
const inOrder = (a: LabRow, b: LabRow): number => (a.one.id < b.one.id ? -1 : a.one.id > b.one.id ? 1 : 0)

export interface Side {
  readonly people: number
  readonly amountFen: Fen
}

/** People and cost under each side, cut by any key. */
export function sliceBy(
  rows: readonly LabRow[],
  keyOf: (row: LabRow) => string,
): Map<string, { before: Side; after: Side; differenceFen: Fen }> {
  const keys = Map.groupBy(rows, keyOf)
  return new Map(
    [...keys.keys()].sort().map((key) => {
      const own = keys.get(key) ?? []
      const [before, after] = [sideOf(own, 'beforeFen'), sideOf(own, 'afterFen')]
      return [key, { before, after, differenceFen: subtract(after.amountFen, before.amountFen) }]
    }),
  )
}

function sideOf(rows: readonly LabRow[], side: 'beforeFen' | 'afterFen'): Side {
  const given = rows.filter((row) => row[side] !== zeroFen)
  return {
    people: new Set(given.map(({ one }) => one.person)).size,
    amountFen: given.reduce((sum, row) => add(sum, row[side]), zeroFen),
  }
}

/** Whose sum over all rules rose or fell. */
export function winnersAndLosers(differences: readonly LabRow[]): { winners: Side; losers: Side } {
  const change = new Map<string, number>()
  for (const { one, beforeFen, afterFen } of differences) {
    change.set(one.person, (change.get(one.person) ?? 0) + afterFen - beforeFen)
  }
  const side = (sign: 1 | -1): Side => {
    const own = [...change.values()].filter((fen) => fen * sign > 0)
    return { people: own.length, amountFen: own.reduce((sum, fen) => sum + fen * sign, 0) as Fen }
  }
  return { winners: side(1), losers: side(-1) }
}
