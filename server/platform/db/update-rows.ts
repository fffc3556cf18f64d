import { type SqlBool, sql } from 'kysely'
import type { DB } from '#db/types'
import type { Tx } from './open.ts'

/** A row by its id, and the columns that change; each as JSON can carry it. */
type Change = Readonly<Record<string, unknown>> & { readonly id: string }

/**
 * Gives many rows their own new values in one statement, found by id. All name the same columns. Scoped and checked as any
 * other update: a row out of reach stays as it is.
 */
export async function updateRows(tx: Tx, table: keyof DB, changes: readonly Change[]): Promise<void> {
  const [first] = changes
  if (!first) return
  const columns = Object.keys(first).filter((column) => column !== 'id')
  const given = sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(changes)}::jsonb)`
  await tx.db
    .updateTable(table)
    .from(given.as('given') as never)
    .set(Object.fromEntries(columns.map((column) => [column, sql.ref(`given.${column}`)])) as never)
    .where(sql<SqlBool>`${sql.ref(`${table}.id`)} = given.id`)
    .execute()
}
