/** One fact of an event as the page shows it. */
export interface Fact {
  readonly name: string
  readonly value: string
}

/** The facts of an event as name and text, nested ones as JSON; the input's hash comes last. */
export function factsOf(facts: Readonly<Record<string, unknown>>): readonly Fact[] {
  return Object.entries(facts)
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }))
    .toSorted((a, b) => Number(a.name === 'input') - Number(b.name === 'input'))
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
