import { sql } from 'kysely'
import { type Fen, zeroFen } from '#kernel/money'
import type { RegionCode } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import type { FundItem, FundSource } from '#policy/language'
import { type JournalKind, journalKinds, type Ledger, ledgers } from './contract.ts'

/** A fund account without its figures. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly source: FundSource
  readonly regionCode: RegionCode
}

/**
 * The account that pays for a region from a source: the county's own, else its city's, else the autonomous region's;
 * undefined when none is open.
 */
export async function accountFor(tx: Tx, source: FundSource, regionCode: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select id, name, source, region_code as "regionCode"
    from funds.account_for(${source}, ${regionCode})`.execute(tx.db)
  return rows[0]
}

/** An open account by its id, also one above the actor's region. */
export async function accountOf(tx: Tx, accountId: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select id, name, source, region_code as "regionCode"
    from funds.account_of(${accountId})`.execute(tx.db)
  return rows[0]
}

/** What stands in each ledger of an account; `source` is negative. All zero for who may not see it. */
export async function balances(tx: Tx, accountId: string): Promise<Record<Ledger, Fen>> {
  const { rows } = await sql<{ ledger: Ledger; amountFen: Fen }>`select ledger, amount_fen as "amountFen"
    from funds.balances_of(${accountId})`.execute(tx.db)
  return amountsBy(
    ledgers.values,
    rows.map(({ ledger, amountFen }) => [ledger, amountFen] as const),
  )
}

/** Amounts by code, every code present. */
export function amountsBy<C extends string>(
  values: readonly C[],
  found: readonly (readonly [C, Fen])[],
): Record<C, Fen> {
  const zeros = values.map((value) => [value, zeroFen] as const)
  return Object.fromEntries([...zeros, ...found]) as Record<C, Fen>
}

/**
 * What has been booked for each matter (line or payment item), by kind of journal; a matter without a journal is absent.
 * Posted of a line = `post − reverse`.
 */
export async function bookedFor(tx: Tx, matterIds: readonly string[]): Promise<Map<string, Record<JournalKind, Fen>>> {
  const rows = await tx.db
    .selectFrom('funds.journal as j')
    .select(['j.matter_id as matterId', 'j.kind', sql<Fen>`sum(j.amount_fen)::bigint`.as('amountFen')])
    .$narrowType<{ kind: JournalKind }>()
    .where('j.matter_id', '=', sql<string>`any(${[...matterIds]}::uuid[])`)
    .groupBy(['j.matter_id', 'j.kind'])
    .execute()
  const byMatter = Map.groupBy(rows, (row) => row.matterId)
  return new Map(
    [...byMatter].map(([matterId, of]) => [
      matterId,
      amountsBy(
        journalKinds.values,
        of.map(({ kind, amountFen }) => [kind, amountFen] as const),
      ),
    ]),
  )
}

/** The reservations of classes, by matter, item and source. */
export function reservationsFor(tx: Tx, matterIds: readonly string[]) {
  return tx.db
    .selectFrom('funds.reservation')
    .select(['id', 'account_id as accountId', 'matter_id as matterId', 'item', 'source'])
    .select(['region_code as regionCode', 'amount_fen as amountFen', 'left_fen as leftFen'])
    .select('released_at as releasedAt')
    .$narrowType<{ item: FundItem; source: FundSource }>()
    .where('matter_id', '=', sql<string>`any(${[...matterIds]}::uuid[])`)
    .orderBy('id')
    .execute()
}

export type Reservation = Awaited<ReturnType<typeof reservationsFor>>[number]

/** How a class's money was committed and given back, in order: amount, document, day and who; nothing for organizations. */
export function commitmentsOf(tx: Tx, matterId: string) {
  return tx.db
    .selectFrom('funds.journal as j')
    .innerJoin('funds.reservation as r', 'r.id', 'j.reservation_id')
    .select(['j.id', 'j.kind', 'r.item', 'j.amount_fen as amountFen', 'j.document', 'j.booked_on as bookedOn'])
    .select('j.responsible')
    .$narrowType<{ kind: 'reserve' | 'release'; item: FundItem }>()
    .where('j.matter_id', '=', matterId)
    .where('j.kind', 'in', ['reserve', 'release'])
    .orderBy('j.id')
    .execute()
}

/** What lines have drawn from each of these reservations, and neither they nor their payees have given back; not drawn from: absent. */
export async function spentFrom(tx: Tx, reservationIds: readonly string[]): Promise<Map<string, Fen>> {
  const { rows } = await sql<{ reservationId: string; fen: Fen }>`
    select reservation_id as "reservationId", fen from funds.spent_from(${[...reservationIds]}::uuid[])`.execute(tx.db)
  return new Map(rows.map(({ reservationId, fen }) => [reservationId, fen]))
}

/** A posting by its natural key, with its amount, its reservation and whether it has been reversed. */
export function findPosted(tx: Tx, accountId: string, naturalKey: string) {
  return tx.db
    .selectFrom('funds.journal as j')
    .innerJoin('funds.reservation as r', 'r.id', 'j.reservation_id')
    .select(['j.id', 'j.matter_id as matterId', 'j.region_code as regionCode', 'j.amount_fen as amountFen'])
    .select(['r.id as reservationId', 'r.released_at as releasedAt'])
    .where('j.account_id', '=', accountId)
    .where('j.natural_key', '=', naturalKey)
    .executeTakeFirst()
}

/** What was booked as paid twice under some natural keys: by key. */
export async function selectOverpaid(tx: Tx, naturalKeys: readonly string[]) {
  const rows = await tx.db
    .selectFrom('funds.journal')
    .select(['id', 'natural_key as naturalKey', 'region_code as regionCode'])
    .where('kind', '=', 'overpay')
    .where('natural_key', '=', sql<string>`any(${[...naturalKeys]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.naturalKey, row]))
}

/** What was sent for payment items from an account, or what of it has arrived: by item. */
export async function selectItemJournals(
  tx: Tx,
  accountId: string,
  kinds: readonly JournalKind[],
  itemIds: readonly string[],
) {
  const rows = await tx.db
    .selectFrom('funds.journal as j')
    .select(['j.id', 'j.matter_id as itemId', 'j.region_code as regionCode', 'j.amount_fen as amountFen'])
    .where('j.account_id', '=', accountId)
    .where('j.kind', 'in', kinds)
    .where('j.matter_id', '=', sql<string>`any(${[...itemIds]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.itemId, row]))
}

/** The document of the first of the natural keys that is booked already, as far as the actor sees. */
export async function selectBooked(tx: Tx, naturalKeys: readonly string[]): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('funds.journal')
    .select('document')
    .where('natural_key', '=', sql<string>`any(${[...naturalKeys]}::text[])`)
    .limit(1)
    .executeTakeFirst()
  return row?.document
}

/** What the ledger has taken back on each of these receipts, of the lines they are for. */
export async function recoveredOn(
  tx: Tx,
  receipts: readonly { readonly id: string; readonly lineId: string }[],
): Promise<Map<string, Fen>> {
  const receiptId = sql<string>`split_part(j.natural_key, ':', 2)`
  const rows = await tx.db
    .selectFrom('funds.journal as j')
    .select([receiptId.as('id'), sql<Fen>`sum(j.amount_fen)::bigint`.as('amountFen')])
    .where('j.kind', '=', 'recover')
    .where('j.matter_id', '=', sql<string>`any(${receipts.map(({ lineId }) => lineId)}::uuid[])`)
    .groupBy(receiptId)
    .execute()
  return new Map(rows.map(({ id, amountFen }) => [id, amountFen]))
}

/** What of a line's postings, and of what was paid of it twice, stands and has not come back, in the order they were drawn: where a recovery is booked. */
export function selectRecoverable(tx: Tx, lineId: string) {
  return tx.db
    .selectFrom('funds.journal as j')
    .select(['j.id', 'j.kind', 'j.account_id as accountId', 'j.region_code as regionCode'])
    .select((eb) =>
      eb(
        'j.amount_fen',
        '-',
        eb
          .selectFrom('funds.journal as b')
          .select(sql<Fen>`coalesce(sum(b.amount_fen), 0)::bigint`.as('backFen'))
          .whereRef('b.answers', '=', 'j.id')
          .where('b.kind', '=', 'recover'),
      ).as('leftFen'),
    )
    .$narrowType<{ leftFen: Fen }>()
    .where('j.matter_id', '=', lineId)
    .where('j.kind', 'in', ['post', 'overpay'])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('funds.journal as r').select('r.id').whereRef('r.reverses', '=', 'j.id'))),
    )
    .orderBy('j.id')
    .execute()
}
