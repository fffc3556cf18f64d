import { join } from 'node:path'
import pg from 'pg'
import { demoAccounts, theSystem } from '#platform/auth'
import { shanghaiToday, startClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { type Database, inTransaction, migrate, openDatabase } from '#platform/db'
import { DatabaseUnavailable, type EmbeddedServer, rolesSql, startEmbedded } from '#platform/postgres'
import { type Keys, loadKeys } from '#platform/secrets'
import { rooms } from './rooms/index.ts'

/** A fresh demo or test database begins here, so that closed classes of the first document can be lived through. */
export const FIRST_DATE = '2020-08-03'
/** The day the demo is shown at. */
export const DEMO_DATE = '2024-06-03'

export interface House {
  readonly database: Database
  readonly embedded: EmbeddedServer | undefined
  /** Nothing had ever been written: the demo world is still to be made. */
  readonly fresh: boolean
  close(): Promise<void>
}

/** From configuration to a migrated, seeded, open database: embedded when no DATABASE_URL is given. */
export async function openHouse(config: Config, log: (line: string) => void): Promise<House> {
  const keys = loadKeys(config.keyFile, config.profile !== 'production' || config.singleOffice)
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: join(config.dataDir, 'postgres'), log })
  try {
    if (embedded) await prepareEmbedded(embedded, 'jiangqiao')
    const urls = embedded
      ? { app: embedded.urlFor('jq_app', 'jiangqiao'), owner: embedded.urlFor('jq_owner', 'jiangqiao') }
      : { app: config.databaseUrl ?? '', owner: config.ownerUrl }
    const applied = urls.owner ? await migrate(urls.owner) : []
    if (applied.length > 0) log(`数据库结构已更新（${applied.length} 步）`)
    const demo = config.profile !== 'production'
    const publicUrl = config.publicUrl?.replace(/\/$/, '') ?? `http://${config.host}:${config.port}`
    const firstDate = demo ? FIRST_DATE : shanghaiToday()
    const { prepare } = config
    const database = await openPrepared(urls.app, { keys, demo, firstDate, publicUrl, prepare })
    const fresh = applied.includes('0001-platform')
    if (!demo) await refuseDemoData(database)
    return { database, embedded, fresh, close: () => closeAll(database, embedded) }
  } catch (error) {
    await embedded?.stop()
    throw config.databaseUrl ? plainly(error, config.databaseUrl) : error
  }
}

/** Network faults, a wrong password, a missing database: what the person who set DATABASE_URL can mend. */
const MENDABLE = /^(E[A-Z_]+|28\w{3}|3D000|57P03)$/

function plainly(error: unknown, databaseUrl: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!MENDABLE.test(code)) return error
  return new DatabaseUnavailable(
    `连接不上 DATABASE_URL 指定的数据库（${new URL(databaseUrl).host}，${code}）。请确认数据库已启动，地址、用户和密码无误，然后重新启动。`,
  )
}

/** A production profile never opens a database in which one click signs anybody in. */
async function refuseDemoData(database: Database): Promise<void> {
  const known = await inTransaction(database, theSystem, demoAccounts, 'read')
  if (known.length === 0) return
  await database.close()
  throw new Error('这个数据库里有演示身份（demo-…），正式环境不能使用；请换一个空数据库')
}

/** Makes the roles and the database on a server we own. */
export async function prepareEmbedded(server: EmbeddedServer, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl('postgres') })
  await client.connect()
  try {
    await client.query(rolesSql())
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)} owner jq_owner`)
  } finally {
    await client.end()
  }
}

/** Opens the pool, sets the first business date, writes every room's reference data (twice changes nothing). */
export async function openPrepared(
  url: string,
  options: { keys: Keys; demo: boolean; firstDate: string; publicUrl?: string; prepare?: boolean },
): Promise<Database> {
  const { firstDate, ...open } = options
  const database = await openDatabase({ url, ...open, widenings: rooms.flatMap((room) => room.widenings ?? []) })
  await startClock(database, firstDate)
  await inTransaction(database, theSystem, async (tx) => {
    for (const room of rooms) await room.seed?.(tx)
  })
  return database
}

async function closeAll(database: Database, embedded: EmbeddedServer | undefined): Promise<void> {
  await database.close()
  await embedded?.stop()
}
