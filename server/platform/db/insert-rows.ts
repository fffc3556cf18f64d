import { type Kysely, type OperationNode, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types'
import type { Tx } from './open.ts'

/** A row to insert: every column by name, jsonb columns as what they hold. */
type Row = Readonly<Record<string, unknown>>

const CHUNK = 2_000

/** What the sets of rows hold: the query plugin checks every row of them, as it checks a list of values. */
const sets = new WeakMap<OperationNode, readonly Row[]>()

/** The values of one column in a set of rows; undefined where the node is something else. */
export const columnOfSet = (node: OperationNode, column: string): unknown[] | undefined =>
  sets.get(node)?.map((row) => row[column])

/**
 * Inserts many rows by one parameter a statement: a list of values costs a parameter for every field, to write, to send
 * and to plan. All rows have the same columns. Scoped and checked as any other insert.
 */
export async function insertRows(tx: Tx, table: keyof DB, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK)
    await insertSet(tx.db, table, rows.slice(start, start + CHUNK))
}

async function insertSet(db: Kysely<DB>, table: keyof DB, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const set = sql`select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
  const node = set.toOperationNode()
  sets.set(node, rows)
  const carried = { ...set, expressionType: undefined, toOperationNode: () => node } as RawBuilder<never>
  await db
    .insertInto(table)
    .columns(columns as never)
    .expression(carried)
    .execute()
}
