import { type Asked, askedBy, askOf } from '../asks.ts'
import { leavesOf } from '../condition.ts'
import type { Check, Decision } from '../evaluate.ts'
import type { PolicyPack, Rule } from '../rule.ts'
import { type Answer, UNSURE } from './answer.ts'
import {
  type Answers,
  asksOf,
  conditionsOf,
  draftsFor,
  failedConditions,
  isChangeable,
  type Situation,
  type Tried,
  tryRules,
} from './walk.ts'

/** What the answers come to for one rule. */
export interface Result {
  readonly rule: Rule
  readonly pack: PolicyPack
  readonly outcome: 'granted' | 'rate-missing' | 'within-reach' | 'no'
  /** Of `within-reach`: as it would be with everything brought about. */
  readonly decision: Decision
  /** What stands against it. */
  readonly lacking: readonly Check[]
  /** What the person does not know, taken as the rule asks for it. */
  readonly assumed: readonly (readonly [asked: Asked, answer: Answer])[]
}

const rank = { granted: 0, 'rate-missing': 1, 'within-reach': 2, no: 3 } as const

/** Every rule of the matter, what can be had first. Call it once the walk is complete. */
export function results(situation: Situation, known: Answers): Result[] {
  return tryRules(draftsFor(situation, known))
    .map((tried) => resultOf(tried, situation, known))
    .toSorted((a, b) => rank[a.outcome] - rank[b.outcome])
}

function resultOf(tried: Tried, situation: Situation, known: Answers): Result {
  const { rule, pack } = tried
  const unsure = [...known].flatMap(([asked, answer]) => (answer === UNSURE ? [asked] : []))
  const assumed = wantedFor(unsure, tried, situation)
  const failed = failedConditions(tried, known)
  const lacked = failed.flatMap(([, condition]) => asksOf(condition))
  const brought = wantedFor(lacked, tried, situation)
  const decision = decide(tried, situation, known, new Map([...assumed, ...brought]))
  const head = { rule, pack, decision, assumed }
  const lacking = failed.map(([check]) => check)
  if (!failed.every(([, condition]) => isChangeable(condition))) return { ...head, outcome: 'no', lacking }
  if (decision.entitled) return { ...head, outcome: failed.length > 0 ? 'within-reach' : 'granted', lacking }
  const { reasons } = decision
  const yields = reasons.filter(({ condition }) => condition === 'yields')
  if (yields.length > 0) return { ...head, outcome: 'no', lacking: yields }
  const onlyRates = reasons.every(({ condition }) => condition.startsWith('rate-'))
  return { ...head, outcome: onlyRates ? 'rate-missing' : 'no', lacking: [...lacking, ...reasons] }
}

/** The rule's decision with some answers changed to those it asks for. */
function decide({ rule, decision }: Tried, situation: Situation, known: Answers, changed: Answers): Decision {
  if (changed.size === 0) return decision
  const drafts = draftsFor(situation, new Map([...known, ...changed]))
  return tryRules(drafts).find((one) => one.rule === rule)?.decision ?? decision
}

/** Answers with which the rule's conditions are met, for what the rule asks. */
const wantedFor = (asks: readonly Asked[], tried: Tried, situation: Situation): [Asked, Answer][] =>
  asks.flatMap((asked): [Asked, Answer][] => {
    const wanted = wantedOf(asked, tried, situation)
    return wanted === undefined ? [] : [[asked, wanted]]
  })

/** The answer with which a rule's condition is met; of what is counted, one. */
function wantedOf(asked: Asked, { rule, pack }: Tried, { settings }: Situation): Answer | undefined {
  for (const leaf of conditionsOf({ rule, pack }).flatMap(({ test }) => leavesOf(test))) {
    if ('question' in leaf && leaf.question === asked) {
      const [code] = leaf.negated ? otherCodes(asked, leaf.anyOf) : leaf.anyOf
      return asked === 'trainee-status' && code ? [code] : code
    }
    if ('measure' in leaf && leaf.measure === asked) return boundOf(leaf.bound, rule, settings)
  }
  return askOf(asked).unit && askedBy(rule, pack.document).includes(asked) ? 1 : undefined
}

const otherCodes = (asked: Asked, codes: readonly string[]): readonly string[] =>
  (askOf(asked).answers?.values ?? []).filter((code) => !codes.includes(code))

function boundOf(bound: number | string, { id, readings }: Rule, settings: Situation['settings']): number {
  if (typeof bound === 'number') return bound
  const reading = readings[bound]
  return Number(settings[`${id}/${bound}`] ?? (reading && 'kind' in reading ? reading.value : 0))
}
