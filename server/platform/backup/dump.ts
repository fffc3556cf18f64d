import type pg from 'pg'
import { appliedMigrations, type MigrationMark } from '../db/migrate.ts'
import type { Keys } from '../secrets/index.ts'
import { connect, rowsOf, Summing, type TableSum, tablesOf } from './catalog.ts'
import { writeSealed } from './sealed-file.ts'

/** First line of a backup. */
export interface Head {
  readonly at: string
  /** The migrations it was taken under, each with the digest of its text. */
  readonly migrations: readonly MigrationMark[]
}

/** Last line of a backup: what a restored database must show again. */
export interface Tail {
  /** Where each sequence stands; null before its first number. */
  readonly sequences: Readonly<Record<string, number | null>>
  readonly tables: Readonly<Record<string, TableSum>>
  /** Named figures of the caller's own: sums of the ledger, heads of the audit chains. */
  readonly witnesses: Readonly<Record<string, unknown>>
}

/** Named queries whose rows are written down at the backup and compared after the restore. */
export type Witnesses = Readonly<Record<string, string>>

/**
 * Writes the whole database into one encrypted file, as it stands at one instant, while work goes on.
 * @param url of a role that reads every row: `jq_backup` with BYPASSRLS, or the owner
 * @throws Error when the role does not see every row
 */
export async function backUp({
  url,
  path,
  keys,
  witnesses,
  at,
}: {
  url: string
  path: string
  keys: Keys
  witnesses: Witnesses
  at: string
}): Promise<Tail> {
  const client = await connect(url)
  try {
    await refuseBlindRole(client)
    await client.query('begin isolation level repeatable read read only')
    const head: Head = { at, migrations: await appliedMigrations(client) }
    const tail: Tail = { sequences: await sequences(client), tables: {}, witnesses: await ask(client, witnesses) }
    await writeSealed(path, keys, lines(client, head, tail))
    await client.query('commit')
    return tail
  } finally {
    await client.end()
  }
}

/** A role under row-level security would leave rows out and never know. */
async function refuseBlindRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string; sees: boolean }>(
    "select current_user as role, rolbypassrls or rolsuper or rolname = 'jq_owner' as sees from pg_roles where rolname = current_user",
  )
  const [role] = rows
  if (!role?.sees) {
    throw new Error(
      `数据库角色 ${role?.role ?? ''} 看不到全部数据，不能用来备份。请用 jq_backup（需由超级用户授予 BYPASSRLS）或 jq_owner`,
    )
  }
}

async function* lines(client: pg.Client, head: Head, tail: Tail): AsyncGenerator<string> {
  yield JSON.stringify(head)
  const sums: Record<string, TableSum> = {}
  for (const table of await tablesOf(client)) {
    const summing = new Summing()
    for await (const rows of rowsOf(client, table)) {
      summing.add(rows)
      yield JSON.stringify({ table: table.name, rows })
    }
    sums[table.name] = summing.sum()
  }
  Object.assign(tail.tables, sums)
  yield JSON.stringify(tail)
}

async function sequences(client: pg.Client): Promise<Tail['sequences']> {
  const { rows } = await client.query<{ name: string; last: number | null }>(
    "select format('%I.%I', schemaname, sequencename) as name, last_value as last from pg_sequences order by 1",
  )
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]))
}

/** What the witnesses say, in the same transaction as the rows. */
export async function ask(client: pg.Client, witnesses: Witnesses): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {}
  for (const [name, query] of Object.entries(witnesses)) said[name] = (await client.query(query)).rows
  return said
}
