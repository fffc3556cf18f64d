import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'

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
