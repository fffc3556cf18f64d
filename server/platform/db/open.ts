import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types'
import type { DateText } from '#kernel/dates'
import type { Actor } from '../auth/actor.ts'
import type { Keys } from '../secrets/index.ts'
import { nameStatements } from './named.ts'
import { type ScopeColumns, scopePlugin, type Widening } from './scope.ts'

// Money is bigint in the database and a safe integer here; dates stay civil dates; instants are ISO text.
pg.types.setTypeParser(20, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`整数超出安全范围：${text}`)
  return value
})
pg.types.setTypeParser(1082, (text) => text)
const DATE_ARRAY: number = 1182
pg.types.setTypeParser(DATE_ARRAY, (text) => text.slice(1, -1).split(',').filter(Boolean))
pg.types.setTypeParser(1184, (text) => new Date(text).toISOString())

export interface Database {
  readonly kysely: Kysely<DB>
  readonly pool: pg.Pool
  readonly keys: Keys
  /** Demo and test profiles: numbers that belong to nobody (prefix 99…) are accepted. */
  readonly demo: boolean
  /** Where people reach the product, without a slash at the end; what printed QR codes lead to. */
  readonly publicUrl: string
  readonly scopes: ScopeColumns
  readonly widenings: readonly Widening[]
  /**
   * Set by the authorisation test alone: `database` switches the application's own checks off (the query plugin, and `may`
   * of a row), to show that row-level security holds by itself. No configuration reaches it.
   */
  readonly checks?: 'both' | 'database'
  close(): Promise<void>
}

declare const bound: unique symbol

/**
 * A transaction bound to an actor: the only way to the database. The actor's scope is set for row-level security,
 * and `db` narrows every query to it as well, so an unscoped query cannot be written.
 */
export interface Tx {
  readonly [bound]: true
  readonly db: Kysely<DB>
  readonly actor: Actor
  /** The business date. */
  readonly today: DateText
  readonly keys: Keys
  readonly demo: boolean
  /** Where people reach the product: `https://…`, for links that leave it on paper. */
  readonly publicUrl: string
  /** What the audit trail shall say of this act; written with it. */
  readonly notes: { matterId?: string; facts: Record<string, unknown> }[]
  /** Runs after the commit, e.g. to wake the outbox; failures do not undo the transaction. */
  afterCommit(work: () => void): void
}

/** Opens the pool as the application role and reads which tables are protected. `url` may be a socket URL. */
export async function openDatabase(options: {
  url: string
  keys: Keys
  demo: boolean
  publicUrl?: string
  widenings: readonly Widening[]
  max?: number
  /** Named statements; off behind a pooler in transaction mode (`DB_PREPARE=off`). */
  prepare?: boolean
}): Promise<Database> {
  const pool = new pg.Pool({ connectionString: options.url, max: options.max ?? 12, idleTimeoutMillis: 30_000 })
  // A connection that breaks while idle is replaced by the pool; the next query reports what matters.
  pool.on('error', () => {})
  if (options.prepare !== false) pool.on('connect', nameStatements)
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const scopes = await readScopes(kysely)
  return {
    kysely,
    pool,
    keys: options.keys,
    demo: options.demo,
    publicUrl: options.publicUrl ?? '',
    scopes,
    widenings: options.widenings,
    close: () => kysely.destroy(),
  }
}

type Mode = 'write' | 'read'

/** Runs `work` in one READ COMMITTED transaction bound to the actor; a throw rolls everything back. */
export async function inTransaction<T>(
  database: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  mode: Mode = 'write',
): Promise<T> {
  const after: (() => void)[] = []
  const start = database.kysely.transaction().setAccessMode(mode === 'read' ? 'read only' : 'read write')
  const result = await start.execute(async (trx) => {
    const today = await bindScope(trx, actor, mode)
    const db =
      database.checks === 'database' ? trx : trx.withPlugin(scopePlugin(actor, database.scopes, database.widenings))
    const tx = {
      db,
      actor,
      today,
      keys: database.keys,
      demo: database.demo,
      publicUrl: database.publicUrl,
      notes: [],
      afterCommit: (fn: () => void) => void after.push(fn),
    }
    return work(tx as unknown as Tx)
  })
  for (const fn of after) fn()
  return result
}

/**
 * One round trip: the actor's scope for row-level security, the business date, and how statements are planned. An act asks
 * by keys, always the same: each statement is planned once a connection. What reads, or what the platform does for whole
 * regions, is planned for the values it is asked with.
 */
async function bindScope(trx: Kysely<DB>, actor: Actor, mode: Mode): Promise<DateText> {
  const plans = mode === 'write' && actor.kind !== 'system' ? 'force_generic_plan' : 'auto'
  const { rows } = await sql<{ today: DateText }>`
    select set_config('jq.kind', ${actor.kind}, true),
      set_config('jq.region_prefix', ${actor.regionPrefix}, true),
      set_config('jq.keeps_prefix', ${actor.keepsPrefix}, true),
      set_config('jq.organization_id', ${actor.organizationId ?? ''}, true),
      set_config('jq.person_id', ${actor.personId ?? ''}, true),
      set_config('jq.user_id', ${actor.userId ?? ''}, true),
      set_config('jq.role', ${actor.role ?? ''}, true),
      set_config('jq.granted_regions', ${actor.grantedRegions.join(',')}, true),
      set_config('plan_cache_mode', ${plans}, true),
      (select today::text from platform.business_clock) as today`.execute(trx)
  const today = rows[0]?.today
  if (!today) throw new Error('业务日期尚未设定：请先运行 jiangqiao migrate')
  return today
}

async function readScopes(kysely: Kysely<DB>): Promise<ScopeColumns> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select n.nspname || '.' || c.relname as "table",
      coalesce(array_agg(a.attname::text) filter (where a.attname in ('region_code', 'organization_id', 'person_id')), '{}')
        as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relrowsecurity
    group by 1`.execute(kysely)
  return new Map(rows.map((row) => [row.table, new Set(row.columns) as never]))
}
