import { type Kysely, type OperationNode, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types'
import { arrayText, type Column, columnSet } from './column-set.ts'
import type { Tx } from './open.ts'

/** A row to insert: every column by name, jsonb columns as what they hold. */
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
  for (const set of setsOf(rows)) await (await insertionOf(tx.db, table, set)).execute()
}

/**
 * The same, without what a key or an exclusion keeps out, whoever was quicker: the others of the set go in.
 * @returns the ids of those that went in
 */
export async function insertNew(
  tx: Tx,
  table: keyof DB,
  rows: readonly (Row & { readonly id: string })[],
): Promise<ReadonlySet<string>> {
  const written = new Set<string>()
  for (const set of setsOf(rows)) {
    const insertion = (await insertionOf(tx.db, table, set)).onConflict((conflict) => conflict.doNothing())
    for (const { id } of await insertion.returning(sql<string>`id`.as('id')).execute()) written.add(id)
  }
  return written
}

const setsOf = (rows: readonly Row[]): (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, at) => rows.slice(at * CHUNK, (at + 1) * CHUNK))

async function insertionOf(db: Kysely<DB>, table: keyof DB, rows: readonly Row[]) {
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
  return db
    .insertInto(table)
    .columns(columns as never)
    .expression(carried)
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

/** One parameter a column: an array is written and read in one go; what are arrays themselves stand in it as texts. */
function asArray({ type, texts }: Column): RawBuilder<unknown> {
  if (type === 'jsonb') return sql`string_to_array(${texts.join(SEPARATOR)}, ${SEPARATOR})`
  const items = NEVER_QUOTED.has(type) ? `{${texts.map((text) => text ?? 'null').join(',')}}` : arrayText(texts)
  return sql`${items}::${sql.raw(type.endsWith('[]') ? 'text' : type)}[]`
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
