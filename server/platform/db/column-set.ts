/** One column of a set of rows, each value as PostgreSQL reads it. */
export interface Column {
  readonly name: string
  readonly type: string
  readonly texts: readonly (string | null)[]
}

/** A set of rows taken apart, so that what rows share is said once. */
export interface ColumnSet {
  /** What all rows say alike. */
  readonly common: readonly Column[]
  /** What kinds of rows say alike, a text a kind. */
  readonly byKind: readonly Column[]
  /** Which kind each row is of, counted from 1. */
  readonly kinds: readonly number[]
  /** What every row says for itself. */
  readonly own: readonly Column[]
}

/** A kind is worth its while where several rows are of it. */
const ROWS_A_KIND = 4

type Row = Readonly<Record<string, unknown>>

/**
 * Takes rows apart by column: a class claims for hundreds, who are of a few dozen kinds (rule, amount, days, township), and
 * most columns say what the kind says. What is alike is found among the values; only what is sent is written out as text.
 * @param types the type of every column of the table
 */
export function columnSet(table: string, rows: readonly Row[], types: ReadonlyMap<string, string>): ColumnSet {
  const most = Math.max(1, rows.length / ROWS_A_KIND)
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const type = types.get(name)
    if (!type) throw new Error(`${table} has no column ${name}`)
    const values = valuesOf(rows, name, type)
    return { name, type, values, ...placesOf(values, most) }
  })
  const [common, differing] = parted(columns, ({ count }) => count === 1)
  let kinds = placesOf(
    rows.map(() => 1),
    most,
  )
  const byKind = new Set<(typeof columns)[number]>()
  for (const column of differing.filter(({ count }) => count <= most).toSorted((a, b) => a.count - b.count)) {
    const finer = placesOf(
      kinds.places.map((kind, row) => kind * (rows.length + 1) + (column.places[row] ?? 0)),
      most,
    )
    if (finer.count > most) continue
    byKind.add(column)
    kinds = finer
  }
  const firsts = firstRows(kinds.places)
  const [shared, own] = parted(differing, (column) => byKind.has(column))
  return {
    common: common.map(({ name, type, values }) => ({ name, type, texts: [textOf(values[0])] })),
    byKind: shared.map(({ name, type, values }) => ({ name, type, texts: firsts.map((row) => textOf(values[row])) })),
    kinds: kinds.places,
    own: own.map(({ name, type, values }) => ({ name, type, texts: values.map(textOf) })),
  }
}

/** A column's values, JSON as its text: what rows share is written once. What is missing there is JSON's own null, as ever. */
function valuesOf(rows: readonly Row[], name: string, type: string): unknown[] {
  if (type !== 'jsonb') return rows.map((row) => row[name])
  const written = new Map<unknown, string>()
  return rows.map(({ [name]: value }) => {
    const text = written.get(value) ?? JSON.stringify(value ?? null)
    written.set(value, text)
    return text
  })
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return arrayText(value)
  return value instanceof Date ? value.toISOString() : String(value)
}

/** Numbers what is alike, from 1, as it comes; where there is more than `most` of it, no further. */
function placesOf(values: readonly unknown[], most: number): { places: number[]; count: number } {
  const placeOf = new Map<unknown, number>()
  const places: number[] = []
  for (const value of values) {
    const place = placeOf.get(value) ?? placeOf.size + 1
    if (place > placeOf.size) placeOf.set(value, place)
    if (placeOf.size > most) break
    places.push(place)
  }
  return { places, count: placeOf.size }
}

/** The first row of each kind. */
function firstRows(kinds: readonly number[]): number[] {
  const firsts: number[] = []
  kinds.forEach((kind, row) => {
    firsts[kind - 1] ??= row
  })
  return firsts
}

function parted<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  const { yes = [], no = [] } = Object.groupBy(all, (one) => (holds(one) ? 'yes' : 'no'))
  return [yes, no]
}

/** What must stand in quotes within an array of PostgreSQL's: empty, the word null, and what the array itself is written with. */
const QUOTED = /^$|^null$|[\s{}",\\]/i

type Item = string | number | null | undefined

export const isItem = (value: unknown): value is Item =>
  typeof value === 'string' || typeof value === 'number' || value === null || value === undefined

/** An array as PostgreSQL writes it, to be cast to what it holds. */
export const arrayText = (items: readonly Item[]): string => `{${items.map(itemText).join(',')}}`

function itemText(item: Item): string {
  if (item === null || item === undefined) return 'null'
  const text = String(item)
  return QUOTED.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : text
}
