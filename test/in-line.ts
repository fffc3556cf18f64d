import pg from 'pg'
import { inject } from 'vitest'
import type { Database } from '#platform/db'
import { urlOf } from './harness.ts'

/** An administrator of the test's database, whom no grant and no policy stops. */
export async function administrator(database: Database): Promise<pg.Client> {
  const { rows } = await database.pool.query('select current_database() as name')
  const client = new pg.Client({ connectionString: urlOf(inject('server').adminUrl, rows[0].name) })
  await client.connect()
  return client
}

/** Until so many sessions of the database wait for a lock; those that came since the client's transaction began as well. */
export async function untilWaiting(client: pg.Client, count: number): Promise<void> {
  for (let waiting = 0; waiting < count; ) {
    await client.query('select pg_stat_clear_snapshot()')
    const { rows } = await client.query(`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    waiting = rows[0].n
  }
}

/** Acts begun together that meet: none gets past writing to `table` before all of them wait, there or for one another. */
export async function inLine<T>(database: Database, table: string, acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  const client = await administrator(database)
  await client.query(`begin; lock table ${table} in share row exclusive mode`)
  const begun = acts.map((act) => act())
  await untilWaiting(client, acts.length)
  await client.query('commit')
  await client.end()
  return Promise.all(begun)
}
