import type pg from 'pg'
import { appliedMigrations, migrate, migrationMarks } from '../db/migrate.ts'
import { canonical, type Keys } from '../secrets/index.ts'
import { connect, sumOf, type TableShape, tablesOf } from './catalog.ts'
import { ask, type Head, type Tail, type Witnesses } from './dump.ts'
import { readSealed } from './sealed-file.ts'

export interface Restored {
  readonly at: string
  readonly tables: number
  readonly rows: number
  /** Migrations that came after the backup and have been run on it. */
  readonly upgraded: readonly string[]
  readonly witnesses: Readonly<Record<string, unknown>>
}

/**
 * Restores a backup into an empty database of ours and compares every table and every witness with what was written down;
 * all in one transaction, so that a database is restored whole or stays empty. Then runs the migrations that came since.
 * @param url of the owner (`jq_owner`); no client tools and no superuser are needed
 * @throws Error in plain words: not empty, made by a newer version, wrong keys, damaged, or not the same afterwards
 */
export async function restore({
  url,
  path,
  keys,
  witnesses,
}: {
  url: string
  path: string
  keys: Keys
  witnesses: Witnesses
}): Promise<Restored> {
  const reader = readSealed(path, keys)
  const first = await reader.next()
  if (first.done) throw new Error('备份文件是空的')
  const head: Head = JSON.parse(first.value)
  const upTo = lastOf(head)
  await refuseUsed(url, upTo)
  await migrate(url, { upTo })
  const client = await connect(url)
  let tail: Tail
  try {
    await client.query('begin')
    await client.query("set local jq.kind = 'system'")
    tail = await load(client, reader, witnesses)
    await client.query('commit')
  } finally {
    await client.end()
  }
  const upgraded = await migrate(url)
  const sums = Object.values(tail.tables)
  const rows = sums.reduce((total, one) => total + one.rows, 0)
  return { at: head.at, tables: sums.length, rows, upgraded, witnesses: tail.witnesses }
}

/** What a restore that failed left behind, the structure without an act, may be restored into again. */
async function refuseUsed(url: string, upTo: string): Promise<void> {
  const client = await connect(url)
  try {
    const last = (await appliedMigrations(client)).at(-1)
    if (!last) return
    const { rows } = await client.query<{ used: boolean }>('select exists (select from audit.event) as used')
    if (rows[0]?.used || last.name > upTo) {
      throw new Error('目标数据库不是空的；请换一个空数据库或空的数据目录再恢复')
    }
  } finally {
    await client.end()
  }
}

/** The backup's migrations must be the first of ours, word for word. */
function lastOf(head: Head): string {
  const ours = new Map(migrationMarks().map(({ name, digest }) => [name, digest]))
  const strange = head.migrations.filter(({ name, digest }) => ours.get(name) !== digest)
  const [first] = strange
  if (first) throw new Error(`备份是另一个版本做的：数据库结构 ${first.name} 与本版本不同，请用做备份的版本恢复`)
  return head.migrations.at(-1)?.name ?? ''
}

async function load(client: pg.Client, lines: AsyncGenerator<string>, witnesses: Witnesses): Promise<Tail> {
  const tables = new Map((await tablesOf(client)).map((table) => [table.name, table]))
  const restoreChecks = await suspendChecks(client, [...tables.keys()])
  await client.query(`truncate ${[...tables.keys()].join(', ')}`)
  let tail: Tail | undefined
  for await (const line of lines) {
    const part: { table: string; rows: string[] } | Tail = JSON.parse(line)
    if ('witnesses' in part) tail = part
    else await insert(client, tables.get(part.table), part)
  }
  if (!tail) throw new Error('备份文件没有结尾，不能恢复')
  await compare(client, [...tables.values()], tail, witnesses)
  await restoreChecks()
  for (const [name, last] of Object.entries(tail.sequences)) {
    if (last !== null) await client.query('select setval($1::regclass, $2)', [name, last])
  }
  return tail
}

async function insert(
  client: pg.Client,
  table: TableShape | undefined,
  { table: name, rows }: { table: string; rows: readonly string[] },
): Promise<void> {
  if (!table) throw new Error(`备份里有本版本没有的表 ${name}`)
  const columns = table.columns.join(', ')
  const cells = table.columns.map((column) => `(r).${column}`).join(', ')
  await client.query(
    `insert into ${name} (${columns}) overriding system value
      select ${cells} from (select x::${name} as r from unnest($1::text[]) x offset 0) q`,
    [rows],
  )
}

/**
 * What the rows went through when they were first written does not happen again: triggers sleep, foreign keys are taken away
 * and made again, which proves them, and the owner reads past row-level security.
 * @returns what puts everything back
 */
async function suspendChecks(client: pg.Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1) and conparentid = 0`,
    [tables],
  )
  const { rows: forced } = await client.query<{ table: string }>(
    'select oid::regclass::text as table from pg_class where relforcerowsecurity and oid::regclass::text = any($1)',
    [tables],
  )
  for (const key of keys) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  for (const { table } of forced) await client.query(`alter table ${table} no force row level security`)
  return async () => {
    for (const key of keys) await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    for (const { table } of forced) await client.query(`alter table ${table} force row level security`)
  }
}

async function compare(
  client: pg.Client,
  tables: readonly TableShape[],
  tail: Tail,
  witnesses: Witnesses,
): Promise<void> {
  const faults: string[] = []
  for (const table of tables) {
    const [wanted, found] = [tail.tables[table.name], await sumOf(client, table)]
    if (wanted?.rows !== found.rows || wanted.digest !== found.digest) {
      faults.push(
        `${table.name}：应为 ${wanted?.rows ?? 0} 行，恢复出 ${found.rows} 行，内容${wanted?.rows === found.rows ? '不同' : '不全'}`,
      )
    }
  }
  const said = await ask(client, witnesses)
  for (const name of Object.keys(witnesses)) {
    if (canonical(said[name]) !== canonical(tail.witnesses[name])) faults.push(`${name}与备份时不同`)
  }
  if (faults.length > 0)
    throw new Error(`恢复后与备份不符，没有恢复：\n${faults.map((fault) => `  · ${fault}`).join('\n')}`)
}
