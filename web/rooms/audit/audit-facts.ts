import { type Fen, formatYuan } from '#kernel/money'

/** One fact of an event: where it stands in the facts, and what it says. */
export interface Fact {
  /** `['amountFen']`, or of a nested one `['filter', 'classId']`: the words for them are the page's. */
  readonly path: readonly string[]
  readonly value: unknown
}

/** The facts of an event one by one, nested ones under the name they stand in; the input's hash comes last. */
export function factsOf(facts: Readonly<Record<string, unknown>>, above: readonly string[] = []): readonly Fact[] {
  return Object.entries(facts)
    .flatMap(([name, value]) => {
      const path = [...above, name]
      return isNested(value) ? factsOf(value, path) : [{ path, value }]
    })
    .toSorted((a, b) => Number(a.path[0] === 'input') - Number(b.path[0] === 'input'))
}

const isNested = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A fact's value as text: amounts in yuan, yes and no in words, lists as JSON. */
export function valueText({ path, value }: Fact, words: { readonly yes: string; readonly no: string }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (value === null) return '—'
  if (typeof value === 'number' && path.at(-1)?.endsWith('Fen')) return formatYuan(value as Fen)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `2024-06-03 09:30:05` at Asia/Shanghai, which knows no summer time, of an RFC 3339 instant. */
export function shanghaiTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** Pages that show a matter of a stream by its id. */
const pagesOf: Readonly<Record<string, string>> = { people: '/people', classes: '/classes' }

/** Where the matter of an event can be seen, if a page of the console shows it. */
export function matterPage(stream: string, matterId: string, paths: ReadonlySet<string>): string | undefined {
  const base = pagesOf[stream]
  const shown = base && [...paths].some((path) => new RegExp(`^${base}/\\$\\w+$`).test(path))
  return shown ? `${base}/${matterId}` : undefined
}
