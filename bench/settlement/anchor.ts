import type pg from 'pg'

/** What one settlement writes row by row, and where: `$1` are the classes. */
const CLAIMED = {
  'subsidies.basis': 'matter_id = any($1)',
  'subsidies.decision': 'matter_id = any($1)',
  'subsidies.line': 'matter_id = any($1)',
  'people.limit_use': 'matter_id in (select id from subsidies.line where matter_id = any($1))',
} as const
const BOOKED = {
  'funds.journal': "kind = 'post' and matter_id in (select id from subsidies.line where matter_id = any($1))",
  'funds.posting': `journal_id in (select j.id from funds.journal j join subsidies.line l on l.id = j.matter_id
    where j.kind = 'post' and l.matter_id = any($1))`,
} as const

export type Half = 'claimed' | 'booked'
const halves: Readonly<Record<Half, Readonly<Record<string, string>>>> = { claimed: CLAIMED, booked: BOOKED }

const nameIn = (schema: string, table: string): string => `${schema}.${table.replace('.', '_')}`

/** Tables of the same columns and indexes, without triggers, checks, foreign keys and row-level security. */
export async function prepareAnchor(pool: pg.Pool): Promise<void> {
  await pool.query('create schema bare; create schema kept')
  for (const table of Object.keys({ ...CLAIMED, ...BOOKED })) {
    await pool.query(`create table ${nameIn('bare', table)} (like ${table} including indexes including defaults);
      create table ${nameIn('kept', table)} (like ${table})`)
  }
  for (const long of ['subsidies.basis alter detail', 'subsidies.line alter trace']) {
    const [table = '', ...column] = long.split(' ')
    await pool.query(`alter table ${nameIn('kept', table)} ${column.join(' ')} set storage external`)
  }
}

/**
 * Keeps the rows that the product has just written for these classes, to be inserted once more. Long values are kept as they
 * come from outside, not as PostgreSQL has packed them: packing is part of writing the row, for whoever writes it.
 */
export async function keepRows(pool: pg.Pool, half: Half, classIds: readonly string[]): Promise<void> {
  for (const [table, where] of Object.entries(halves[half])) {
    const kept = nameIn('kept', table)
    const { rows } = await pool.query<{ name: string; type: string }>(
      `select attname as name, atttypid::regtype::text as type from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    )
    const columns = rows.map(({ name, type }) => (type === 'jsonb' ? `${name}::text::jsonb` : name))
    await pool.query(`truncate ${kept}`)
    const ordered = rows[0]?.name ?? ''
    await pool.query(
      `insert into ${kept} select ${columns.join(', ')} from ${table} where ${where} order by ${ordered}`,
      [classIds],
    )
    await pool.query(`analyze ${kept}`)
  }
}

/** PostgreSQL's own INSERT … SELECT of the kept rows, one transaction. */
export async function insertKept(pool: pg.Pool, half: Half): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const table of Object.keys(halves[half])) {
      await client.query(`insert into ${nameIn('bare', table)} select * from ${nameIn('kept', table)}`)
    }
    await client.query('commit')
  } finally {
    client.release()
  }
}

/**
 * The same rows once more where they belong: into the product's own tables, in the product's role, so with every check,
 * foreign key, trigger and row-level policy. The legs of a journal are written by the ledger's trigger, as for the product.
 */
export async function insertOwn(pool: pg.Pool, half: Half): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('jq.kind', 'system', true); set local role jq_app`)
    for (const table of Object.keys(halves[half]).filter((one) => one !== 'funds.posting'))
      await client.query(`insert into ${table} select * from ${nameIn('kept', table)}`)
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Takes the kept rows away where they belong, books and reservations as before them, so that they can be inserted again. */
export async function takeAway(pool: pg.Pool, half: Half): Promise<void> {
  const client = await pool.connect()
  const tables = Object.keys(halves[half])
  try {
    await client.query(`begin; set local session_replication_role = replica`)
    if (half === 'booked') await client.query(UNBOOK)
    for (const table of tables)
      await client.query(
        `delete from ${table} t using ${nameIn('kept', table)} k where ${SAME[table] ?? 't.id = k.id'}`,
      )
    await client.query('commit')
    await client.query(`grant usage on schema kept to jq_app; grant select on all tables in schema kept to jq_app`)
    for (const table of tables) await client.query(`vacuum analyze ${table}`)
  } finally {
    client.release()
  }
}

const SAME: Readonly<Record<string, string>> = {
  'funds.posting': '(t.journal_id, t.account_id, t.ledger) = (k.journal_id, k.account_id, k.ledger)',
}

const UNBOOK = `
  update funds.balance b set amount_fen = b.amount_fen - k.amount_fen
    from (select account_id, ledger, sum(amount_fen) as amount_fen from kept.funds_posting group by 1, 2) k
    where (b.account_id, b.ledger) = (k.account_id, k.ledger);
  update funds.reservation r set left_fen = r.left_fen + k.amount_fen
    from (select reservation_id, sum(amount_fen) as amount_fen from kept.funds_journal group by 1) k
    where r.id = k.reservation_id`
