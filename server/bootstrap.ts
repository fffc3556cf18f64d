import { accessSync, constants, mkdirSync } from 'node:fs'
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
/** The embedded server's one database. */
export const DATABASE_NAME = 'jiangqiao'
/** The identity that the demo world makes last. */
const LAST_IDENTITY = 'demo-trainee'

export interface House {
  readonly database: Database
  readonly embedded: EmbeddedServer | undefined
  /** No demo identity is there yet: the demo world is still to be made. */
  readonly fresh: boolean
  close(): Promise<void>
}

/** From configuration to a migrated, seeded, open database: embedded when no DATABASE_URL is given. */
export async function openHouse(config: Config, log: (line: string) => void): Promise<House> {
  prepareDataDir(config.dataDir)
  const keys = loadKeys(config.keyFile, config.profile !== 'production' || config.singleOffice)
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: join(config.dataDir, 'postgres'), log })
  try {
    if (embedded) await prepareEmbedded(embedded, DATABASE_NAME)
    const urls = embedded
      ? { app: embedded.urlFor('jq_app', DATABASE_NAME), owner: embedded.urlFor('jq_owner', DATABASE_NAME) }
      : { app: config.databaseUrl ?? '', owner: config.ownerUrl }
    const applied = urls.owner ? await migrate(urls.owner) : []
    if (applied.length > 0) log(`数据库结构已更新（${applied.length} 步）`)
    const demo = config.profile !== 'production'
    const publicUrl = config.publicUrl?.replace(/\/$/, '') ?? `http://${config.host}:${config.port}`
    const firstDate = demo ? FIRST_DATE : shanghaiToday()
    const { prepare } = config
    const database = await openPrepared(urls.app, { keys, demo, firstDate, publicUrl, prepare })
    const identities = await inTransaction(database, theSystem, demoAccounts, 'read')
    const fresh = identities.length === 0
    if (!demo && !fresh) await refuseDemoData(database)
    if (config.profile === 'demo' && !fresh) await refuseHalfWorld(database, identities, config)
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

/** Audit checkpoints lie here even when the database is elsewhere: a folder that cannot be written stops the start. */
function prepareDataDir(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error
    throw new Error(`数据目录 ${folder} 不能写入（${reason}）。请检查权限和磁盘，或设置 JIANGQIAO_DATA 换一个目录。`)
  }
}

/** A production profile never opens a database in which one click signs anybody in. */
async function refuseDemoData(database: Database): Promise<void> {
  await database.close()
  throw new Error('这个数据库里有演示身份（demo-…），正式环境不能使用；请换一个空数据库')
}

/** The trainee is the last one the demo world makes: without, an earlier start was broken off half way. */
async function refuseHalfWorld(
  database: Database,
  made: readonly { account: string }[],
  config: Config,
): Promise<void> {
  if (made.some(({ account }) => account === LAST_IDENTITY)) return
  await database.close()
  const cure = config.databaseUrl ? '请换一个空数据库' : `请删除 ${join(config.dataDir, 'postgres')} 后重新启动`
  throw new Error(`上次启动时演示数据没有生成完；${cure}`)
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
