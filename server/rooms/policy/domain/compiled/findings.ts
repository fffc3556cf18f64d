import { type Condition, leavesOf } from '../condition.ts'
import type { PolicyDocument } from '../document.ts'
import type { Check } from '../evaluate.ts'
import type { Facts } from '../facts.ts'
import { measureOf } from '../figures.ts'
import { type QuestionName, questionOf } from '../questions/index.ts'
import type { Rule } from '../rule.ts'
import type { CompiledRule } from './walk.ts'

/**
 * What was found of one thing, kept for the next who finds the same; with the checks of the conditions that look at
 * nothing else, each as it is told where the condition is not met, and where it is.
 */
export interface Finding {
  readonly found: Check['found'][number]
  readonly unmet: readonly Check[]
  readonly met: readonly Check[]
}

type Find = (facts: Facts) => Finding

/** A condition as a check names it. */
interface Named {
  readonly code: string
  readonly cites: Check['cites']
}

/** One thing that the tests of a matter look at. */
export interface Look {
  readonly number: number
  readonly find: Find
  /** The conditions that look at nothing else; complete before anything is found. */
  readonly only: Named[]
}

/** Where the check of a condition comes from: a place in one finding, or a function of several. */
export type CheckSource =
  | { readonly look: number; readonly place: number }
  | { readonly looks: readonly number[]; check(met: boolean, findings: readonly Finding[]): Check }

/** Everything that the tests of a matter look at. */
export interface Looks {
  readonly all: readonly Look[]
  /** Takes note of a condition of a rule. */
  add(condition: Condition, one: CompiledRule): CheckSource
}

export function looksOfMatter(): Looks {
  const known = new Map<string, Look>()
  const all: Look[] = []
  return {
    all,
    add(condition, one) {
      const named = { code: condition.code, cites: condition.cites.length > 0 ? condition.cites : one.rule.cites }
      const own = new Map(leavesOf(condition.test).map((leaf) => lookAt(leaf, one)))
      const looks = [...own].map(([name, leaf]) => {
        const found = known.get(name)
        if (found) return found
        const only: Named[] = []
        const look = { number: all.length, only, find: finder(leaf, only) }
        all.push(look)
        known.set(name, look)
        return look
      })
      const [first] = looks
      if (first && looks.length === 1) return { look: first.number, place: first.only.push(named) - 1 }
      return { looks: looks.map(({ number }) => number), check: checkOfSeveral(named) }
    },
  }
}

const checkOf = ({ code, cites }: Named, met: boolean, found: Check['found']): Check => ({
  condition: code,
  met,
  found,
  cites,
})

/** Findings after each other lead to the checks of a condition that looks at several things. */
interface Node {
  readonly next: Map<Finding, Node>
  checks: { readonly unmet: Check; readonly met: Check } | undefined
}

function checkOfSeveral(named: Named): (met: boolean, findings: readonly Finding[]) => Check {
  const root: Node = { next: new Map(), checks: undefined }
  return (met, findings) => {
    let node = root
    for (const finding of findings) node = after(node, finding)
    if (!node.checks) {
      const found = findings.map((one) => one.found)
      node.checks = { unmet: checkOf(named, false, found), met: checkOf(named, true, found) }
    }
    return met ? node.checks.met : node.checks.unmet
  }
}

function after(node: Node, finding: Finding): Node {
  const known = node.next.get(finding)
  if (known) return known
  const next: Node = { next: new Map(), checks: undefined }
  node.next.set(finding, next)
  return next
}

type Key = string | number | undefined

/** How a leaf looks at the facts: a key that says what was found, and the finding in full. */
interface Leaf {
  key(facts: Facts): Key
  found(facts: Facts): Finding['found']
}

/** Finds, and keeps every finding for the next who finds the same. */
function finder({ key, found }: Leaf, only: readonly Named[]): Find {
  const known = new Map<Key, Finding>()
  return (facts) => {
    const own = key(facts)
    const finding = known.get(own)
    if (finding) return finding
    const one = found(facts)
    const checks = (met: boolean) => only.map((named) => checkOf(named, met, [one]))
    const fresh: Finding = { found: one, unmet: checks(false), met: checks(true) }
    known.set(own, fresh)
    return fresh
  }
}

/** What a leaf of a test looks at, by a name that is the same for all who look at the same. */
function lookAt(leaf: ReturnType<typeof leavesOf>[number], { rule, pack }: CompiledRule): readonly [string, Leaf] {
  if ('question' in leaf) {
    // A question that does not look at the document is one for all.
    const document = questionOf(leaf.question).read.length > 1 ? ` ${pack.document.id}` : ''
    return [`${leaf.question}${document}`, questionLeaf(leaf.question, pack.document)]
  }
  if ('reading' in leaf) return [`${rule.id}/${leaf.reading}`, readingLeaf(leaf.reading, rule)]
  const { read } = measureOf(leaf.measure)
  const found = (facts: Facts) => ({ fact: leaf.measure, answers: [read(facts) ?? []].flat().map(String) })
  return [leaf.measure, { key: read, found }]
}

function questionLeaf(question: QuestionName, document: PolicyDocument): Leaf {
  const { read } = questionOf(question)
  return {
    key(facts) {
      const answer = read(facts, document)
      if (typeof answer === 'string' || answer == null) return answer ?? undefined
      return answer.length < 2 ? answer[0] : answer.toSorted().join(' ')
    },
    found: (facts) => ({ fact: question, answers: [read(facts, document) ?? []].flat().sort() }),
  }
}

function readingLeaf(code: string, { id, readings }: Rule): Leaf {
  const reading = readings[code]
  const own = reading && 'kind' in reading ? reading.value : undefined
  const key = (facts: Facts) => facts.settings?.[`${id}/${code}`] ?? own
  return { key, found: (facts) => ({ fact: 'reading', answers: [code, String(key(facts))] }) }
}
