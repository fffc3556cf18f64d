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
