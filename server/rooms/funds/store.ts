import { sql } from 'kysely'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
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
  if (tx.actor.kind === 'bureau' && !moves.every((move) => move.regionCode.startsWith(tx.actor.regionPrefix))) {
    throw refuse('region-outside')
  }
  const ids = moves.map(() => newId())
  for (let start = 0; start < moves.length; start += CHUNK) {
    const part = moves.slice(start, start + CHUNK)
    const { numAffectedRows } = await insertJournals(tx, account, evidence, ids.slice(start, start + CHUNK), part)
    if (Number(numAffectedRows) < part.length) throw refuse('already-booked', { document: evidence.document })
  }
  return ids
}

/** One statement a set: what the journals share is said once, the rest comes in columns. */
function insertJournals(
  tx: Tx,
  account: Account,
  { document, cites = [] }: Evidence,
  ids: readonly string[],
  moves: readonly Move[],
) {
  const column = <K extends keyof Move>(key: K) => moves.map((move) => move[key] ?? null)
  return sql`insert into funds.journal (id, kind, from_ledger, to_ledger, amount_fen, matter_id, natural_key, region_code,
      reservation_id, reverses, answers, account_id, document, cites, responsible, booked_on, booked_by)
    select m.*, ${account.id}::uuid, ${document}, ${[...cites]}::text[], ${tx.actor.name}, ${tx.today}::date,
      ${tx.actor.userId}::uuid
    from unnest(${[...ids]}::uuid[], ${column('kind')}::text[], ${column('from')}::text[], ${column('to')}::text[],
      ${column('amountFen')}::bigint[], ${column('matterId')}::uuid[], ${column('naturalKey')}::text[],
      ${column('regionCode')}::text[], ${column('reservationId')}::uuid[], ${column('reverses')}::uuid[],
      ${column('answers')}::uuid[]) m
    on conflict (natural_key) do nothing`.execute(tx.db)
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
