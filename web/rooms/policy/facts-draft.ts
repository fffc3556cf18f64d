import { type Fen, formatYuan, readYuan } from '#kernel/money'

/** A field as far as its value is read here. */
export interface DraftField {
  readonly path: string
  readonly kind: string
  readonly required: boolean
  readonly nullable: boolean
}

type Section = Record<string, unknown>

/** Sections that say “none” by null. */
const nullable: ReadonlySet<string> = new Set(['trainee.contract', 'certificate'])

/**
 * The facts of a form whose values stand in their sections: text becomes what the field holds. A field left empty is
 * null where that says “none”, an empty list, or left out; a contract or certificate of which nothing was filled in is
 * null.
 */
export function factsFrom(values: Readonly<Record<string, unknown>>, fields: readonly DraftField[]): Section {
  const facts: Section = {}
  const filled = fields.filter(({ path }) => isFilled(valueAt(values, path)))
  for (const field of fields) {
    const section = field.path.slice(0, Math.max(0, field.path.lastIndexOf('.')))
    const absent = nullable.has(section) && !filled.some(({ path }) => path.startsWith(`${section}.`))
    if (absent) put(facts, section, null)
    else if (filled.includes(field)) put(facts, field.path, contentOf(field.kind, valueAt(values, field.path)))
    else if (field.required && field.kind === 'choices') put(facts, field.path, [])
    else if (field.nullable) put(facts, field.path, null)
  }
  return facts
}

const valueAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (isSection(at) ? at[name] : undefined), values)

/** Facts as the values of a form, the other way round. */
export function valuesOf(facts: unknown, fields: readonly DraftField[]): Section {
  const values: Section = {}
  for (const { path, kind } of fields) {
    const content = valueAt(facts, path)
    if (content !== undefined && content !== null) put(values, path, shownOf(kind, content))
  }
  return values
}

function shownOf(kind: string, content: unknown): unknown {
  if (kind === 'yes-no') return content === true ? 'yes' : 'no'
  if (kind === 'count') return String(content)
  if (kind === 'money') return formatYuan(content as Fen).replaceAll(',', '')
  if (kind === 'months') return [content].flat().join(',')
  return content
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

function put(facts: Section, path: string, value: unknown): void {
  const parts = path.split('.')
  const name = parts.pop() ?? ''
  let here = facts
  for (const part of parts) {
    const inner = here[part]
    const next: Section = isSection(inner) ? inner : {}
    here[part] = next
    here = next
  }
  here[name] = value
}

const isSection = (value: unknown): value is Section => typeof value === 'object' && value !== null

function contentOf(kind: string, value: unknown): unknown {
  if (kind === 'yes-no') return value === 'yes'
  if (kind === 'count') return Number(value)
  if (kind === 'money') return readYuan(String(value)) ?? value
  if (kind === 'months') return String(value).split(/[,，、\s]+/)
  return value
}
