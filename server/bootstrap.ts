import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { demoAccounts, everSignedIn, theSystem } from '#platform/auth'
import { shanghaiToday, startClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { type Database, inTransaction, migrate, openDatabase, type Tx } from '#platform/db'
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

/**
 * From configuration to a migrated, seeded, open database: embedded when no DATABASE_URL is given.
 * `remake`: a demo that an earlier start left half made, and that nobody has used, is made from the beginning.
 */
export async function openHouse(
  config: Config,
  log: (line: string) => void,
  { remake = false }: { remake?: boolean } = {},
): Promise<House> {
  prepareDataDir(config.dataDir)
  const keys = loadKeys(config.keyFile, config.profile !== 'production' || config.singleOffice)
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: join(config.dataDir, 'postgres'), log })
  const open = () => openMigrated(config, embedded, keys, log)
  try {
    let database = await open()
    let demo = await demoIn(database)
    if (remake && embedded && config.profile === 'demo' && demo.made === 'half' && !demo.used) {
      log('上次启动时演示数据没有生成完，还没有人用过，现在从头生成')
      await database.close()
      await dropDatabase(embedded, DATABASE_NAME)
      database = await open()
      demo = await demoIn(database)
    }
    const fault = demoFault(config, demo)
    if (fault) {
      await database.close()
      throw new Error(fault)
    }
    return { database, embedded, fresh: demo.made === 'none', close: () => closeAll(database, embedded) }
  } catch (error) {
    await embedded?.stop()
    throw config.databaseUrl ? plainly(error, config.databaseUrl) : error
  }
}

async function openMigrated(
  config: Config,
  embedded: EmbeddedServer | undefined,
  keys: Keys,
  log: (line: string) => void,
): Promise<Database> {
  if (embedded) await prepareEmbedded(embedded, DATABASE_NAME)
  const urls = embedded
    ? { app: embedded.urlFor('jq_app', DATABASE_NAME), owner: embedded.urlFor('jq_owner', DATABASE_NAME) }
    : { app: config.databaseUrl ?? '', owner: config.ownerUrl }
  const applied = urls.owner ? await migrate(urls.owner) : []
  if (applied.length > 0) log(`数据库结构已更新（${applied.length} 步）`)
  const demo = config.profile !== 'production'
  const publicUrl = config.publicUrl?.replace(/\/$/, '') ?? `http://${config.host}:${config.port}`
  const firstDate = demo ? FIRST_DATE : shanghaiToday()
  return openPrepared(urls.app, { keys, demo, firstDate, publicUrl, prepare: config.prepare })
}

/** What of the demo world a database holds, and whether anybody has worked with it. */
interface DemoState {
  readonly made: 'none' | 'half' | 'whole'
  readonly used: boolean
}

/** The trainee is the last one the demo world makes: without, an earlier start was broken off half way. */
function demoIn(database: Database): Promise<DemoState> {
  const look = async (tx: Tx): Promise<DemoState> => {
    const identities = await demoAccounts(tx)
    const whole = identities.some(({ account }) => account === LAST_IDENTITY)
    return { made: whole ? 'whole' : identities.length > 0 ? 'half' : 'none', used: await everSignedIn(tx) }
  }
  return inTransaction(database, theSystem, look, 'read')
}

/** Why this database cannot be opened under this profile, with the cure; undefined where it can. */
function demoFault({ profile, databaseUrl, dataDir }: Config, { made, used }: DemoState): string | undefined {
  if (profile === 'production' && made !== 'none') {
    return '这个数据库里有演示身份（demo-…），正式环境不能使用；请换一个空数据库'
  }
  if (profile !== 'demo') return undefined
  if (made === 'none' && used) {
    return '这个数据库已有人登录办理过业务，演示版不会往里面写演示数据。正式使用请设 JIANGQIAO_PROFILE=production；只看演示请换一个空数据库'
  }
  if (made !== 'half') return undefined
  const half = '上次启动时演示数据没有生成完'
  if (databaseUrl) return `${half}；请换一个空数据库`
  if (used) return `${half}，但已有人用过；请删除 ${join(dataDir, 'postgres')} 后重新启动`
  return `${half}；请运行 npm start，会从头生成`
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

/** Makes the roles and the database on a server we own. */
export async function prepareEmbedded(server: EmbeddedServer, name: string): Promise<void> {
  await administer(server, async (client) => {
    await client.query(rolesSql())
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)} owner jq_owner`)
  })
}

/** Throws a database of our own server away. */
function dropDatabase(server: EmbeddedServer, name: string): Promise<void> {
  return administer(server, async (client) => {
    await client.query(`drop database ${pg.escapeIdentifier(name)} with (force)`)
  })
}

async function administer(server: EmbeddedServer, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl('postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** Opens the pool with what every room lets be read; the database is prepared already. */
export const openWithRooms = (
  url: string,
  options: { keys: Keys; demo: boolean; publicUrl?: string; prepare?: boolean },
): Promise<Database> => openDatabase({ url, ...options, widenings: rooms.flatMap((room) => room.widenings ?? []) })

/** Opens the pool, sets the first business date, writes every room's reference data (twice changes nothing). */
export async function openPrepared(
  url: string,
  options: { keys: Keys; demo: boolean; firstDate: string; publicUrl?: string; prepare?: boolean },
): Promise<Database> {
  const { firstDate, ...open } = options
  const database = await openWithRooms(url, open)
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
