import { type SqlBool, sql } from 'kysely'
import type pg from 'pg'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import { ADMINISTERED, type Ground, mayRead, OWNED } from './ground.ts'
import { everybodyWrites } from './legitimate-reads.ts'
import type { Witness } from './witness.ts'

/** A protected table as the matrix works on it. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** Those an INSERT of the application may name. */
  readonly writable: readonly string[]
  /** Every row, every cell as text. */
  readonly rows: readonly Readonly<Record<string, string | null>>[]
}

/** The protected tables from the catalogue, with their rows. */
export async function readTables(admin: pg.Client, ground: Ground): Promise<readonly Table[]> {
  const tables: Table[] = []
  for (const name of ground.protectedTables) {
    const { rows: columns } = await admin.query<{ name: string; writable: boolean }>(
      `select attname as name, attgenerated = '' and has_column_privilege('jq_app', attrelid, attnum, 'insert') as writable
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [name],
    )
    const names = columns.map((column) => column.name)
    const writable = columns.filter((column) => column.writable).map((column) => column.name)
    const texts = names.map((column) => `"${column}"::text`).join(', ')
    const { rows } = await admin.query<Record<string, string | null>>(`select ${texts} from ${name}`)
    tables.push({ name, columns: names, writable, rows })
  }
  return tables
}

const ACTS = ['select', 'update', 'delete', 'insert'] as const

/** Every act on the rows of a table outside an actor's scope. @returns what came through, in words */
export async function tryTable(witness: Witness, actor: Actor, table: Table, ground: Ground): Promise<string[]> {
  const leaks: string[] = []
  for (const act of ACTS) {
    if (act === 'insert' && everybodyWrites.some((open) => open.table === table.name)) continue
    const { error, answer, changed } = await witness.hear(new Set(), () =>
      inTransaction(witness.database, actor, (tx) => run[act](tx, actor, table, ground)),
    )
    const leaked = error ? !isWall(error, act) : answer !== 0
    if (leaked || changed.length > 0) leaks.push(`${actor.role} ${act} ${table.name}: ${error ?? `${answer} 行`}`)
  }
  return leaks
}

/** Each gives back how many foreign rows it reached. */
const run: Record<(typeof ACTS)[number], (tx: Tx, actor: Actor, table: Table, ground: Ground) => Promise<number>> = {
  select: async (tx, actor, { name }, ground) => {
    const rows: Record<string, unknown>[] = await tx.db
      .selectFrom(name as never)
      .selectAll()
      .execute()
    return rows.filter((cells) => !mayRead(actor, { table: name, cells }, ground)).length
  },
  update: async (tx, actor, table) => {
    const column = table.columns.includes('region_code') ? 'region_code' : (table.columns[0] ?? '')
    const query = tx.db.updateTable(table.name as never).set({ [column]: sql.ref(column) } as never)
    const { numUpdatedRows } = await query.where(outside(actor, table)).executeTakeFirstOrThrow()
    return Number(numUpdatedRows)
  },
  delete: async (tx, actor, table) => {
    const query = tx.db.deleteFrom(table.name as never).where(outside(actor, table))
    return Number((await query.executeTakeFirstOrThrow()).numDeletedRows)
  },
  // The very row again: had the wall a gap, the key would stop it, which is another error.
  insert: async (tx, actor, table) => {
    const row = table.rows.find((cells) => !isInside(actor, table, cells))
    if (!row || table.writable.length === 0) return 0
    const values = Object.fromEntries(table.writable.map((column) => [column, row[column]]))
    await tx.db
      .insertInto(table.name as never)
      .values(values as never)
      .execute()
    return 1
  },
}

const SCOPE = { bureau: 'region_code', organization: 'organization_id', person: 'person_id' } as const

/** How the own values of an actor's scope begin. */
function beginningOf({ kind, personId, organizationId, keepsPrefix, regionPrefix }: Actor): string {
  if (kind === 'person') return personId ?? ''
  if (kind === 'organization') return organizationId ?? ''
  return kind === 'administration' ? keepsPrefix : regionPrefix
}

/** The column that says whether a row of a table lies in an actor's scope, and how its own values begin. */
function scopeOf(actor: Actor, { name, columns }: Table): { column: string; own: string } | undefined {
  const { kind } = actor
  const column =
    kind === 'administration'
      ? ADMINISTERED.has(name) && 'region_code'
      : kind in SCOPE && SCOPE[kind as keyof typeof SCOPE]
  if (column && columns.includes(column)) {
    return { column, own: beginningOf(actor) }
  }
  const owner = OWNED[name]
  return owner && actor.userId ? { column: owner, own: actor.userId } : undefined
}

function isInside(actor: Actor, table: Table, cells: Readonly<Record<string, string | null>>): boolean {
  const scope = scopeOf(actor, table)
  return scope !== undefined && (cells[scope.column]?.startsWith(scope.own) ?? false)
}

/** Rows outside the actor's scope, as the test says it. */
function outside(actor: Actor, table: Table) {
  const scope = scopeOf(actor, table)
  return scope
    ? sql<SqlBool>`not coalesce(starts_with(${sql.ref(scope.column)}::text, ${scope.own}), false)`
    : sql<SqlBool>`true`
}

/** The wall's own answers: row-level security or missing rights, the application's refusal, a trigger before either. */
function isWall(error: unknown, act: string): boolean {
  if (error instanceof Refusal) return error.code === 'out-of-reach'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === '42501' || (act === 'insert' && code.startsWith('JQ'))
}
