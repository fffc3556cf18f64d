import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { sha256 } from '../secrets/index.ts'

const FOLDER = join(import.meta.dirname, '../../../db/migrations')

/**
 * Brings the database to the newest schema: plain SQL files, forward only, in one transaction under Kysely's advisory lock.
 * @param ownerUrl a login that owns the database (`jq_owner`), never the application's
 * @returns names of the migrations that ran now
 */
export async function migrate(ownerUrl: string, options: { upTo?: string } = {}): Promise<string[]> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 2 }) }),
  })
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => readMigrations() },
      migrationTableSchema: 'migrations',
    })
    const { error, results } = options.upTo ? await migrator.migrateTo(options.upTo) : await migrator.migrateToLatest()
    const failed = results?.find((result) => result.status === 'Error')
    if (error) throw new Error(`迁移 ${failed?.migrationName ?? ''} 失败：${String(error)}`, { cause: error })
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

/** A migration and the digest of its text. */
export interface MigrationMark {
  readonly name: string
  readonly digest: string
}

/** All migrations of this version, in order. */
export function migrationMarks(): MigrationMark[] {
  return migrationNames().map((name) => ({ name, digest: sha256(readFileSync(join(FOLDER, `${name}.sql`))) }))
}

/** Those a database has been through, in order; none where it is empty. */
export async function appliedMigrations(client: pg.Client): Promise<MigrationMark[]> {
  const { rows: known } = await client.query<{ there: boolean }>(
    "select to_regclass('migrations.kysely_migration') is not null as there",
  )
  if (!known[0]?.there) return []
  const { rows } = await client.query<{ name: string }>('select name from migrations.kysely_migration order by name')
  const marks = new Map(migrationMarks().map((mark) => [mark.name, mark]))
  return rows.map(({ name }) => marks.get(name) ?? { name, digest: '' })
}

/** Names of all migrations in order. */
function migrationNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => name.slice(0, -4))
}

function readMigrations(): Record<string, Migration> {
  const files = migrationNames().map((name) => [name, readFileSync(join(FOLDER, `${name}.sql`), 'utf8')] as const)
  return Object.fromEntries(
    files.map(([name, text]) => [name, { up: async (db) => void (await sql.raw(text).execute(db)) }]),
  )
}
