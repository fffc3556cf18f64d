import type pg from 'pg'

/**
 * The same rows without what makes them a ledger: PostgreSQL's own INSERT … SELECT into tables of the same columns and
 * indexes, no triggers, no row-level security, no balances. `raw_rows` holds what is inserted, by round and batch.
 */
export async function prepareRaw(pool: pg.Pool, rounds: number, batches: number, lines: number): Promise<void> {
  await pool.query(`create schema bench;
    create table bench.journal (like funds.journal including indexes including defaults);
    create table bench.posting (like funds.posting including indexes);
    create table bench.raw_journal (round int, batch int, like funds.journal);
    create table bench.raw_posting (round int, batch int, like funds.posting);`)
  await pool.query(
    `insert into bench.raw_journal
      select r, b, gen_random_uuid(), a.id, a.region_code, 'post', 'reserved', 'payable', 100, gen_random_uuid(),
        'post:' || gen_random_uuid() || ':1:employment-subsidy-fund', v.id, '压测批次', '{}', '压测', '2024-06-03',
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

/** The usual ledger: one transaction per payment that locks the budget's row, writes its entries and moves the balance. */
export async function prepareRowLock(pool: pg.Pool): Promise<void> {
  await pool.query(`create table bench.account (id int primary key, balance bigint not null check (balance >= 0));
    insert into bench.account values (1, 1000000000000);
    create table bench.transfer (id uuid primary key, account int not null, payee uuid not null, amount bigint not null,
      reference text not null unique, at timestamptz not null default now());
    create table bench.entry (transfer uuid not null references bench.transfer, side text not null, amount bigint not null,
      primary key (transfer, side));
    create function bench.pay(payee uuid, amount bigint, reference text) returns void language plpgsql as $$
    declare transfer uuid := gen_random_uuid();
    begin
      perform from bench.account where id = 1 for update;
      insert into bench.transfer (id, account, payee, amount, reference) values (transfer, 1, payee, amount, reference);
      insert into bench.entry values (transfer, 'debit', -amount), (transfer, 'credit', amount);
      update bench.account set balance = balance - amount where id = 1;
    end $$`)
}

export const payRowLocked = (pool: pg.Pool) =>
  pool.query('select bench.pay(gen_random_uuid(), 100, gen_random_uuid()::text)')
