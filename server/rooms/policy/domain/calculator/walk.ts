import { type Asked, askedBy, askOf, keysAsked } from '../asks.ts'
import { type Condition, leavesOf } from '../condition.ts'
import { type Check, type Decision, entitle, speaksOf } from '../evaluate.ts'
import type { RateEntry } from '../facts.ts'
import { tablesOf } from '../rate-tables.ts'
import { type PolicyPack, type Rule, standingConditions } from '../rule.ts'
import { type Answer, answered, begin, type Draft, factsOf, isSettled, NONE, type Place, UNSURE } from './answer.ts'
import { orderOf, phrases } from './phrases.ts'

/** A place, the packs in force there on the day, and what has been answered. */
export interface Situation extends Place {
  readonly packs: readonly PolicyPack[]
}

export type Answers = ReadonlyMap<Asked, Answer>

/** A question as it stands: what is asked, and the codes offered (null: a number). */
export interface Offer {
  readonly asked: Asked
  readonly codes: readonly string[] | null
  /** Several codes may be chosen. */
  readonly several: boolean
  /** “None of these” is offered besides. */
  readonly noneOffered: boolean
}

/** The questions in turn, the last one unanswered unless all is known. */
export interface Walk {
  readonly offers: readonly Offer[]
  readonly known: Answers
  readonly complete: boolean
  /** The last question was answered with something that is not offered any more. */
  readonly stale: boolean
}

/**
 * Asks what the rules ask, one thing at a time: a rule that cannot be met any more asks nothing further, and what
 * earlier answers have settled is not asked again. Answers to questions that no longer come up are left aside.
 */
export function walk(situation: Situation, answers: Answers): Walk {
  const [offers, known]: [Offer[], Map<Asked, Answer>] = [[], new Map()]
  let drafts = draftsFor(situation, known)
  for (;;) {
    const live = liveRules(drafts, known)
    const next = pendingOf(live, situation, known)[0]
    if (!next) return { offers, known, complete: true, stale: false }
    const offer = offerFor(next, live, situation.rates)
    const answer = answers.get(next)
    offers.push(offer)
    if (answer === undefined) return { offers, known, complete: false, stale: false }
    if (!fits(answer, offer)) return { offers, known, complete: false, stale: true }
    known.set(next, answer)
    drafts = withAnswer(drafts, next, answer)
  }
}

/** The facts that the answers come to, under each document. */
type Drafts = ReadonlyMap<PolicyPack, Draft>

export function draftsFor(situation: Situation, known: Answers): Drafts {
  const begun: Drafts = new Map(situation.packs.map((pack) => [pack, begin(situation)]))
  return [...known].reduce((drafts, [asked, answer]) => withAnswer(drafts, asked, answer), begun)
}

const withAnswer = (drafts: Drafts, asked: Asked, answer: Answer): Drafts =>
  answer === UNSURE
    ? drafts
    : new Map([...drafts].map(([pack, draft]) => [pack, answered(draft, asked, answer, pack.document)]))

/** A rule with its pack, the facts the answers come to, and what was found for it. */
export interface Tried {
  readonly rule: Rule
  readonly pack: PolicyPack
  readonly draft: Draft
  readonly decision: Decision
}

/** Every rule that speaks of the matter, decided with the answers. */
export const tryRules = (drafts: Drafts): Tried[] =>
  [...drafts].flatMap(([pack, draft]) => {
    const facts = factsOf(draft)
    const decisions = new Map(entitle(facts, [pack]).map((decision) => [decision.ruleId, decision]))
    return pack.rules.filter(speaksOf(facts)).flatMap((rule) => {
      const decision = decisions.get(rule.id)
      return decision ? [{ rule, pack, draft, decision }] : []
    })
  })

export const conditionsOf = ({ rule, pack }: Pick<Tried, 'rule' | 'pack'>): readonly Condition[] => [
  ...standingConditions(pack.document),
  ...rule.requires,
]

/** What a condition asks. */
export const asksOf = ({ test }: Condition): readonly Asked[] =>
  leavesOf(test).flatMap((leaf): Asked[] =>
    'question' in leaf ? [leaf.question] : 'measure' in leaf ? [leaf.measure] : [],
  )

/** The conditions that the answers leave unmet for certain; of what is unknown nothing is said. */
export function failedConditions(tried: Tried, known: Answers): readonly [Check, Condition][] {
  const isKnown = (asked: Asked) =>
    known.has(asked) ? known.get(asked) !== UNSURE : isSettled(tried.draft, asked, tried.pack.document)
  return tried.decision.checks.flatMap((check): [Check, Condition][] => {
    const condition = conditionsOf(tried).find(({ code }) => code === check.condition)
    return !check.met && condition && asksOf(condition).every(isKnown) ? [[check, condition]] : []
  })
}

/** A condition that can still be brought about. */
export const isChangeable = (condition: Condition): boolean =>
  asksOf(condition).some((asked) => phrases[asked]?.changeable)

const liveRules = (drafts: Drafts, known: Answers): readonly Tried[] =>
  tryRules(drafts).filter((tried) => failedConditions(tried, known).every(([, condition]) => isChangeable(condition)))

function pendingOf(live: readonly Tried[], situation: Situation, known: Answers): readonly Asked[] {
  const pending = live.flatMap(({ rule, pack: { document }, draft }) =>
    [...askedBy(rule, document), ...askedByRows(rule, situation.rates)].filter(
      (asked) => !known.has(asked) && !isSettled(draft, asked, document) && isCounted(asked, situation),
    ),
  )
  return [...new Set(pending)].toSorted((a, b) => orderOf(a) - orderOf(b))
}

/** Heads are counted for schools only; elsewhere a matter is about one person. */
const isCounted = (asked: Asked, { matter }: Situation): boolean =>
  asked !== 'count:person' || matter === 'joint-school'

/** What the rows entered for a rule's tables go by, and what their rates are multiplied with. */
function askedByRows(rule: Rule, rates: readonly RateEntry[]): Asked[] {
  const keys = Object.entries(keysAsked(rule)).filter(([, asked]) => askOf(asked).answers)
  return rowsOf(rule, rates).flatMap((row): Asked[] => [
    ...keys.flatMap(([key, asked]) => (row[key as keyof RateEntry] != null ? [asked] : [])),
    `count:${row.unit}`,
  ])
}

const rowsOf = (rule: Rule, rates: readonly RateEntry[]): readonly RateEntry[] => {
  const tables = new Set(tablesOf(rule).map(({ id }) => id))
  return rates.filter(({ table }) => tables.has(table))
}

/** Short lists whole; of long ones the codes that some rule still asks for. */
function offerFor(asked: Asked, live: readonly Tried[], rates: readonly RateEntry[]): Offer {
  const { answers } = askOf(asked)
  if (!answers) return { asked, codes: null, several: false, noneOffered: false }
  const wanted = new Set([
    ...live.flatMap((tried) => conditionsOf(tried)).flatMap(({ test }) => leavesOf(test).flatMap(wantedBy(asked))),
    ...live.flatMap(({ rule }) => rowsOf(rule, rates)).flatMap((row) => Object.values(row)),
  ])
  const codes = answers.values.length <= 5 ? answers.values : answers.values.filter((code) => wanted.has(code))
  const several = asked === 'trainee-status'
  return { asked, codes, several, noneOffered: several || (codes.length !== 2 && !codes.includes('none')) }
}

const wantedBy =
  (asked: Asked) =>
  (leaf: ReturnType<typeof leavesOf>[number]): readonly string[] =>
    'question' in leaf && leaf.question === asked ? leaf.anyOf : []

function fits(answer: Answer, { codes, several }: Offer): boolean {
  if (answer === UNSURE) return true
  if (!codes) return typeof answer === 'number'
  if (several) return answer === NONE || (Array.isArray(answer) && answer.every((one) => codes.includes(one)))
  return typeof answer === 'string' && (answer === NONE || codes.includes(answer))
}
