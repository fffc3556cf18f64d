import { addDays, addMonths, type DateText, monthOf, shiftMonth } from '#kernel/dates'
import { type Asked, askOf, fieldsOf, lookedAt } from '../asks.ts'
import type { PolicyDocument } from '../document.ts'
import { type FactField, factFields } from '../fact-fields.ts'
import type { Facts, RateEntry } from '../facts.ts'
import type { Matter } from '../words.ts'

/** What a person answers: codes, one code, a number (of units, or fen). */
export type Answer = readonly string[] | string | number

/** None of the codes offered. */
export const NONE = '@none'

/** The person does not know: every rule is then tried with the answer it asks for, and says so. */
export const UNSURE = '@unsure'

/** Where and when, and what holds there. */
export interface Place {
  readonly matter: Matter
  readonly on: DateText
  readonly region: string
  readonly rates: readonly RateEntry[]
  readonly settings: Readonly<Record<string, string | number>>
}

type Ground = Pick<Place, 'on' | 'region'>

/** Facts on the way: what was answered so far. Sections are there, fields that nobody answered are not. */
export interface Draft {
  readonly ground: Ground
  readonly facts: Readonly<Record<string, unknown>>
  /** Fields that stand; later answers leave them alone. */
  readonly settled: ReadonlySet<string>
}

/** Facts of the place and day alone; a class begins at nine on that day. */
export function begin({ matter, on, region, rates, settings }: Place): Draft {
  const facts = { matter, decisiveOn: on, region, rates, settings }
  const draft: Draft = { ground: { on, region }, facts, settled: new Set(Object.keys(facts)) }
  if (matter !== 'training') return draft
  return put(put(draft, 'trainingClass.firstSessionAt', `${on}T09:00`), 'attendance.lastCountedOn', on)
}

/** The draft as facts. What was not answered is missing in it: every question reads that as nothing. */
export const factsOf = ({ facts }: Draft): Facts => facts as unknown as Facts

const known = new WeakMap<Draft, Map<Asked, boolean>>()

/** Whether earlier answers have settled all that is looked at. */
export function isSettled(draft: Draft, asked: Asked, document: PolicyDocument): boolean {
  const own = known.get(draft) ?? new Map<Asked, boolean>()
  known.set(draft, own)
  const settled =
    own.get(asked) ?? [...lookedAt(asked, factsOf(draft), document)].every((path) => draft.settled.has(path))
  own.set(asked, settled)
  return settled
}

/**
 * The draft in which `asked` is answered so: the fields it looks at are tried out until it reads as the answer.
 * A draft in which no value gives the answer stays as it is, and the question reads as unanswered.
 */
export function answered(draft: Draft, asked: Asked, answer: Answer, document: PolicyDocument): Draft {
  const open = fieldsOf(asked, document).filter(({ path }) => !draft.settled.has(path))
  if (answer === NONE) return withNone(draft, open)
  const wanted = keyOf(answer)
  for (const tried of trials(draft, open, { answer, document })) {
    if (keyOf(askOf(asked).read(factsOf(tried), document)) === wanted) return tried
  }
  return draft
}

/** The open fields left out; of a section that may be null, nothing. */
function withNone(draft: Draft, open: readonly FactField[]): Draft {
  const absent = open.flatMap(({ path }) => sectionOf(path) ?? []).filter((section) => !draft.settled.has(section))
  const without = absent.reduce((at, section) => put(at, section, null), draft)
  return settle(without, open)
}

const keyOf = (answer: unknown): string => [answer ?? []].flat().map(String).toSorted().join('|')

interface Aim {
  readonly answer: Answer
  readonly document: PolicyDocument
}

/** The draft with every combination of values in the open fields; a section that may be null is tried as null first. */
function* trials(draft: Draft, open: readonly FactField[], aim: Aim): Generator<Draft> {
  const [field, ...rest] = open
  if (!field) {
    yield draft
    return
  }
  const section = sectionOf(field.path)
  if (section && !draft.settled.has(section)) {
    const within = open.filter(({ path }) => path.startsWith(`${section}.`))
    const outside = open.filter((one) => !within.includes(one))
    yield* trials(settle(put(draft, section, null), within), outside, aim)
  }
  for (const value of valuesFor(field, draft, aim)) yield* trials(put(draft, field.path, value), rest, aim)
}

/** Values worth trying in a field: all codes; days and numbers around the answer; nothing where nothing may stand. */
function valuesFor(field: FactField, draft: Draft, aim: Aim): readonly unknown[] {
  const nothing = [...(field.nullable ? [null] : []), ...(field.required ? [] : [undefined])]
  return [...contentsFor(field, draft, aim), ...nothing]
}

function contentsFor(field: FactField, draft: Draft, { answer, document }: Aim): readonly unknown[] {
  const { on } = draft.ground
  const number = typeof answer === 'number' ? answer : 1
  const months = Math.min(number, MOST_MONTHS)
  switch (field.kind) {
    case 'section':
      return [emptySection(field.path, draft.ground)]
    case 'choice':
      return field.codes?.values ?? []
    case 'choices':
      return [[answer].flat()]
    case 'yes-no':
      return [true, false]
    case 'day': {
      const around = [addDays(on, -30), addDays(addMonths(on, months), -1), addMonths(on, -months), on, addDays(on, 1)]
      return [...around, addDays(document.validUntil, 1), addDays(document.effectiveFrom, -1)]
    }
    case 'minute':
      return [`${addDays(on, -1)}T09:00`, `${addDays(on, 1)}T09:00`]
    case 'count':
      return [number, 0]
    case 'money':
      return [number, 0, ...amountsIn(draft).map((amount) => Math.ceil((amount * number) / 100))]
    case 'division':
      return [document.territory, '00']
    case 'months':
      return [Array.from({ length: months }, (_, index) => shiftMonth(monthOf(on), index))]
    default:
      return []
  }
}

/** A hundred years: more months no contract has, and no list needs. */
const MOST_MONTHS = 1_200

/** Amounts that earlier answers have settled: a share is a share of one of them. */
const amountsIn = (draft: Draft): readonly number[] =>
  factFields.flatMap(({ path, kind }) => {
    const amount = kind === 'money' && draft.settled.has(path) ? valueAt(draft.facts, path) : undefined
    return typeof amount === 'number' ? [amount] : []
  })

const valueAt = (facts: Draft['facts'], path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), facts)

/** The section of a field, where it may be null. */
const sectionOf = (field: string): string | undefined =>
  factFields.find(({ path, kind, nullable }) => kind === 'section' && nullable && field.startsWith(`${path}.`))?.path

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const settle = (draft: Draft, fields: readonly FactField[]): Draft => ({
  ...draft,
  settled: new Set([...draft.settled, ...fields.map(({ path }) => path)]),
})

/** The draft with one more field; a section that begins with it has its lists empty and its nullable fields null. */
function put(draft: Draft, path: string, value: unknown): Draft {
  const parts = path.split('.')
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('.'))
  const facts = putIn(draft.facts, parts, value, { above: '', ground: draft.ground })
  return { ...draft, facts, settled: new Set([...draft.settled, ...paths]) }
}

interface Below {
  readonly above: string
  readonly ground: Ground
}

function putIn(
  section: Draft['facts'],
  [name = '', ...rest]: readonly string[],
  value: unknown,
  { above, ground }: Below,
): Draft['facts'] {
  if (rest.length === 0) return { ...section, [name]: value }
  const path = above + name
  const inner = section[name]
  const begun = isRecord(inner) ? inner : emptySection(path, ground)
  return { ...section, [name]: putIn(begun, rest, value, { above: `${path}.`, ground }) }
}

/**
 * A section that has just begun: empty lists, null where that may be, and the place and day of the matter where text
 * must stand. None of it is settled, and nothing is decided by it.
 */
function emptySection(section: string, { on, region }: Ground): Draft['facts'] {
  const fillings: Partial<Record<FactField['kind'], unknown>> = {
    choices: [],
    day: on,
    minute: `${on}T09:00`,
    division: region,
    text: '-',
  }
  const own = factFields.filter(({ path, required }) => required && path.slice(0, path.lastIndexOf('.')) === section)
  return Object.fromEntries(
    own.map(({ path, kind, nullable }) => [path.slice(section.length + 1), nullable ? null : fillings[kind]]),
  )
}
