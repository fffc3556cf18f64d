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

/** Facts on the way: what was answered so far. Sections are there, fields that nobody answered are not. */
export interface Draft {
  readonly facts: Readonly<Record<string, unknown>>
  /** Fields that stand; later answers leave them alone. */
  readonly settled: ReadonlySet<string>
}

/** Facts of the place and day alone; a class begins at nine on that day. */
export function begin({ matter, on, region, rates, settings }: Place): Draft {
  const facts = { matter, decisiveOn: on, region, rates, settings }
  const draft: Draft = { facts, settled: new Set(Object.keys(facts)) }
  if (matter !== 'training') return draft
  return put(put(draft, 'trainingClass.firstSessionAt', `${on}T09:00`), 'attendance.lastCountedOn', on)
}

/** The draft as facts. What was not answered is missing in it: every question reads that as nothing. */
export const factsOf = ({ facts }: Draft): Facts => facts as unknown as Facts

/** Whether earlier answers have settled all that is looked at. */
export const isSettled = (draft: Draft, asked: Asked, document: PolicyDocument): boolean =>
  [...lookedAt(asked, factsOf(draft), document)].every((path) => draft.settled.has(path))

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

/** Values worth trying in a field: all codes; days and numbers around the answer. */
function valuesFor(field: FactField, { facts }: Draft, { answer, document }: Aim): readonly unknown[] {
  const { effectiveFrom, validUntil } = document
  const on = facts['decisiveOn'] as DateText
  const number = typeof answer === 'number' ? answer : 1
  const values: Partial<Record<FactField['kind'], readonly unknown[]>> = {
    choice: field.codes?.values ?? [],
    choices: [[answer].flat()],
    'yes-no': [true, false],
    section: [emptySection(field.path), undefined],
    day: [
      addDays(on, -30),
      addDays(addMonths(on, number), -1),
      addMonths(on, -number),
      on,
      ...[on, validUntil].map((day) => addDays(day, 1)),
      addDays(effectiveFrom, -1),
    ],
    minute: [`${addDays(on, -1)}T09:00`, `${addDays(on, 1)}T09:00`],
    count: [number, 0],
    money: [number, 10_000, number * 100, 0],
    division: [document.territory, '00'],
    months: [Array.from({ length: number }, (_, index) => shiftMonth(monthOf(on), index))],
  }
  return [...(values[field.kind] ?? []), ...(field.nullable ? [null] : [])]
}

/** The section of a field, where it may be null. */
const sectionOf = (field: string): string | undefined =>
  factFields.find(({ path, kind, nullable }) => kind === 'section' && nullable && field.startsWith(`${path}.`))?.path

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const settle = (draft: Draft, fields: readonly FactField[]): Draft => ({
  ...draft,
  settled: new Set([...draft.settled, ...fields.map(({ path }) => path)]),
})

/** The draft with one more field; a section that begins with it has its lists empty and its nullable fields null. */
function put({ facts, settled }: Draft, path: string, value: unknown): Draft {
  const parts = path.split('.')
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('.'))
  return { facts: putIn(facts, parts, value, ''), settled: new Set([...settled, ...paths]) }
}

function putIn(
  section: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
  above: string,
): Readonly<Record<string, unknown>> {
  const path = above + name
  const inner = section[name]
  const below = rest.length === 0 ? value : putIn(isRecord(inner) ? inner : emptySection(path), rest, value, `${path}.`)
  return { ...section, [name]: below }
}

function emptySection(section: string): Readonly<Record<string, unknown>> {
  const own = factFields.filter(({ path }) => path.slice(0, path.lastIndexOf('.')) === section)
  const empty = own.filter(({ required, nullable, kind }) => required && (nullable || kind === 'choices'))
  return Object.fromEntries(
    empty.map(({ path, kind }) => [path.slice(section.length + 1), kind === 'choices' ? [] : null]),
  )
}
