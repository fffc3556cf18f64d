import { type Kysely, type OperationNode, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types'
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
 * all rows share is said once. All rows have the same columns. Scoped and checked as any other insert.
 */
export async function insertRows(tx: Tx, table: keyof DB, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK)
    await insertSet(tx.db, table, rows.slice(start, start + CHUNK))
}

async function insertSet(db: Kysely<DB>, table: keyof DB, rows: readonly Row[]): Promise<void> {
  const types = await typesOf(db, table)
  const columns = Object.keys(rows[0] ?? {})
  const arrays: RawBuilder<unknown>[] = []
  const shared: RawBuilder<unknown>[] = []
  const parts = columns.map((column) => {
    const type = types.get(column)
    if (!type) throw new Error(`${table} has no column ${column}`)
    const given = rows.map((row) => (type === 'jsonb' ? JSON.stringify(row[column] ?? null) : (row[column] ?? null)))
    if (given.every((value) => value === given[0])) return sql`${given[0]}::${sql.raw(type)}`
    if (type === 'jsonb') {
      const { texts, places } = distinct(given)
      arrays.push(sql`${places}::integer[]`)
      shared.push(sharedTexts(texts, shared.length, arrays.length))
      return sql.ref(`j${shared.length}.value`)
    }
    arrays.push(sql`${given}::${sql.raw(type)}[]`)
    return sql`${sql.ref(`m.c${arrays.length}`)}::${sql.raw(type)}`
  })
  const names = sql.join(arrays.map((_, index) => sql.ref(`c${index + 1}`)))
  const from =
    arrays.length > 0 ? sql`from unnest(${sql.join(arrays)}) as m (${names}) ${sql.join(shared, sql` `)}` : sql``
  const node = sql`select ${sql.join(parts)} ${from}`.toOperationNode()
  sets.set(node, rows)
  const carried = { expressionType: undefined, toOperationNode: () => node } as RawBuilder<never>
  await db
    .insertInto(table)
    .columns(columns as never)
    .expression(carried)
    .execute()
}

/** Rows often hold the same JSON: it is sent and read once, and each row says which. */
function distinct(given: readonly unknown[]): { texts: string[]; places: number[] } {
  const placeOf = new Map<string, number>()
  const places = given.map((text) => {
    const place = placeOf.get(String(text)) ?? placeOf.size + 1
    placeOf.set(String(text), place)
    return place
  })
  return { texts: [...placeOf.keys()], places }
}

/** No JSON text holds a control character as it is: joined by one, long texts need no quoting, here or there. */
const SEPARATOR = '\u0001'

/** The texts as JSON by place, joined to the rows by the column of places. */
function sharedTexts(texts: readonly string[], before: number, column: number): RawBuilder<unknown> {
  const name = sql.ref(`j${before + 1}`)
  const split = sql`string_to_array(${texts.join(SEPARATOR)}, ${SEPARATOR})`
  return sql`join (select place, value::jsonb as value from unnest(${split}) with ordinality as t (value, place)) as ${name}
    on ${name}.place = ${sql.ref(`m.c${column}`)}`
}

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
