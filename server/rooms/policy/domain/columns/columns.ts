import { assembled, type Block, block, type Code, js, program } from '../compiled/code.ts'
import { type CompiledRule, type Reason, rulesAbout, walk } from '../compiled/walk.ts'
import type { RateEntry } from '../facts.ts'
import type { Limit } from '../limit.ts'
import type { PolicyPack, Rule } from '../rule.ts'
import { mostFen } from './bounds.ts'
import type { History } from './history.ts'
import { columnCode, columnLeaves } from './leaves.ts'
import { crossing, LIMIT_BIT, limitCode, REFUSED } from './limits.ts'
import { type Registers, registersOfAll, registersOfOnePerson } from './register-code.ts'

/** The reason of a row whose matter a rule does not speak of, or where it is withheld. */
export const NOT_ASKED = -1

/**
 * What one rule gives in every row of a history. `amountFen` is what the limits leave, in fen. `reason` is 0 where the
 * claim is granted in full, `NOT_ASKED`, or to be read by `readReason`.
 */
export interface DecidedRule extends CompiledRule {
  readonly amountFen: Int32Array | Float64Array
  readonly reason: Int32Array
}

export interface DecidedHistory {
  readonly history: History
  /** Every rule that speaks of a matter of the history, in the order of ids. */
  readonly rules: readonly DecidedRule[]
}

/** A reason in full. */
export interface ReadReason {
  readonly asked: boolean
  /** All conditions are met and nothing is lacking. */
  readonly entitled: boolean
  /** Entitled, and the limits leave something. */
  readonly granted: boolean
  /** What is not met; empty where the claimant is entitled. */
  readonly unmet: readonly Reason[]
  /** Limits that refused the claim or, where it is granted, took days or months away. */
  readonly exceeded: readonly Limit[]
}

/** Reads the reason of a row. */
export function readReason({ rule, reasons }: CompiledRule, reason: number): ReadReason {
  if (reason === NOT_ASKED) return { asked: false, entitled: false, granted: false, unmet: [], exceeded: [] }
  const unmet = reasons.filter((_, bit) => (reason & (1 << bit)) !== 0)
  const exceeded = rule.limits.filter((_, index) => (reason & (1 << (LIMIT_BIT + index))) !== 0)
  const entitled = unmet.length === 0
  return { asked: true, entitled, granted: entitled && (reason & REFUSED) === 0, unmet, exceeded }
}

/**
 * Decides a whole history under some packs and rates: what `entitle` and `ration` decide case by case, for every row and
 * rule, in one pass person by person; what counts across persons (places of an organization, of a class) in a second
 * one, in the order of application over all of them. The claim of row `i` under rule `r` is ordered by effective date,
 * submission number, then row, then rule id. No use is taken before the history begins: give all of it, and report the
 * part that is wanted.
 *
 * Server only, as `compilePacks`. Ten million rows and four rules take about half a second on one core; that time is not
 * interrupted.
 * @param rates all rates that may apply, of all regions and times, as `facts.rates` carries them
 * @param again an earlier result, whose arrays are written over where they fit
 * @throws Error where all conditions of a rule are met and no rate is in force
 * @throws RangeError when a rule has more conditions or limits than a reason has bits
 */
export function decideColumns(
  history: History,
  packs: readonly PolicyPack[],
  rates: readonly RateEntry[],
  again?: DecidedHistory,
): DecidedHistory {
  const asked = new Map(
    (history.grounds.get('matter')?.firsts ?? []).map(({ matter }) => [matter, rulesAbout(packs, matter)]),
  )
  const unique = new Map([...asked.values()].flat().map((one) => [one.rule, one]))
  const rules = [...unique.values()]
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
    .map((one) => ({ ...one, ...columnsFor(one.rule, history, rates, again) }))
  const beyond = crossing(rules.map(({ rule }) => rule))
  const given = { history, rates, asked: [...asked.values()], rules }
  runByPerson(given, (rule) => !beyond.has(rule))
  if (beyond.size > 0) runInOrder(given, (rule) => beyond.has(rule))
  return { history, rules }
}

/** Columns of amounts and reasons, as wide as they must be. */
function columnsFor(rule: Rule, history: History, rates: readonly RateEntry[], again?: DecidedHistory) {
  const before = again?.rules.find((one) => one.rule.id === rule.id)
  const wide = mostFen(rule, history, rates) > 0x7fff_ffff
  const fits = before && before.reason.length === history.rows && before.amountFen instanceof Float64Array === wide
  const size = history.rows
  const columns = fits
    ? { amountFen: before.amountFen.fill(0), reason: before.reason }
    : { amountFen: wide ? new Float64Array(size) : new Int32Array(size), reason: new Int32Array(size) }
  if ((history.grounds.get('matter')?.firsts.length ?? 0) > 1) columns.reason.fill(NOT_ASKED)
  return columns
}

interface Given {
  readonly history: History
  readonly rates: readonly RateEntry[]
  /** The rules asked of each matter, by the matter's number in the history. */
  readonly asked: readonly (readonly CompiledRule[])[]
  readonly rules: readonly DecidedRule[]
}

type Decides = (rule: Rule) => boolean

/** Rows that run without a pause: long enough to be compiled well, short enough to be compiled soon. */
const STRETCH = 512

/** Every rule whose limits count within one person. */
function runByPerson(given: Given, decides: Decides): void {
  const { history } = given
  const { person, rows } = history
  const own = block(program())
  const registers = registersOfOnePerson(own.program)
  const body = rowCode(given, decides, registers, own)
  const source = js`let last = -1
    for (let i = from; i < to; i++) {
      const person = ${own.program.hold(person)}[i]
      if (person !== last) { last = person; ${registers.reset()} }
      ${body}
    }`
  const run = assembled<(from: number, to: number) => void>(own.program, js`from, to`, source)
  for (let from = 0; from < rows; ) {
    let to = Math.min(from + STRETCH, rows)
    while (to < rows && person[to] === person[to - 1]) to++
    run(from, to)
    from = to
  }
}

/** The rules whose limits count across persons: the rows of their matters, in the order of application. */
function runInOrder(given: Given, decides: Decides): void {
  const { history, asked } = given
  const own = block(program())
  const body = rowCode(given, decides, registersOfAll(own.program), own)
  const source = js`for (const i of order) {\n${body}\n}`
  const run = assembled<(order: Int32Array) => void>(own.program, js`order`, source)
  const wanted = asked.map((rules) => rules.some(({ rule }) => decides(rule)))
  run(inOrderOfApplication(history, wanted))
}

function inOrderOfApplication({ rows, grounds, claims, source }: History, wanted: readonly boolean[]): Int32Array {
  const matter = grounds.get('matter')?.column
  const { effective, submission } = claims
  const at = (column: { array: { [row: number]: number } | null; constant: number }, row: number) =>
    column.array ? (column.array[row] ?? 0) : column.constant
  const order = Int32Array.from({ length: rows }, (_, row) => row).filter((row) => matter && wanted[at(matter, row)])
  const first = (a: number, b: number) =>
    at(effective, a) - at(effective, b) || at(submission, a) - at(submission, b) || (source[a] ?? 0) - (source[b] ?? 0)
  return order.sort(first)
}

/** The decision of row `i`: by its matter, the rules that speak of it, and what the limits leave. */
function rowCode(given: Given, decides: Decides, registers: Registers, outer: Block): Code {
  const { history, rates, asked, rules } = given
  const leavesIn = columnLeaves(history, rates)
  const matter = history.grounds.get('matter')
  const own = outer.inner()
  const number = matter ? columnCode(matter.column, 'matter', own) : js`-1`
  const cases = asked.map((about, index) => {
    const into = own.inner()
    for (const code of walk(about, leavesIn, into)) {
      const columns = rules.find(({ rule }) => rule === code.rule)
      if (!columns || !decides(code.rule)) continue
      const { hold } = own.program
      const [amounts, reasons] = [hold(columns.amountFen), hold(columns.reason)]
      const withheld = history.withheld.get(code.rule.id)
      const put = withheld ? into.inner() : into
      limitCode(code, { history, leavesIn, registers, into: put, amounts, reasons })
      // The amounts are 0 before.
      if (withheld) {
        into.lines.push(js`if (${hold(withheld)}.has(i)) ${reasons}[i] = ${NOT_ASKED}\nelse {\n${put.lines}\n}`)
      }
    }
    return js`case ${index}: {\n${into.lines}\nbreak\n}`
  })
  return js`${own.lines}\nswitch (${number}) {\n${cases}\n}`
}
