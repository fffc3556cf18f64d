import type { Condition, Test } from '../condition.ts'
import type { RateTable } from '../rate.ts'
import { type PolicyPack, type Rule, standingConditions } from '../rule.ts'
import type { Matter } from '../words.ts'
import { type Block, type Code, joined, js } from './code.ts'
import type { Leaves, LeavesIn } from './leaves.ts'
import { type Lacks, lacksOf, rateCode } from './rates.ts'

/** What a bit of the unmet mask says. */
export type Reason =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | ({ readonly kind: 'rate' | 'fund' } & Lacks)
  | { readonly kind: 'yields' }

/** The most reasons a rule may have: the bits above are the limits'. */
const REASON_BITS = 24

/** A rule as both evaluators know it; bit `n` of its mask stands for `reasons[n]`. */
export interface CompiledRule {
  readonly rule: Rule
  readonly pack: PolicyPack
  readonly reasons: readonly Reason[]
}

/** Where the walk has put what it found of a rule: names of variables. */
export interface RuleCode extends CompiledRule {
  /** The mask of what is not met; 0 means entitled. */
  readonly unmet: Code
  /** Which of the dated rates is in force. */
  readonly period: Code
  /** Index of the matched row of the rate's table, and of the fund's; −1 where there is none. */
  readonly row: Code
  readonly fundRow: Code
  readonly amount: Code
  readonly uncapped: Code
}

/** The rules that speak of a matter, in the order of their ids: the order of `entitle`. */
export const rulesAbout = (packs: readonly PolicyPack[], matter: Matter): readonly CompiledRule[] =>
  packs
    .flatMap((pack) => pack.rules.map((rule) => ({ rule, pack })))
    .filter(({ rule }) => rule.about.includes(matter))
    .map(({ rule, pack }) => ({ rule, pack, reasons: reasonsOf(rule, pack) }))
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))

/** @throws RangeError when a rule has more reasons than the mask has bits */
function reasonsOf(rule: Rule, { document }: PolicyPack): readonly Reason[] {
  const table = fundTable(rule)
  const reasons: readonly Reason[] = [
    ...[...standingConditions(document), ...rule.requires].map(
      (condition): Reason => ({ kind: 'condition', condition }),
    ),
    ...lacksOf(rule.rate.map(({ value }) => value)).map((lacks): Reason => ({ kind: 'rate', ...lacks })),
    ...(table ? lacksOf([{ op: 'from-table', table }]) : []).map((lacks): Reason => ({ kind: 'fund', ...lacks })),
    ...(rule.yieldsTo ? [{ kind: 'yields' } as const] : []),
  ]
  if (reasons.length > REASON_BITS) throw new RangeError(`${rule.id} has more than ${REASON_BITS} conditions`)
  return reasons
}

/** The table that names the fund of a rule whose amount stands in the rule. */
export const fundTable = ({ fund: { sources } }: Rule): RateTable | undefined =>
  typeof sources === 'object' && 'id' in sources ? sources : undefined

/** The bits of the conditions: where none of them is set, a rate, an amount or a level may still be lacking. */
export const conditionBits = ({ reasons }: CompiledRule): number =>
  (1 << reasons.filter(({ kind }) => kind === 'condition').length) - 1

/** Writes the decision of every rule into the block. No condition is skipped, for all reasons are told. */
export function walk(rules: readonly CompiledRule[], leavesIn: LeavesIn, into: Block): readonly RuleCode[] {
  const walked = rules.map((one) => walkRule(one, leavesIn, into))
  const yields = walked.map((one) => yieldCode(one, walked, into))
  for (const [index, one] of walked.entries()) {
    const bit = yields[index]
    // What a rule that gives way still lacks is told nobody.
    if (bit) into.lines.push(js`if (${bit} !== 0) ${one.unmet} = (${one.unmet} & ${conditionBits(one)}) | ${bit}`)
  }
  return walked
}

function walkRule(one: CompiledRule, leavesIn: LeavesIn, into: Block): RuleCode {
  const { rule, pack, reasons } = one
  const asking = { rule, pack, leaves: leavesIn(into), into }
  const asked = reasons.flatMap((reason, bit) =>
    reason.kind === 'condition' ? [{ test: reason.condition.test, bit }] : [],
  )
  const code: RuleCode = {
    ...one,
    unmet: into.variable(unmetCode(asked, asking)),
    period: into.variable(js`-1`),
    row: into.variable(js`-1`),
    fundRow: into.variable(js`-1`),
    amount: into.variable(js`0`),
    uncapped: into.variable(js`0`),
  }
  const met = into.inner()
  giveCode(code, leavesIn, met)
  fundCode(code, leavesIn(met), met)
  met.lines.push(js`if (${code.unmet} === 0 && ${code.period} < 0) ${asking.leaves.noRate(rule)}`)
  into.lines.push(js`if (${code.unmet} === 0) {\n${met.lines}\n}`)
  return code
}

/** The rate in force, once every condition is met: both amounts, or what is lacking. */
function giveCode(
  { rule, reasons, unmet, period, row, amount, uncapped }: RuleCode,
  leavesIn: LeavesIn,
  into: Block,
): void {
  into.lines.push(js`${period} = ${leavesIn(into).period(rule.rate)}`)
  for (const [index, { value }] of rule.rate.entries()) {
    const own = into.inner()
    const rate = rateCode(value, { leaves: leavesIn(own), lack: bitOf(reasons, 'rate'), into: own })
    own.lines.push(...rate.lines, js`${amount} = ${rate.amount}; ${uncapped} = ${rate.uncapped}; ${row} = ${rate.row}`)
    own.lines.push(js`${unmet} |= ${rate.lack}`)
    into.lines.push(js`if (${period} === ${index}) {\n${own.lines}\n}`)
  }
}

function fundCode({ rule, reasons, unmet, fundRow }: RuleCode, leaves: Leaves, into: Block): void {
  const table = fundTable(rule)
  if (!table) return
  const bit = bitOf(reasons, 'fund')
  const [missing, ambiguous] = [bit('rate-table-missing', table.id), bit('rate-table-ambiguous', table.id)]
  into.lines.push(js`${fundRow} = ${leaves.row(table)}`)
  into.lines.push(js`${unmet} |= ${fundRow} === -1 ? ${missing} : ${fundRow} === -2 ? ${ambiguous} : 0`)
}

/** The bit of a lacking thing, by what is lacking and of what. */
const bitOf =
  (reasons: readonly Reason[], kind: 'rate' | 'fund') =>
  (lacks: Lacks['lacks'], what: string): number => {
    const bit = reasons.findIndex((one) => one.kind === kind && one.lacks === lacks && one.what === what)
    if (bit < 0) throw new Error(`no bit for ${lacks} ${what}`)
    return 1 << bit
  }

/** The bit of a rule that yields, where the conditions of one that comes first are met. */
function yieldCode({ rule, pack, reasons }: RuleCode, walked: readonly RuleCode[], into: Block): Code | undefined {
  const before = walked.filter((other) => other.pack === pack && rule.yieldsTo?.includes(other.rule.id))
  const met = before.map((other) => js`(${other.unmet} & ${conditionBits(other)}) === 0`)
  return met.length > 0
    ? into.variable(js`${joined(met, '||', js`false`)} ? ${1 << (reasons.length - 1)} : 0`)
    : undefined
}

interface Asking {
  readonly rule: Rule
  readonly pack: PolicyPack
  readonly leaves: Leaves
  readonly into: Block
}

interface Bit {
  readonly test: Test
  readonly bit: number
}

/** The mask of the conditions that are not met. */
function unmetCode(asked: readonly Bit[], asking: Asking): Code {
  const { leaves } = asking
  const terms = [...Map.groupBy(asked, ({ test }) => leaves.byValue?.groundOf(test))].map(([ground, own]) => {
    const write = (of: Asking) =>
      joined(
        own.map(({ test, bit }) => js`(!${testCode(test, of)} << ${bit})`),
        '|',
        js`0`,
      )
    if (ground === undefined || !leaves.byValue) return write(asking)
    return leaves.byValue.mask(ground, (inner, into) => write({ ...asking, leaves: inner, into }))
  })
  return joined(terms, '|', js`0`)
}

/**
 * A test as an expression, true or 1 where it holds; each leaf is looked at once, however many rules ask it. Joined by
 * bits, not by branches: over millions of rows a branch nobody can predict costs more than the test.
 */
function testCode(test: Test, asking: Asking): Code {
  const { rule, pack, leaves, into } = asking
  const all = (tests: readonly Test[]) => tests.map((one) => testCode(one, asking))
  if ('all' in test) return joined(all(test.all), '&', js`true`)
  if ('any' in test) return joined(all(test.any), '|', js`false`)
  if ('reading' in test) return leaves.chosen(rule, test.reading, test.value)
  if ('question' in test) {
    const { question, anyOf, negated } = test
    const key = `answered ${pack.document.id} ${question} ${anyOf}`
    const answered = into.once(key, () => leaves.answered(question, anyOf, pack.document))
    return negated ? js`(!${answered})` : answered
  }
  const { bound } = test
  const number = typeof bound === 'string' ? leaves.bound(rule, bound) : wholeOr(bound, into)
  const measure = leaves.measured(test.measure)
  return test.compare === 'at-least' ? js`(${measure} >= ${number})` : js`(${measure} <= ${number})`
}

const wholeOr = (number: number, { program }: Block): Code =>
  Number.isSafeInteger(number) ? js`${number}` : program.hold(number)
