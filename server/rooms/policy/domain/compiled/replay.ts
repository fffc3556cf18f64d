import type { Fen } from '#kernel/money'
import { valueOn } from '../dated.ts'
import { type Check, type Decision, lacking, sourcesOf } from '../evaluate.ts'
import type { Facts } from '../facts.ts'
import { calculate } from '../trace.ts'
import { assembled, type Code, js, listed, type Program, program } from './code.ts'
import { type CheckSource, looksOfMatter } from './findings.ts'
import type { Outcomes } from './outcomes.ts'
import { type CompiledRule, conditionBits, type Reason } from './walk.ts'

/**
 * The decisions in full of what was found, rule by rule: what the masks say, with what was looked at. What is the same
 * in many decisions is one object, shared by all: a decision is read, never written.
 */
export type Replay = (facts: Facts, found: Outcomes) => Decision[]

/** Makes the replay of the rules of a matter: each thing is looked at once, then the checks are put in their lists. */
export function replayOf(rules: readonly CompiledRule[]): Replay {
  const [own, looks] = [program(), looksOfMatter()]
  const sources = rules.map((one) =>
    one.reasons.flatMap((reason) => (reason.kind === 'condition' ? looks.add(reason.condition, one) : [])),
  )
  const findings = looks.all.map(({ find }) => ({ name: own.name(), find: own.hold(find) }))
  const finding = (number: number) => findings[number]?.name ?? js`undefined`
  const decisions = rules.map((one, index) => {
    const unmet = own.name()
    const checks = (sources[index] ?? []).map((source, bit) =>
      checkCode(source, js`(${unmet} & ${1 << bit}) === 0`, finding, own),
    )
    const decision = js`${own.hold(decisionOf)}(${own.hold(one)}, ${index}, [${listed(checks)}], f, found)`
    return { line: js`const ${unmet} = found.unmet[${index}]`, decision }
  })
  const body = js`${findings.map(({ name, find }) => js`const ${name} = ${find}(f)`)}
    ${decisions.map(({ line }) => line)}
    return [${listed(decisions.map(({ decision }) => decision))}]`
  return assembled<Replay>(own, js`f, found`, body)
}

/** The check of a condition: one that was made before. */
function checkCode(source: CheckSource, met: Code, finding: (number: number) => Code, own: Program): Code {
  if ('place' in source) {
    const name = finding(source.look)
    return js`(${met} ? ${name}.met : ${name}.unmet)[${source.place}]`
  }
  return js`${own.hold(source.check)}(${met}, [${listed(source.looks.map(finding))}])`
}

/** One decision, from the checks of its conditions. */
function decisionOf(one: CompiledRule, index: number, checks: Check[], facts: Facts, found: Outcomes): Decision {
  const { rule, pack, reasons: bits } = one
  const unmet = found.unmet[index] ?? 0
  for (let bit = checks.length; bit < bits.length; bit++) {
    const check = laterCheck(one, bits[bit], (unmet & (1 << bit)) === 0, { facts, found })
    if (check) checks.push(check)
  }
  const payee = rule.payee === 'chosen' && facts.paidTo ? facts.paidTo : rule.payee
  const { id: ruleId, cites, component } = rule
  const [packId, packVersion, fundItem] = [pack.document.id, pack.version, rule.fund.item]
  if (unmet !== 0) {
    const reasons = checks.filter(({ met }) => !met)
    return { ruleId, packId, packVersion, cites, component, payee, fundItem, checks, entitled: false, reasons }
  }
  // Whole numbers of fen: `decide` has checked them.
  const amountFen = found.amountFen[index] as Fen
  const uncappedFen = found.uncappedFen[index] as Fen
  const { trace, sources } = givenBy(one, facts, found, index)
  const head = { ruleId, packId, packVersion, cites, component, payee, fundItem, checks }
  return { ...head, entitled: true, amountFen, uncappedFen, trace, sources }
}

/** The trace and the sources of what is given: by the rate in force, from the rows that were matched. */
function givenBy({ rule }: CompiledRule, facts: Facts, { row, fundRow }: Outcomes, index: number) {
  const rate = valueOn(rule.rate, facts.decisiveOn)
  const calculation = rate && calculate(rate, withRow(facts, row[index]))
  if (!calculation || 'lacks' in calculation) throw new Error(`${rule.id}: these are not the facts that were decided`)
  const sources = sourcesOf(rule.fund, withRow(facts, fundRow[index]), calculation.sources)
  if ('lacks' in sources) throw new Error(`${rule.id}: these are not the facts that were decided`)
  return { trace: calculation.trace, sources }
}

/** The facts with the one row that was matched, so that it is not looked for again. */
function withRow(facts: Facts, at = -1): Facts {
  const row = facts.rates[at]
  return row ? { ...facts, rates: [row] } : facts
}

/** What stands after the conditions: a lacking thing where it is told, and whether another rule came first. */
function laterCheck(
  { rule, pack }: CompiledRule,
  reason: Reason | undefined,
  met: boolean,
  { facts, found }: { readonly facts: Facts; readonly found: Outcomes },
): Check | undefined {
  if (!reason || reason.kind === 'condition') return undefined
  if (reason.kind === 'yields') {
    const isMet = (id: string) => (other: CompiledRule, at: number) =>
      other.pack === pack && other.rule.id === id && ((found.unmet[at] ?? 0) & conditionBits(other)) === 0
    const before = (rule.yieldsTo ?? []).filter((id) => found.rules.some(isMet(id)))
    return { condition: 'yields', met, found: [{ fact: 'rule', answers: before }], cites: rule.cites }
  }
  const { lacks, what, cites } = reason
  return met ? undefined : lacking({ lacks, what: what || (facts.occupation?.level ?? 'none'), cites }, rule)
}
