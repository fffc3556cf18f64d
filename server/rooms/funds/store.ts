import { sql } from 'kysely'
import type { Fen } from '#kernel/money'
import { arrayText, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { FundItem, FundSource } from '#policy/language'
import type { Move } from './domain/moves.ts'
import { refuse } from './refusals.ts'
import { type Account, accountOf } from './store-reads.ts'

/** What a booking shows: the number of the approval, batch or receipt, and the clauses behind it. */
export interface Evidence {
  readonly document: string
  readonly cites?: readonly string[] | undefined
}

const CHUNK = 10_000

/**
 * Takes the account's one lock until the transaction ends, so that what is read of its balances stays true.
 * @throws Refusal `account-unknown`
 */
export async function lockAccount(tx: Tx, accountId: string): Promise<Account> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`funds:${accountId}`}, 13))`.execute(tx.db)
  return getAccount(tx, accountId)
}

/** The lock of every account that may book for a region: nothing is being booked for it until the transaction ends. */
export const lockAccountsOf = (tx: Tx, regionCode: string) => sql`select funds.take_turns(${regionCode})`.execute(tx.db)

/** An open account. @throws Refusal `account-unknown` */
export async function getAccount(tx: Tx, accountId: string): Promise<Account> {
  const account = await accountOf(tx, accountId)
  if (!account) throw refuse('account-unknown')
  return account
}

/**
 * As `lockAccount`, for acts that belong to the account's own region and those above it: a county is served by its city's
 * account, and does not manage it.
 * @throws Refusal `account-unknown`
 */
export async function lockOwnAccount(tx: Tx, accountId: string): Promise<Account> {
  const account = await lockAccount(tx, accountId)
  if (!account.regionCode.startsWith(tx.actor.regionPrefix)) throw refuse('account-unknown')
  return account
}

/**
 * Books moves on a locked account, set by set; the database writes the legs and keeps balances and reservations.
 * @returns the journals' ids, in the order of the moves
 * @throws Refusal `already-booked` when one of the facts has been booked before, then nothing is booked; `region-outside`
 */
export async function book(tx: Tx, account: Account, evidence: Evidence, moves: readonly Move[]): Promise<string[]> {
  try {
    return await write(tx, account, evidence, moves)
  } catch (error) {
    throw codeOf(error) === BOOKED_BEFORE ? refuse('already-booked', { document: evidence.document }) : error
  }
}

/**
 * Books moves without having waited for the account: rows and legs are written beside those of others, the wait comes last
 * and is short.
 * @returns false where a fact has been booked before, or the balance or the reservation is short; then nothing is booked,
 * and who looks again with the account locked learns which
 */
export async function bookAtOnce(
  tx: Tx,
  account: Account,
  evidence: Evidence,
  moves: readonly Move[],
): Promise<boolean> {
  await sql`savepoint booking`.execute(tx.db)
  try {
    await write(tx, account, evidence, moves)
    await sql`release savepoint booking`.execute(tx.db)
    return true
  } catch (error) {
    if (![BOOKED_BEFORE, BALANCE_SHORT, RESERVATION_SHORT].includes(codeOf(error))) throw error
    await sql`rollback to savepoint booking`.execute(tx.db)
    return false
  }
}

/** What the database answers to a natural key for the second time, and where money is short. */
const [BOOKED_BEFORE, BALANCE_SHORT, RESERVATION_SHORT] = ['23505', 'JQ002', 'JQ006']

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

async function write(tx: Tx, account: Account, evidence: Evidence, moves: readonly Move[]): Promise<string[]> {
  if (tx.actor.kind === 'bureau' && !moves.every((move) => move.regionCode.startsWith(tx.actor.regionPrefix))) {
    throw refuse('region-outside')
  }
  const ids = moves.map(() => newId())
  for (let start = 0; start < moves.length; start += CHUNK) {
    await insertJournals(tx, account, evidence, ids.slice(start, start + CHUNK), moves.slice(start, start + CHUNK))
  }
  return ids
}

/** The columns in which the journals of a set may differ, and their types. */
const COLUMNS = {
  kind: 'text',
  from: 'text',
  to: 'text',
  amountFen: 'bigint',
  matterId: 'uuid',
  naturalKey: 'text',
  regionCode: 'text',
  reservationId: 'uuid',
  reverses: 'uuid',
  answers: 'uuid',
} as const satisfies Partial<Record<keyof Move, string>>

/** One statement a set: what its journals share is said once, the rest comes in columns. */
async function insertJournals(
  tx: Tx,
  account: Account,
  { document, cites = [] }: Evidence,
  ids: readonly string[],
  moves: readonly Move[],
): Promise<void> {
  const [first] = moves
  const arrays = [sql`${arrayText(ids)}::uuid[]`]
  const parts = Object.entries(COLUMNS).map(([name, type]) => {
    const key = name as keyof typeof COLUMNS
    const as = sql.raw(type)
    if (moves.every((move) => move[key] === first?.[key])) return sql`${first?.[key] ?? null}::${as}`
    arrays.push(sql`${arrayText(moves.map((move) => move[key]))}::${as}[]`)
    return sql.raw(`m.c${arrays.length}`)
  })
  const names = sql.raw(arrays.map((_, index) => `c${index + 1}`).join(', '))
  await sql`insert into funds.journal (id, kind, from_ledger, to_ledger, amount_fen, matter_id, natural_key, region_code,
      reservation_id, reverses, answers, account_id, document, cites, responsible, booked_on, booked_by)
    select m.c1, ${sql.join(parts)}, ${account.id}::uuid, ${document}, ${[...cites]}::text[], ${tx.actor.name},
      ${tx.today}::date, ${tx.actor.userId}::uuid
    from unnest(${sql.join(arrays)}) m (${names})`.execute(tx.db)
}

/** Opens the account of a source in a region, or gives the one there is. */
export async function openAccount(
  tx: Tx,
  account: { source: FundSource; regionCode: string; name: string },
): Promise<string> {
  await tx.db
    .insertInto('funds.account')
    .values({
      id: newId(),
      source: account.source,
      region_code: account.regionCode,
      name: account.name,
      opened_on: tx.today,
    })
    .onConflict((conflict) => conflict.columns(['source', 'region_code']).doNothing())
    .execute()
  const row = await tx.db
    .selectFrom('funds.account')
    .select('id')
    .where('source', '=', account.source)
    .where('region_code', '=', account.regionCode)
    .executeTakeFirstOrThrow()
  return row.id
}

/** Writes a class's reservation of one item from one source. @returns undefined when an open one is there already */
export async function saveReservation(
  tx: Tx,
  account: Account,
  wanted: { matterId: string; organizationId: string | null; regionCode: string; item: FundItem; amountFen: Fen },
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('funds.reservation')
    .values({
      id: newId(),
      account_id: account.id,
      source: account.source,
      region_code: wanted.regionCode,
      organization_id: wanted.organizationId,
      matter_id: wanted.matterId,
      item: wanted.item,
      amount_fen: wanted.amountFen,
    })
    .onConflict((conflict) =>
      conflict.columns(['matter_id', 'item', 'source']).where('released_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
