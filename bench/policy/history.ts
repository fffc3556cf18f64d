import {
  type DecidedHistory,
  decideColumns,
  encodeHistory,
  entitle,
  type Facts,
  type History,
  type PastCase,
  ration,
  readReason,
} from '#policy'
import { limitsOf } from '#policy/language'
import { alternate, figure } from '../measure.ts'
import { compared, type Goal, type Say } from '../report.ts'
import { openDuck } from './duck.ts'
import { whatIfPacks } from './packs.ts'
import { rates } from './rates.ts'
import { differences, emptyTotals, type Totals } from './totals.ts'
import { caseOf, enrolmentOf, type World } from './world.ts'

interface Size extends World {
  readonly rounds: number
  /** Persons whose whole histories are decided again by the reference. */
  readonly persons: number
  /** The part of the goal that must be met. */
  readonly part: number
}

/** The whole history decided again under another policy: columns beside DuckDB's windowed SQL. */
export async function benchHistory({ rounds, persons, part, ...world }: Size, say: Say): Promise<readonly Goal[]> {
  const duck = await openDuck()
  const began = performance.now()
  const history = encodeHistory(
    (function* () {
      for (let n = 0; n < world.enrolments; n++) {
        const enrolment = enrolmentOf(world, n)
        duck.append(enrolment, n)
        yield caseOf(enrolment, n)
      }
    })(),
  )
  await duck.ready()
  const seconds = figure((performance.now() - began) / 1000)
  say(
    `${history.rows.toLocaleString('en')} enrolments of ${peopleIn(history)} people, made, encoded and given to DuckDB ${duck.version} in ${seconds} s, outside the clock`,
  )
  let [own, theirs]: [DecidedHistory | undefined, Totals | undefined] = [undefined, undefined]
  const [anchor, product] = await alternate(
    [
      {
        name: `DuckDB ${duck.version}, windowed SQL, totals only`,
        async run() {
          theirs = await duck.decide()
          return history.rows
        },
      },
      {
        name: 'columns, a reason and an amount for every row and rule',
        run() {
          own = decideColumns(history, whatIfPacks, rates, own)
          return history.rows
        },
      },
    ],
    rounds,
  )
  duck.close()
  const goal = compared({ name: 'columns / DuckDB', product, anchor, goal: 5 * part }, say)
  if (!own || !theirs) throw new Error('nothing was decided')
  return [goal, equalTotals(own, theirs, say), equalLines(own, world, persons, say)]
}

const peopleIn = ({ person, rows }: History): string => ((person[rows - 1] ?? -1) + 1).toLocaleString('en')

/** The totals by rule and reason, beside DuckDB's. */
function equalTotals({ history, rules }: DecidedHistory, theirs: Totals, say: Say): Goal {
  const own = emptyTotals()
  for (const [rule, { reason, amountFen }] of rules.entries()) {
    const byReason = new Map<number, [rows: number, fen: number]>()
    for (let row = 0; row < history.rows; row++) {
      const sums = byReason.get(reason[row] ?? 0) ?? [0, 0]
      sums[0] += 1
      sums[1] += amountFen[row] ?? 0
      byReason.set(reason[row] ?? 0, sums)
    }
    for (const [code, [rows, fen]] of byReason) own.add(rule, code, rows, fen)
  }
  const wrong = differences(own.lines(), theirs.lines())
  const words =
    wrong.length === 0 ? `yes, ${own.lines().length} totals by rule and reason` : wrong.slice(0, 10).join('\n')
  say(`Equal to DuckDB in rows and fen by rule and reason: ${words}`)
  return { name: 'equal to DuckDB', met: wrong.length === 0, words }
}

/** Every line of some persons, beside the reference: all their cases, entitled and rationed one by one. */
function equalLines(decided: DecidedHistory, world: World, persons: number, say: Say): Goal {
  const { history } = decided
  // A little more than wanted are drawn, so that there are enough.
  const everyNth = Math.max(1, Math.floor(((history.person[history.rows - 1] ?? 0) + 1) / (persons * 1.05)))
  let [lines, checked, wrong]: [number, number, string | undefined] = [0, 0, undefined]
  for (let from = 0; from < history.rows && wrong === undefined; ) {
    let until = from + 1
    while (until < history.rows && history.person[until] === history.person[from]) until++
    if (checked < persons && (Math.imul(history.person[from] ?? 0, 0x9e37_79b1) >>> 0) % everyNth === 0) {
      checked++
      const rows = Array.from({ length: until - from }, (_, index) => from + index)
      lines += rows.length * decided.rules.length
      wrong = differenceOf(rows, decided, world)
    }
    from = until
  }
  const words = wrong ?? `yes, ${lines.toLocaleString('en')} lines of ${checked.toLocaleString('en')} persons`
  say(`Equal to the reference line by line: ${words}`)
  return { name: 'equal to the reference', met: wrong === undefined && checked > 0, words }
}

interface Line {
  readonly unmet: readonly string[]
  readonly granted: boolean
  readonly amountFen: number
  readonly exceeded: readonly number[]
}

/** The first line of a person that differs, or nothing. */
function differenceOf(rows: readonly number[], decided: DecidedHistory, world: World): string | undefined {
  const numbers = rows.map((row) => decided.history.source[row] ?? 0)
  const wanted = byReference(numbers.map((n) => caseOf(enrolmentOf(world, n), n)))
  for (const [index, row] of rows.entries()) {
    for (const one of decided.rules) {
      const read = readReason(one, one.reason[row] ?? 0)
      const line: Line = {
        unmet: read.unmet.map((why) =>
          why.kind === 'condition' ? why.condition.code : why.kind === 'yields' ? why.kind : why.lacks,
        ),
        granted: read.granted,
        amountFen: one.amountFen[row] ?? 0,
        exceeded: read.exceeded.map((limit) => one.rule.limits.indexOf(limit)),
      }
      const [got, want] = [JSON.stringify(line), JSON.stringify(wanted.get(`${index} ${one.rule.id}`))]
      if (got !== want) return `enrolment ${numbers[index]}, ${one.rule.id}: ${got}, not ${want}`
    }
  }
  return undefined
}

/** One person's cases by `entitle` and `ration`; by the case's place and the rule. */
function byReference(cases: readonly PastCase[]): Map<string, Line> {
  const rules = new Map(whatIfPacks.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)))
  const limits = (id: string, { settings }: Facts) => limitsOf(rules.get(id) ?? failed(id), settings)
  const lines = new Map<string, Line>()
  const claims = cases.flatMap(({ facts, claim }, index) =>
    entitle(facts, whatIfPacks).flatMap((one) => {
      const id = `${index} ${one.ruleId}`
      const unmet = one.entitled ? [] : one.reasons.map(({ condition }) => condition)
      lines.set(id, { unmet, granted: false, amountFen: 0, exceeded: [] })
      return one.entitled ? [{ ...claim, id, limits: limits(one.ruleId, facts), trace: one.trace }] : []
    }),
  )
  for (const { claimId, granted, amountFen, exceeded } of ration(claims, [])) {
    const own = rules.get(claimId.split(' ')[1] ?? '')?.limits ?? []
    const by = exceeded.map((limit) => own.indexOf(limit)).sort()
    lines.set(claimId, { unmet: [], granted, amountFen, exceeded: by })
  }
  return lines
}

function failed(id: string): never {
  throw new Error(`no rule ${id}`)
}
