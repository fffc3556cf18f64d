import type pg from 'pg'
import type { Actor } from '#platform/auth'
import { legitimateReads } from './legitimate-reads.ts'

/** A row of the database as it stood before any call, with the scope it belongs to. */
export interface GroundRow {
  readonly table: string
  readonly cells: Readonly<Record<string, unknown>>
}

/** Everything that stands in the tables that carry a scope; read once, as the superuser. */
export interface Ground {
  /** Protected by row-level security. */
  readonly protectedTables: readonly string[]
  /** Readable by everybody, but of a region: nobody else may write them. */
  readonly sharedTables: readonly string[]
  readonly rows: readonly GroundRow[]
}

const NAMES = new Set(['person_name', 'name', 'holder_name'])
/** Tables whose names belong to persons. */
const NAMED = new Set(['people.person', 'people.labor_contract', 'classes.enrollment', 'auth.user_account'])
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

export async function survey(admin: pg.Client): Promise<Ground> {
  const { rows: tables } = await admin.query<{ table: string; guarded: boolean }>(`
    select c.oid::regclass::text as "table", c.relrowsecurity as guarded from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not like 'pg%' and n.nspname not in ('information_schema', 'regions', 'pairing', 'witness')
      and (c.relrowsecurity or exists (select from pg_attribute a where a.attrelid = c.oid and
        a.attname in ('region_code', 'organization_id', 'person_id')))
    order by 1`)
  const rows: GroundRow[] = []
  for (const { table } of tables) {
    const found = await admin.query<{ cells: Record<string, unknown> }>(`select to_jsonb(t) as cells from ${table} t`)
    rows.push(...found.rows.map(({ cells }) => ({ table, cells })))
  }
  const named = (guarded: boolean) => tables.filter((row) => row.guarded === guarded).map(({ table }) => table)
  return { protectedTables: named(true), sharedTables: named(false), rows }
}

/** Where a row belongs to one account alone: by which column. */
export const OWNED: Readonly<Record<string, string>> = {
  'auth.user_account': 'id',
  'auth.post': 'user_id',
  'auth.session': 'user_id',
  'platform.idempotency_key': 'user_id',
}

/** What an administrator reaches by region; of business nothing. */
export const ADMINISTERED: ReadonlySet<string> = new Set([
  'auth.user_account',
  'auth.post',
  'audit.event',
  'organizations.organization',
])

/** Whether a row lies in an actor's scope, said once more and independently of the product. */
export function isOwn(actor: Actor, { table, cells }: GroundRow): boolean {
  const at = (column: string) => (typeof cells[column] === 'string' ? cells[column] : undefined)
  const owner = OWNED[table]
  if (owner && actor.userId && at(owner) === actor.userId) return true
  const inside = (prefix: string) => at('region_code')?.startsWith(prefix) ?? false
  if (actor.kind === 'bureau') return inside(actor.regionPrefix)
  if (actor.kind === 'administration') return ADMINISTERED.has(table) && inside(actor.keepsPrefix)
  if (actor.kind === 'organization') return at('organization_id') === actor.organizationId
  if (actor.kind === 'person') return at('person_id') === actor.personId
  return false
}

/** Whether an actor may read a row: its own scope, or rightly beyond it. */
export const mayRead = (actor: Actor, row: GroundRow, ground: Ground): boolean =>
  isOwn(actor, row) ||
  legitimateReads.some((read) => read.tables.includes(row.table) && read.allows(actor, row.cells, ground))

/** What an actor must never meet: ids and names that stand in no row the actor may read. */
export function foreignTo(actor: Actor, ground: Ground): ReadonlySet<string> {
  const guarded = new Set(ground.protectedTables)
  const known = new Set<string>([actor.userId ?? '', actor.naturalPersonId ?? '', actor.name])
  const foreign = new Set<string>()
  for (const row of ground.rows) {
    if (!guarded.has(row.table) || mayRead(actor, row, ground)) for (const text of leaves(row.cells)) known.add(text)
    else for (const text of canaries(row)) foreign.add(text)
  }
  return new Set([...foreign].filter((text) => !known.has(text)))
}

function canaries({ table, cells }: GroundRow): string[] {
  const columns = ['id', 'person_id', ...(NAMED.has(table) ? NAMES : [])]
  return columns.flatMap((column) => (typeof cells[column] === 'string' ? [cells[column]] : []))
}

/** Every text inside a value, and every id inside the texts. */
export function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...(value.length > 36 ? (value.match(UUID) ?? []) : [])]
  if (value instanceof Uint8Array || value instanceof Date) return []
  if (Array.isArray(value)) return value.flatMap(leaves)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}
