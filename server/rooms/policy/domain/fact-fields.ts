import type { z } from 'zod'
import type { CodeList, Language } from '#kernel/codes'
import { amountShape, dateShape, monthShape } from '#kernel/shapes'
import { count, division, factsShape, minute } from './facts.ts'
import { questions } from './questions/index.ts'
import * as words from './words.ts'

/** What a field holds, as a form or a page needs to know it. */
export type FieldKind =
  | 'section'
  | 'rows'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'day'
  | 'month'
  | 'months'
  | 'minute'
  | 'division'
  | 'count'
  | 'money'
  | 'text'
  | 'map'

interface Codes {
  readonly values: readonly string[]
  label(code: string, language?: Language): string
}

/** One field of the facts, read off `factsShape`. */
export interface FactField {
  readonly path: string
  readonly kind: FieldKind
  /** Must be there whenever its section is. */
  readonly required: boolean
  /** `null` says that there is none. */
  readonly nullable: boolean
  /** The codes it takes. */
  readonly codes: Codes | null
}

type Schema = z.core.$ZodType

const lists = new Map<Schema, CodeList<string>>(
  Object.values(words).flatMap((list) => ('schema' in list ? [[list.schema, list as CodeList<string>]] : [])),
)

const leaves = new Map<Schema, FieldKind>([
  [dateShape, 'day'],
  [monthShape, 'month'],
  [amountShape, 'money'],
  [minute, 'minute'],
  [division, 'division'],
  [count, 'count'],
])

const plainKinds: Readonly<Record<string, FieldKind>> = {
  object: 'section',
  boolean: 'yes-no',
  enum: 'choice',
  record: 'map',
  string: 'text',
}

/** The code list of an enum of the facts. */
export const codesOf = (schema: Schema): CodeList<string> | undefined => lists.get(schema)

function fieldsOf(shape: Schema, above: string): FactField[] {
  const { def } = (shape as z.core.$ZodTypes)._zod
  if (def.type !== 'object') return []
  return Object.entries(def.shape).flatMap(([name, schema]) => {
    const path = above ? `${above}.${name}` : name
    const { inner, required, nullable, listed } = unwrapped(schema)
    const kind = kindOf(inner, listed)
    const codes: Codes | null = codesOf(inner) ?? (path === 'paidTo' ? questions['paid-to'].answers : null)
    return [{ path, kind, required, nullable, codes }, ...fieldsOf(inner, path)]
  })
}

function unwrapped(schema: Schema) {
  const found = { inner: schema, required: true, nullable: false, listed: false }
  for (;;) {
    const { def } = (found.inner as z.core.$ZodTypes)._zod
    if (def.type === 'optional') found.required = false
    else if (def.type === 'nullable') found.nullable = true
    else if (def.type === 'array') found.listed = true
    else if (def.type !== 'readonly') return found
    found.inner = def.type === 'array' ? def.element : def.innerType
  }
}

function kindOf(inner: Schema, listed: boolean): FieldKind {
  const kind = leaves.get(inner) ?? plainKinds[inner._zod.def.type] ?? 'text'
  if (!listed) return kind
  return kind === 'section' ? 'rows' : kind === 'choice' ? 'choices' : 'months'
}

/** Every field of the facts, sections before what is in them. */
export const factFields: readonly FactField[] = fieldsOf(factsShape, '')

const byPath: ReadonlyMap<string, FactField> = new Map(factFields.map((field) => [field.path, field]))

/** The field at a path; indices of lists are left out of it. */
export const fieldAt = (path: string): FactField | undefined => byPath.get(path)
