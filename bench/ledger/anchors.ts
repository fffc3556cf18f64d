import type pg from 'pg'

/**
 * The same rows without what makes them a ledger: PostgreSQL's own INSERT … SELECT into tables of the same columns and
 * indexes, no triggers, no row-level security, no checks, no balances; ids in the order of time, as the product's are.
 * `raw_journal` and `raw_posting` hold what is inserted, by round and batch.
 */
export async function prepareRaw(pool: pg.Pool, rounds: number, batches: number, lines: number): Promise<void> {
  await pool.query(`create schema bench;
    create table bench.journal (like funds.journal including indexes including defaults);
    create table bench.posting (like funds.posting including indexes);
    create table bench.raw_journal (round int, batch int, like funds.journal);
    create table bench.raw_posting (round int, batch int, like funds.posting);`)
  await pool.query(
    `insert into bench.raw_journal
      select r, b, uuidv7(), a.id, a.region_code, 'post', 'reserved', 'payable', 100, uuidv7(),
        'post:' || uuidv7() || ':1:employment-subsidy-fund', v.id, '压测批次', '{}', '压测', '2024-06-03',
        gen_random_uuid(), now(), null, null
      from generate_series(0, $1 - 1) r, generate_series(0, $2 - 1) b, generate_series(1, $3) n,
        (select id, region_code from funds.account limit 1) a, (select id from funds.reservation limit 1) v`,
    [rounds, batches, lines],
  )
  await pool.query(`insert into bench.raw_posting
    select j.round, j.batch, j.id, j.region_code, j.account_id, leg.ledger, leg.amount from bench.raw_journal j
      cross join lateral (values ('reserved', -j.amount_fen), ('payable', j.amount_fen)) leg (ledger, amount)`)
  await pool.query('create index on bench.raw_journal (round, batch); create index on bench.raw_posting (round, batch)')
  await pool.query('analyze bench.raw_journal, bench.raw_posting')
}

const columns = (table: string): string =>
  table === 'journal'
    ? `id, account_id, region_code, kind, from_ledger, to_ledger, amount_fen, matter_id, natural_key, reservation_id,
      document, cites, responsible, booked_on, booked_by, booked_at, reverses, answers`
    : 'journal_id, region_code, account_id, ledger, amount_fen'

/** One batch of the raw rows, one transaction. */
export async function insertRaw(pool: pg.Pool, round: number, batch: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const table of ['journal', 'posting']) {
      await client.query(
        `insert into bench.${table} (${columns(table)}) select ${columns(table)} from bench.raw_${table}
          where round = $1 and batch = $2`,
        [round, batch],
      )
    }
    await client.query('commit')
  } finally {
    client.release()
  }
}

/**
 * The usual ledger: one transaction per payment that locks the account's balances, writes the journal and its two legs and
 * moves the balances. The rows are those of the product: same columns, same indexes, without its triggers and checks.
 */
export async function prepareRowLock(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create table bench.locked_journal (like funds.journal including indexes including defaults);
    create table bench.locked_posting (like funds.posting including indexes);
    create table bench.locked_balance (ledger text primary key, amount_fen bigint not null check (amount_fen >= 0));
    insert into bench.locked_balance values ('reserved', 1000000000000), ('payable', 0);
    create view bench.payment as select a.id as account_id, a.region_code, v.id as reservation_id
      from (select id, region_code from funds.account limit 1) a, (select id from funds.reservation limit 1) v;
    create function bench.pay(journal uuid, line uuid, account uuid, region text, reservation uuid) returns void
      language plpgsql as $$
    begin
      perform from bench.locked_balance order by ledger for update;
      ${INSERT_JOURNAL.replace(/\$(\d)/g, (_, n) => ['journal', 'line', 'account', 'region', 'reservation'][n - 1] ?? '')};
      ${INSERT_LEGS.replace(/\$(\d)/g, (_, n) => ['journal', 'region', 'account'][n - 1] ?? '')};
      ${MOVE};
    end $$`)
}

const INSERT_JOURNAL = `insert into bench.locked_journal (id, account_id, region_code, kind, from_ledger, to_ledger, amount_fen,
    matter_id, natural_key, reservation_id, document, cites, responsible, booked_on, booked_by)
  values ($1, $3, $4, 'post', 'reserved', 'payable', 100, $2, 'post:' || $2::uuid || ':1:employment-subsidy-fund', $5, '压测批次',
    '{}', '压测', '2024-06-03', $1)`
const INSERT_LEGS = `insert into bench.locked_posting (journal_id, region_code, account_id, ledger, amount_fen)
  values ($1, $2, $3, 'reserved', -100), ($1, $2, $3, 'payable', 100)`
const MOVE = `update bench.locked_balance set amount_fen = amount_fen + case ledger when 'payable' then 100 else -100 end`

/** What a payment of the row-lock ledger names. */
export interface Payment {
  readonly journalId: string
  readonly lineId: string
  readonly accountId: string
  readonly regionCode: string
  readonly reservationId: string
}

/** One payment as an application makes it: its statements one after the other, each prepared once. */
export async function payByStatements(pool: pg.Pool, one: Payment): Promise<void> {
  const client = await pool.connect()
  const { journalId, lineId, accountId, regionCode, reservationId } = one
  const run = (name: string, text: string, values: unknown[] = []) => client.query({ name, text, values })
  try {
    await client.query('begin')
    await run('lock', 'select amount_fen from bench.locked_balance order by ledger for update')
    await run('journal', INSERT_JOURNAL, [journalId, lineId, accountId, regionCode, reservationId])
    await run('legs', INSERT_LEGS, [journalId, regionCode, accountId])
    await run('move', MOVE)
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** The same within the database: one call, the lock held for no round trip. */
export async function payInOneCall(pool: pg.Pool, one: Payment): Promise<void> {
  const { journalId, lineId, accountId, regionCode, reservationId } = one
  const values = [journalId, lineId, accountId, regionCode, reservationId]
  await pool.query({ name: 'pay', text: 'select bench.pay($1, $2, $3, $4, $5)', values })
}
