import type { Fen } from '#kernel/money'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import { type Bound, type Condition, leavesOf, type Test } from './condition.ts'
import { valueOn } from './dated.ts'
import type { PolicyDocument } from './document.ts'
import type { Facts } from './facts.ts'
import { type MeasureName, measureOf } from './figures.ts'
import type { Component, FundItem, Payee } from './items.ts'
import { type QuestionName, questionOf } from './questions/index.ts'
import { type Fund, type PolicyPack, type Rule, standingConditions } from './rule.ts'
import { calculate, type Lacking, replay, rowOf, type Trace } from './trace.ts'
import type { FundSource } from './words.ts'

/** What was looked at: an answer, a number, a reading in force, or what is lacking. */
export type FoundFact =
  | QuestionName
  | MeasureName
  | 'reading'
  | 'rule'
  | 'rate-table'
  | 'amount'
  | 'level'
  | 'decision'
  | 'evidence'

/** What a condition found. Codes and numbers only, so that it can be stored and shown in any language. */
export interface Check {
  /** Code of the condition, `yields`, or what is lacking: `rate-table-missing`, … */
  readonly condition: string
  readonly met: boolean
  readonly found: readonly { readonly fact: FoundFact; readonly answers: readonly string[] }[]
  readonly cites: readonly ClauseAnchor[]
}

interface DecisionHead {
  readonly ruleId: string
  readonly packId: string
  readonly packVersion: string
  readonly cites: readonly ClauseAnchor[]
  readonly component: Component
  readonly payee: Payee
  readonly fundItem: FundItem
  /** Every condition with what it found, met or not: the officer's checklist. */
  readonly checks: readonly Check[]
}

export interface Entitled extends DecisionHead {
  readonly entitled: true
  readonly amountFen: Fen
  readonly uncappedFen: Fen
  readonly trace: Trace
  /** Fund sources the amount may be paid from. */
  readonly sources: readonly FundSource[]
}

export interface NotEntitled extends DecisionHead {
  readonly entitled: false
  /** The checks that were not met; never empty. */
  readonly reasons: readonly Check[]
}

export type Decision = Entitled | NotEntitled

/**
 * The reference evaluator: slow, obvious, and the law. Decides every rule that speaks of the matter, in the order of
 * their ids, and says for each either the amount with its steps or all reasons why not. Limits come after it, in
 * `ration`.
 */
export function entitle(facts: Facts, packs: readonly PolicyPack[]): Decision[] {
  return packs
    .flatMap((pack) =>
      giveWay(
        pack,
        pack.rules.filter(speaksOf(facts)).map((rule) => decide(rule, pack, facts)),
      ),
    )
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1))
}

/** Whether a rule is asked about these facts at all. */
export const speaksOf =
  (facts: Facts) =>
  (rule: Rule): boolean =>
    rule.about.includes(facts.matter)

function decide(rule: Rule, { document, version }: PolicyPack, facts: Facts): Decision {
  const conditions = [...standingConditions(document), ...rule.requires]
  const checks = conditions.map((condition) => check(condition, { rule, facts, document }))
  const rate = valueOn(rule.rate, facts.decisiveOn)
  const calculation = rate && calculate(rate, facts)
  const sources = sourcesOf(rule.fund, facts, calculation && !('lacks' in calculation) ? calculation.sources : null)
  if (checks.every(({ met }) => met)) {
    for (const part of [calculation, sources]) if (part && 'lacks' in part) checks.push(lacking(part, rule))
  }
  const head = {
    ruleId: rule.id,
    packId: document.id,
    packVersion: version,
    cites: rule.cites,
    component: rule.component,
    payee: rule.payee === 'chosen' && facts.paidTo ? facts.paidTo : rule.payee,
    fundItem: rule.fund.item,
    checks,
  }
  const reasons = checks.filter((done) => !done.met)
  if (reasons.length > 0) return { ...head, entitled: false, reasons }
  if (!calculation || 'lacks' in calculation || 'lacks' in sources) {
    throw new Error(`${rule.id} has no rate on ${facts.decisiveOn}`)
  }
  return { ...head, entitled: true, ...replay(calculation.trace), trace: calculation.trace, sources }
}

/** A rule that yields gives nothing where a rule that comes first is met; it says which. */
function giveWay({ rules }: PolicyPack, decisions: readonly Decision[]): Decision[] {
  const met = new Set(decisions.filter(conditionsMet).map(({ ruleId }) => ruleId))
  return decisions.map((decision) => {
    const yieldsTo = rules.find(({ id }) => id === decision.ruleId)?.yieldsTo
    if (!yieldsTo) return decision
    const before = yieldsTo.filter((id) => met.has(id))
    const own: Check = {
      condition: 'yields',
      met: before.length === 0,
      found: [{ fact: 'rule', answers: before }],
      cites: decision.cites,
    }
    if (own.met) return { ...decision, checks: [...decision.checks, own] }
    const { ruleId, packId, packVersion, cites, component, payee, fundItem } = decision
    // Nobody need enter a rate for a rule that gives way.
    const checks = [...decision.checks.filter((check) => !isLacking(check)), own]
    const reasons = checks.filter(({ met: isMet }) => !isMet)
    return { ruleId, packId, packVersion, cites, component, payee, fundItem, checks, entitled: false, reasons }
  })
}

/** Every condition holds; a rate, an amount or a level may still be lacking. */
const conditionsMet = (decision: Decision): boolean => decision.entitled || decision.reasons.every(isLacking)

const isLacking = ({ condition }: Check): boolean => Object.hasOwn(factOf, condition)

interface Asked {
  readonly rule: Rule
  readonly facts: Facts
  readonly document: PolicyDocument
}

function check(condition: Condition, asked: Asked): Check {
  return {
    condition: condition.code,
    met: holds(condition.test, asked),
    found: foundFor(condition.test, asked),
    cites: condition.cites.length > 0 ? condition.cites : asked.rule.cites,
  }
}

function holds(test: Test, asked: Asked): boolean {
  if ('all' in test) return test.all.every((one) => holds(one, asked))
  if ('any' in test) return test.any.some((one) => holds(one, asked))
  if ('reading' in test) return settingOf(test.reading, asked) === test.value
  if ('question' in test) {
    return answersTo(test.question, asked).some((answer) => test.anyOf.includes(answer)) !== Boolean(test.negated)
  }
  const number = measureOf(test.measure).read(asked.facts)
  const bound = boundOf(test.bound, asked)
  return number !== undefined && (test.compare === 'at-least' ? number >= bound : number <= bound)
}

/** What the test looked at, each once, in the order of writing. */
function foundFor(test: Test, asked: Asked): Check['found'] {
  const found = leavesOf(test).map((leaf): Check['found'][number] => {
    if ('question' in leaf) return { fact: leaf.question, answers: answersTo(leaf.question, asked) }
    if ('reading' in leaf) return { fact: 'reading', answers: [leaf.reading, String(settingOf(leaf.reading, asked))] }
    const number = measureOf(leaf.measure).read(asked.facts)
    return { fact: leaf.measure, answers: number === undefined ? [] : [String(number)] }
  })
  return [...new Map(found.map((one) => [`${one.fact} ${one.answers}`, one])).values()]
}

const answersTo = (question: QuestionName, { facts, document }: Asked): readonly string[] =>
  [questionOf(question).read(facts, document) ?? []].flat().sort()

/** The reading in force: the region's setting, else the rule's own. @throws Error when the rule has no such reading */
function settingOf(code: string, { rule, facts }: Asked): string | number {
  const reading = rule.readings[code]
  if (!reading || !('kind' in reading)) throw new Error(`${rule.id} has no reading ${code} with alternatives`)
  return facts.settings?.[`${rule.id}/${code}`] ?? reading.value
}

const boundOf = (bound: Bound, asked: Asked): number =>
  typeof bound === 'number' ? bound : Number(settingOf(bound, asked))

export function sourcesOf(
  { sources }: Fund,
  facts: Facts,
  named: readonly FundSource[] | null,
): readonly FundSource[] | Lacking {
  if (sources === 'from-rate-table') return named ?? []
  if (sources === 'as-approved') return facts.plan?.source ? [facts.plan.source] : []
  if (!('id' in sources)) return sources
  const row = rowOf(sources, facts)
  return 'lacks' in row ? row : row.sources
}

const factOf: Readonly<Record<Lacking['lacks'], FoundFact>> = {
  'rate-table-missing': 'rate-table',
  'rate-table-ambiguous': 'rate-table',
  'rate-outside-band': 'rate-table',
  'amount-missing': 'amount',
  'level-without-rate': 'level',
}

export const lacking = ({ lacks, what, cites }: Lacking, rule: Rule): Check => ({
  condition: lacks,
  met: false,
  found: [{ fact: factOf[lacks], answers: [what] }],
  cites: cites.length > 0 ? cites : rule.cites,
})
