import type { QueryResult } from 'pg'
import type { Database } from '#platform/db'

/** The scope that a transaction sets for the database; an actor is one. */
export interface Scope {
  readonly kind?: string
  readonly regionPrefix?: string
  readonly keepsPrefix?: string
  readonly organizationId?: string | null
  readonly personId?: string | null
}

/**
 * One statement past the application, as its own database role under a scope: only what the database itself keeps stands
 * in the way. Nothing stays of it.
 */
export async function rawSql(
  { pool }: Database,
  scope: Scope,
  statement: string,
  values: readonly unknown[] = [],
): Promise<QueryResult> {
  const settings = {
    kind: scope.kind,
    region_prefix: scope.regionPrefix,
    keeps_prefix: scope.keepsPrefix,
    organization_id: scope.organizationId,
    person_id: scope.personId,
  }
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [`jq.${name}`, value ?? ''])
    return await client.query(statement, [...values])
  } finally {
    await client.query('rollback')
    client.release()
  }
}
