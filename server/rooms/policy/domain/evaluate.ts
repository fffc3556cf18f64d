import type { Fen } from '#kernel/money'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { Facts, FundSource } from './facts.ts'
import {
  type Component,
  type Condition,
  type FundItem,
  type Payee,
  type PolicyDocument,
  type PolicyPack,
  type Rule,
  standingConditions,
  type Test,
  valueOn,
} from './language.ts'
import { type QuestionName, questionOf } from './questions.ts'
import { calculate, type MissingRate, replay, type Trace } from './trace.ts'

/** What a condition found: the answers it looked at. Codes only, so that it can be stored and shown in any language. */
export interface Check {
  /** Code of the condition, or `rate-table-missing`, `rate-table-ambiguous`. */
  readonly condition: string
  readonly met: boolean
  readonly found: readonly { readonly fact: QuestionName | 'rate-table'; readonly answers: readonly string[] }[]
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
 * The reference evaluator: slow, obvious, and the law. Decides every rule of every pack, in the order of their ids,
 * and says for each either the amount with its steps or all reasons why not. Limits come after it, in `ration`.
 */
export function entitle(facts: Facts, packs: readonly PolicyPack[]): Decision[] {
  const decisions = packs.flatMap((pack) => pack.rules.map((rule) => decide(rule, pack, facts)))
  return decisions.sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1))
}

function decide(rule: Rule, { document, version }: PolicyPack, facts: Facts): Decision {
  const conditions = [...standingConditions(document), ...rule.requires]
  const checks = conditions.map((condition) => check(condition, rule, facts, document))
  const rate = valueOn(rule.rate, facts.decisiveOn)
  const calculation = rate && calculate(rate, facts)
  if (calculation && 'table' in calculation) checks.push(missing(calculation))
  const head = {
    ruleId: rule.id,
    packId: document.id,
    packVersion: version,
    cites: rule.cites,
    component: rule.component,
    payee: rule.payee,
    fundItem: rule.fund.item,
    checks,
  }
  const reasons = checks.filter((done) => !done.met)
  if (reasons.length > 0) return { ...head, entitled: false, reasons }
  if (!calculation || 'table' in calculation) throw new Error(`${rule.id} has no rate on ${facts.decisiveOn}`)
  const sources = rule.fund.sources === 'from-rate-table' ? (calculation.sources ?? []) : rule.fund.sources
  return { ...head, entitled: true, ...replay(calculation.trace), trace: calculation.trace, sources }
}

function check(condition: Condition, rule: Rule, facts: Facts, document: PolicyDocument): Check {
  const answersTo = (question: QuestionName) => [questionOf(question).read(facts, document)].flat().sort()
  const holds = (test: Test): boolean => {
    if ('all' in test) return test.all.every(holds)
    if ('any' in test) return test.any.some(holds)
    return answersTo(test.question).some((answer) => test.anyOf.includes(answer))
  }
  return {
    condition: condition.code,
    met: holds(condition.test),
    found: questionsIn(condition.test).map((fact) => ({ fact, answers: answersTo(fact) })),
    cites: condition.cites.length > 0 ? condition.cites : rule.cites,
  }
}

/** The questions a test asks, each once, in the order of writing. */
function questionsIn(test: Test): readonly QuestionName[] {
  if ('question' in test) return [test.question]
  return [...new Set(('all' in test ? test.all : test.any).flatMap(questionsIn))]
}

const missing = ({ table, found }: MissingRate): Check => ({
  condition: found === 'none' ? 'rate-table-missing' : 'rate-table-ambiguous',
  met: false,
  found: [{ fact: 'rate-table', answers: [table.id] }],
  cites: table.cites,
})
