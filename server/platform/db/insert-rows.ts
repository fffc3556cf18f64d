import { type Kysely, type OperationNode, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types'
import { arrayText, type Column, columnSet } from './column-set.ts'
import type { Tx } from './open.ts'

/** A row to insert: every column by name, jsonb columns as what they hold; no column of arrays. */
type Row = Readonly<Record<string, unknown>>

const CHUNK = 5_000

/** What the sets of rows hold: the query plugin checks every row of them, as it checks a list of values. */
const sets = new WeakMap<OperationNode, readonly Row[]>()

/** The values of one column in a set of rows; undefined where the node is something else. */
export const columnOfSet = (node: OperationNode, column: string): unknown[] | undefined =>
  sets.get(node)?.map((row) => row[column])

/**
 * Inserts many rows, a parameter a column: a list of values costs one for every field, to write, to send and to plan. What
 * all rows share, or all of a kind, is said once. All rows have the same columns. Scoped and checked as any other insert.
 */
export async function insertRows(tx: Tx, table: keyof DB, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK)
    await insertSet(tx.db, table, rows.slice(start, start + CHUNK))
}

async function insertSet(db: Kysely<DB>, table: keyof DB, rows: readonly Row[]): Promise<void> {
  const { common, byKind, kinds, own } = columnSet(table, rows, await typesOf(db, table))
  const values = new Map<string, RawBuilder<unknown>>()
  for (const { name, type, texts } of common) values.set(name, sql`${texts[0]}::${sql.raw(type)}`)
  for (const [at, { name, type }] of own.entries()) values.set(name, sql.raw(`m.c${at + 1}::${type}`))
  for (const [at, { name }] of byKind.entries()) values.set(name, sql.raw(`k.c${at + 1}`))
  const columns = Object.keys(rows[0] ?? {})
  const picked = sql.join(columns.map((column) => values.get(column)))
  const node = sql`select ${picked} ${source(own, byKind, kinds)}`.toOperationNode()
  sets.set(node, rows)
  const carried = { expressionType: undefined, toOperationNode: () => node } as RawBuilder<never>
  await db
    .insertInto(table)
    .columns(columns as never)
    .expression(carried)
    .execute()
}

/** The rows as a table `m`, joined to their kinds `k` where they have any. */
function source(own: readonly Column[], byKind: readonly Column[], kinds: readonly number[]): RawBuilder<unknown> {
  if (byKind.length === 0 && own.length === 0) return sql``
  const names = (columns: readonly unknown[]) => columns.map((_, at) => `c${at + 1}`)
  if (byKind.length === 0)
    return sql`from unnest(${sql.join(own.map(asArray))}) as m (${sql.raw(names(own).join(', '))})`
  const rows = sql.join([...own.map(asArray), sql`${arrayText(kinds)}::integer[]`])
  const values = byKind.map(({ type }, at) => `c${at + 1}::${type} as c${at + 1}`)
  // `offset 0`: a kind's values are read once a kind, not once a row.
  return sql`from unnest(${rows}) as m (${sql.raw([...names(own), 'kind'].join(', '))})
    join (select ${sql.raw([...values, 'kind'].join(', '))}
      from unnest(${sql.join(byKind.map(asArray))}) with ordinality as t (${sql.raw([...names(byKind), 'kind'].join(', '))})
      offset 0) as k using (kind)`
}

/** No JSON text holds a control character as it is: joined by one, long texts need no quoting, here or there. */
const SEPARATOR = '\u0001'

/** One parameter a column: an array is written and read in one go. */
function asArray({ type, texts }: Column): RawBuilder<unknown> {
  if (type === 'jsonb') return sql`string_to_array(${texts.join(SEPARATOR)}, ${SEPARATOR})`
  const items = NEVER_QUOTED.has(type) ? `{${texts.map((text) => text ?? 'null').join(',')}}` : arrayText(texts)
  return sql`${items}::${sql.raw(type)}[]`
}

/** Types whose texts hold nothing that an array is written with. */
const NEVER_QUOTED: ReadonlySet<string> = new Set(['uuid', 'bigint', 'integer', 'date', 'boolean'])

const known = new Map<string, ReadonlyMap<string, string>>()

/** The types of a table's columns; the schema does not change while the product runs. */
async function typesOf(db: Kysely<DB>, table: string): Promise<ReadonlyMap<string, string>> {
  const found = known.get(table)
  if (found) return found
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(db)
  const types = new Map(rows.map(({ name, type }) => [name, type]))
  known.set(table, types)
  return types
}
