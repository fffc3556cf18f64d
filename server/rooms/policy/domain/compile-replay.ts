import type { Fen } from '#kernel/money'
import type { Outcomes } from './compile-outcomes.ts'
import { type CompiledRule, conditionBits, type Reason } from './compile-walk.ts'
import { type Condition, leavesOf, type Test } from './condition.ts'
import { valueOn } from './dated.ts'
import type { PolicyDocument } from './document.ts'
import { type Check, type Decision, lacking, sourcesOf } from './evaluate.ts'
import type { Facts } from './facts.ts'
import { measureOf } from './figures.ts'
import { type QuestionName, questionOf } from './questions/index.ts'
import type { Rule } from './rule.ts'
import { calculate } from './trace.ts'

/**
 * The decision in full of what was found: what the mask says, with what was looked at. Checks that say the same are one
 * object, shared by all decisions: a decision is read, never written.
 */
export type Replay = (facts: Facts, found: Outcomes, index: number) => Decision

/** Makes the replay of one rule. */
export function replayOf(one: CompiledRule): Replay {
  const { rule, pack, reasons } = one
  const conditions = reasons.flatMap((reason) => (reason.kind === 'condition' ? checker(reason.condition, one) : []))
  return (facts, found, index) => {
    const unmet = found.unmet[index] ?? 0
    const checks = conditions.map((check, bit) => check(facts, (unmet & (1 << bit)) === 0))
    for (let bit = conditions.length; bit < reasons.length; bit++) {
      const check = laterCheck(one, reasons[bit], (unmet & (1 << bit)) === 0, facts, found)
      if (check) checks.push(check)
    }
    const head = {
      ruleId: rule.id,
      packId: pack.document.id,
      packVersion: pack.version,
      cites: rule.cites,
      component: rule.component,
      payee: rule.payee === 'chosen' && facts.paidTo ? facts.paidTo : rule.payee,
      fundItem: rule.fund.item,
      checks,
    }
    if (unmet !== 0) return { ...head, entitled: false, reasons: checks.filter(({ met }) => !met) }
    // Whole numbers of fen: `decide` has checked them.
    const amountFen = found.amountFen[index] as Fen
    const uncappedFen = found.uncappedFen[index] as Fen
    return { ...head, entitled: true, amountFen, uncappedFen, ...givenBy(one, facts, found, index) }
  }
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
  facts: Facts,
  found: Outcomes,
): Check | undefined {
  if (!reason || reason.kind === 'condition') return undefined
  if (reason.kind === 'yields') {
    const before = (rule.yieldsTo ?? []).filter((id) =>
      found.rules.some(
        (other, at) =>
          other.pack === pack && other.rule.id === id && ((found.unmet[at] ?? 0) & conditionBits(other)) === 0,
      ),
    )
    return { condition: 'yields', met, found: [{ fact: 'rule', answers: before }], cites: rule.cites }
  }
  const { lacks, what, cites } = reason
  return met ? undefined : lacking({ lacks, what: what || (facts.occupation?.level ?? 'none'), cites }, rule)
}

type Key = string | number | undefined

/** Checks by what their leaves found, one after the other. */
interface Node {
  readonly next: Map<Key, Node>
  checks?: readonly [unmet: Check, met: Check]
}

function checker({ code, test, cites }: Condition, one: CompiledRule) {
  const looks = looksOf(test, one)
  const root: Node = { next: new Map() }
  const ofCheck = cites.length > 0 ? cites : one.rule.cites
  return (facts: Facts, met: boolean): Check => {
    let node = root
    for (const look of looks) {
      const key = look.key(facts)
      const next = node.next.get(key) ?? { next: new Map() }
      node.next.set(key, next)
      node = next
    }
    if (!node.checks) {
      const found = looks.map(({ found }) => found(facts))
      node.checks = [
        { condition: code, met: false, found, cites: ofCheck },
        { condition: code, met: true, found, cites: ofCheck },
      ]
    }
    return node.checks[met ? 1 : 0]
  }
}

/** One thing a test looks at: a key that says what was found, and the finding itself. */
interface Look {
  key(facts: Facts): Key
  found(facts: Facts): Check['found'][number]
}

/** What the test looks at, each once, in the order of writing. */
function looksOf(test: Test, { rule, pack }: CompiledRule): readonly Look[] {
  const named = leavesOf(test).map((leaf): [string, Look] => {
    if ('question' in leaf) return [leaf.question, questionLook(leaf.question, pack.document)]
    if ('reading' in leaf) return [`reading ${leaf.reading}`, readingLook(leaf.reading, rule)]
    const { read } = measureOf(leaf.measure)
    const found = (facts: Facts) => ({ fact: leaf.measure, answers: [read(facts) ?? []].flat().map(String) })
    return [leaf.measure, { key: read, found }]
  })
  return [...new Map(named).values()]
}

function questionLook(question: QuestionName, document: PolicyDocument): Look {
  const { read } = questionOf(question)
  return {
    key(facts) {
      const answer = read(facts, document)
      return typeof answer === 'object' && answer !== null ? answer.toSorted().join(' ') : (answer ?? undefined)
    },
    found: (facts) => ({ fact: question, answers: [read(facts, document) ?? []].flat().sort() }),
  }
}

function readingLook(code: string, { id, readings }: Rule): Look {
  const reading = readings[code]
  const own = reading && 'kind' in reading ? reading.value : undefined
  const key = (facts: Facts) => facts.settings?.[`${id}/${code}`] ?? own
  return { key, found: (facts) => ({ fact: 'reading', answers: [code, String(key(facts))] }) }
}
