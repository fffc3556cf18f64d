import type { Labels, Language } from '#kernel/codes'
import { leavesOf } from './condition.ts'
import type { PolicyDocument } from './document.ts'
import { type FactField, factFields, fieldAt } from './fact-fields.ts'
import { wordsOf } from './fact-words.ts'
import type { Facts } from './facts.ts'
import { type AmountName, amountOf, type MeasureName, measureOf, measures, quantities } from './figures.ts'
import { type QuestionName, questionOf, questions } from './questions/index.ts'
import type { Rate } from './rate.ts'
import { type Rule, standingConditions } from './rule.ts'
import { say } from './sentences.ts'
import { type RowKey, rowKeys } from './trace.ts'
import { type Unit, units } from './words.ts'

/** What a rule may ask of the facts: a question, a number, how many of a unit, an amount. */
export type Asked = QuestionName | MeasureName | `count:${Unit}` | `amount:${AmountName}` | `key:${RowKey}`

const isQuestion = (asked: Asked): asked is QuestionName => Object.hasOwn(questions, asked)
const isMeasure = (asked: Asked): asked is MeasureName => Object.hasOwn(measures, asked)

/** How something asked is answered, and how the facts answer it. */
export interface Ask {
  readonly labels: Labels
  /** The codes of a question; null: a number. */
  readonly answers: { readonly values: readonly string[]; label(code: string, language?: Language): string } | null
  /** What the number counts; null: fen. */
  readonly unit: Labels | null
  readonly cure: Labels | null
  read(facts: Facts, document: PolicyDocument): string | number | readonly string[] | null | undefined
}

/** Everything a rule asks, by one interface. */
export function askOf(asked: Asked): Ask {
  if (isQuestion(asked)) {
    const question = questionOf(asked)
    return { ...question, unit: null, read: (facts, document) => question.read(facts, document) }
  }
  if (isMeasure(asked)) return { ...measureOf(asked), answers: null, read: (facts) => measureOf(asked).read(facts) }
  const [what, name = ''] = asked.split(':')
  if (what === 'count') {
    const unit = name as Unit
    const labels: Labels = [units.label(unit), units.label(unit, 'en')]
    return { labels, unit: labels, answers: null, cure: null, read: quantities[unit] }
  }
  if (what === 'key') {
    const { labels } = wordsOf(`rates.${name}`)
    const answers = fieldAt(`rates.${name}`)?.codes ?? null
    return { labels, unit: null, answers, cure: null, read: rowKeys[name as RowKey] }
  }
  const { labels, read } = amountOf(name as AmountName)
  return { labels, unit: null, answers: null, cure: null, read }
}

/** The name of what is asked. */
export const askedWords = (asked: Asked, language: Language): string => say(askOf(asked).labels, language)

/** Everything a rule asks, each once: of its conditions, then of its rates. */
export function askedBy(rule: Rule, document: PolicyDocument): readonly Asked[] {
  const conditions = [...standingConditions(document), ...rule.requires]
  const ofConditions = conditions.flatMap(({ test }) => leavesOf(test)).flatMap(askedByLeaf)
  return [...new Set([...ofConditions, ...rule.rate.flatMap(({ value }) => askedByRate(value))])]
}

function askedByLeaf(leaf: ReturnType<typeof leavesOf>[number]): Asked[] {
  if ('question' in leaf) return [leaf.question]
  return 'measure' in leaf ? [leaf.measure] : []
}

function askedByRate(rate: Rate): Asked[] {
  switch (rate.op) {
    case 'per':
    case 'tiers':
      return [`count:${rate.unit}`]
    case 'by-level':
      return ['skill-level']
    case 'share':
    case 'share-from-table':
      return [`amount:${rate.of}`]
    case 'from-table':
      return []
    case 'up-to-stated':
      return [`amount:${rate.amount}`, ...askedByRate(rate.of)]
    default:
      return askedByRate(rate.of)
  }
}

/** What answers the keys by which the rows of a rule's tables are chosen. */
export const keysAsked = ({ about }: Rule): Readonly<Record<RowKey | 'group', Asked>> => {
  const recognition = about.includes('recognition')
  return {
    kind: 'training-kind',
    occupation: 'key:occupation',
    level: 'skill-level',
    group: 'trainee-status',
    tier: recognition ? 'recognition-level' : 'award-level',
    rank: 'key:rank',
    subject: recognition ? 'recognition' : 'school-basis',
  }
}

/** The paths that something asked looks at in some facts, sections included. */
export function lookedAt(asked: Asked, facts: Facts, document: PolicyDocument): ReadonlySet<string> {
  const seen = new Set<string>()
  askOf(asked).read(watched(facts, '', seen), document)
  return seen
}

const known = new Map<Asked, readonly FactField[]>()

/** The fields that may answer it: those it looks at in facts that leave nothing out, and in facts that say no. */
export function fieldsOf(asked: Asked, document: PolicyDocument): readonly FactField[] {
  const before = known.get(asked)
  if (before) return before
  const seen = [...new Set(samples.flatMap((facts) => [...lookedAt(asked, facts, document)]))]
  const fields = seen
    .filter((path) => !seen.some((other) => other.startsWith(`${path}.`)))
    .flatMap((path) => fieldAt(path) ?? [])
  known.set(asked, fields)
  return fields
}

/** Facts in which every field stands, and facts in which every field that may says no. */
const samples: readonly Facts[] = [sampleOf(true), sampleOf(false)]

function sampleOf(yes: boolean): Facts {
  const facts: Record<string, unknown> = {}
  for (const { path, kind, codes, nullable } of factFields) {
    const parts = path.split('.')
    const last = parts.pop() ?? ''
    const section = parts.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), facts)
    const values: Readonly<Record<FactField['kind'], unknown>> = {
      section: {},
      rows: [],
      map: {},
      choice: codes?.values[0],
      choices: yes ? [codes?.values[0]] : [],
      'yes-no': yes,
      day: '2024-06-03',
      month: '2024-06',
      months: ['2024-06'],
      minute: '2024-06-03T08:30',
      division: '450225',
      count: yes ? 1 : 0,
      money: yes ? 1 : 0,
      text: '-',
    }
    if (isRecord(section)) section[last] = nullable && !yes ? null : values[kind]
  }
  return facts as Facts
}

/** The facts, telling what is looked at. */
function watched<T extends object>(facts: T, above: string, seen: Set<string>): T {
  return new Proxy(facts, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      const path = above ? `${above}.${String(name)}` : String(name)
      seen.add(path)
      return isRecord(value) ? watched(value, path, seen) : value
    },
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
