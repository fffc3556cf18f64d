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
 * most columns say what the kind says.
 * @param types the type of every column of the table
 */
export function columnSet(table: string, rows: readonly Row[], types: ReadonlyMap<string, string>): ColumnSet {
  const columns = Object.keys(rows[0] ?? {}).map((name): Column => {
    const type = types.get(name)
    if (!type) throw new Error(`${table} has no column ${name}`)
    return { name, type, texts: rows.map((row) => textOf(row[name], type)) }
  })
  const most = Math.max(1, rows.length / ROWS_A_KIND)
  const placed = columns.map((column) => ({ column, ...placesOf(column.texts, most) }))
  const [common, differing] = parted(placed, ({ count }) => count === 1)
  let kinds = placesOf(
    rows.map(() => ''),
    most,
  )
  const byKind = new Set<Column>()
  for (const { column, places, count } of differing.toSorted((a, b) => a.count - b.count)) {
    if (count > most) continue
    const finer = placesOf(
      kinds.places.map((kind, row) => `${kind} ${places[row]}`),
      most,
    )
    if (finer.count > most) continue
    byKind.add(column)
    kinds = finer
  }
  const firsts = firstRows(kinds.places)
  const [shared, own] = parted(
    differing.map(({ column }) => column),
    (column) => byKind.has(column),
  )
  return {
    common: common.map(({ column }) => ({ ...column, texts: column.texts.slice(0, 1) })),
    byKind: shared.map((column) => ({ ...column, texts: firsts.map((row) => column.texts[row] ?? null) })),
    kinds: kinds.places,
    own,
  }
}

/** What is missing in a column of JSON is JSON's own null, as ever. */
function textOf(value: unknown, type: string): string | null {
  if (type === 'jsonb') return JSON.stringify(value ?? null)
  if (value === null || value === undefined) return null
  return value instanceof Date ? value.toISOString() : String(value)
}

/** Numbers what is alike, from 1, as it comes; where there is more than `most` of it, no further. */
function placesOf(texts: readonly (string | null)[], most: number): { places: number[]; count: number } {
  const placeOf = new Map<string | null, number>()
  const places: number[] = []
  for (const text of texts) {
    const place = placeOf.get(text) ?? placeOf.size + 1
    if (place > placeOf.size) placeOf.set(text, place)
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

/** An array as PostgreSQL writes it, to be cast to what it holds. */
export const arrayText = (items: readonly Item[]): string => `{${items.map(itemText).join(',')}}`

function itemText(item: Item): string {
  if (item === null || item === undefined) return 'null'
  const text = String(item)
  return QUOTED.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : text
}
