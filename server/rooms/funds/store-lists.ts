import { sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { InputOf } from '#kernel/endpoint'
import { type Fen, sum, zeroFen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import type { FundItem, FundSource } from '#policy/language'
import type * as contract from './contract.ts'
import { type JournalKind, type Ledger, ledgers } from './contract.ts'
import { amountsBy } from './store-reads.ts'

type Amounts = Record<Ledger, Fen>

/** Accounts in reach with what stands in each ledger. */
export async function selectAccounts(
  tx: Tx,
  filter: { source?: string | undefined; regionCode?: string | undefined; accountId?: string | undefined },
) {
  let query = tx.db
    .selectFrom('funds.account as a')
    .innerJoin('regions.region as r', 'r.code', 'a.region_code')
    .select(['a.id', 'a.name', 'a.source', 'a.region_code as regionCode', 'r.name as regionName'])
    .select('a.opened_on as openedOn')
    .$narrowType<{ source: FundSource }>()
    .orderBy('a.region_code')
    .orderBy('a.source')
  if (filter.source) query = query.where('a.source', '=', filter.source)
  if (filter.regionCode) query = query.where('a.region_code', '=', filter.regionCode)
  if (filter.accountId) query = query.where('a.id', '=', filter.accountId)
  const accounts = await query.execute()
  const kept = await keptBalances(tx)
  return accounts.map((account) => ({ ...account, balances: kept.get(account.id) ?? nothing }))
}

const nothing: Amounts = amountsBy(ledgers.values, [])

/** The running balances, kept by the database. */
async function keptBalances(tx: Tx): Promise<Map<string, Amounts>> {
  const rows = await tx.db
    .selectFrom('funds.balance')
    .select(['account_id as accountId', 'ledger', 'amount_fen as amountFen'])
    .execute()
  return byAccount(rows)
}

function byAccount(rows: readonly { accountId: string; ledger: string; amountFen: Fen }[]): Map<string, Amounts> {
  return new Map(
    [...Map.groupBy(rows, (row) => row.accountId)].map(([accountId, of]) => [
      accountId,
      amountsBy(
        ledgers.values,
        of.map(({ ledger, amountFen }) => [ledger as Ledger, amountFen] as const),
      ),
    ]),
  )
}

/** Every posting counted again and set beside what the database keeps: two witnesses per account. */
export async function trialBalance(tx: Tx, filter: { regionCode?: string | undefined }) {
  const accounts = await selectAccounts(tx, filter)
  const recounted = byAccount(
    await tx.db
      .selectFrom('funds.posting')
      .select(['account_id as accountId', 'ledger', sql<Fen>`sum(amount_fen)::bigint`.as('amountFen')])
      .groupBy(['account_id', 'ledger'])
      .execute(),
  )
  const reserved = new Map(
    (
      await tx.db
        .selectFrom('funds.reservation')
        .select(['account_id as accountId', sql<Fen>`sum(left_fen)::bigint`.as('leftFen')])
        .groupBy('account_id')
        .execute()
    ).map((row) => [row.accountId, row.leftFen]),
  )
  const rows = accounts.map(({ id, name, source, balances: kept }) => {
    const found = recounted.get(id) ?? nothing
    const reservationsFen = reserved.get(id) ?? zeroFen
    return { id, name, source, kept, recounted: found, reservationsFen, balanced: agree(found, kept, reservationsFen) }
  })
  const totals = amountsBy(
    ledgers.values,
    ledgers.values.map((ledger) => [ledger, sum(rows.map((row) => row.recounted[ledger]))] as const),
  )
  return { asOf: tx.today, accounts: rows, totals, balanced: rows.every((row) => row.balanced) }
}

const agree = (found: Amounts, kept: Amounts, reservationsFen: Fen): boolean =>
  sum(Object.values(found)) === zeroFen &&
  ledgers.values.every((ledger) => found[ledger] === kept[ledger]) &&
  found.reserved === reservationsFen

/** A page of an account's journals, newest first. */
export async function selectJournals(tx: Tx, filter: InputOf<typeof contract.listJournals>) {
  const matching = journalsOf(tx, filter)
  const total = await countOf(tx, matching)
  let page = matching
  if (filter.cursor) page = page.where('j.id', '<', filter.cursor)
  const rows = await page
    .innerJoin('regions.region as r', 'r.code', 'j.region_code')
    .leftJoin('funds.reservation as v', 'v.id', 'j.reservation_id')
    .leftJoin('funds.journal as u', 'u.reverses', 'j.id')
    .select(['j.id', 'j.kind', 'j.from_ledger as from', 'j.to_ledger as to', 'j.amount_fen as amountFen'])
    .select(['j.region_code as regionCode', 'r.name as regionName', 'j.matter_id as matterId', 'j.document', 'j.cites'])
    .select(['j.responsible', 'j.booked_on as bookedOn', 'j.booked_at as bookedAt'])
    .select(['v.item', 'v.matter_id as reservedFor', sql<boolean>`u.id is not null`.as('reversed')])
    .$narrowType<{ kind: JournalKind; from: Ledger; to: Ledger; item: FundItem | null }>()
    .orderBy('j.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => row.id)
}

function journalsOf(tx: Tx, filter: Omit<InputOf<typeof contract.listJournals>, 'limit'>) {
  let query = tx.db.selectFrom('funds.journal as j').where('j.account_id', '=', filter.accountId)
  if (filter.kind) query = query.where('j.kind', '=', filter.kind)
  if (filter.from) query = query.where('j.booked_on', '>=', filter.from)
  if (filter.until) query = query.where('j.booked_on', '<=', filter.until)
  if (filter.matterId) query = query.where('j.matter_id', '=', filter.matterId)
  if (filter.search) query = query.where('j.document', 'like', containing(filter.search))
  return query
}

/** A page of reservations, newest first, each with the approval that made it. */
export async function selectReservations(tx: Tx, filter: InputOf<typeof contract.listReservations>) {
  const matching = reservationsOf(tx, filter)
  const total = await countOf(tx, matching)
  let page = matching
  if (filter.cursor) page = page.where('v.id', '<', filter.cursor)
  const rows = await page
    .innerJoin('regions.region as r', 'r.code', 'v.region_code')
    .select(['v.id', 'v.matter_id as matterId', 'v.item', 'v.source', 'v.region_code as regionCode'])
    .select(['r.name as regionName', 'o.name as organizationName', 'j.document', 'v.amount_fen as amountFen'])
    .select(['v.left_fen as leftFen', sql<boolean>`v.released_at is not null`.as('released')])
    .$narrowType<{ item: FundItem; source: FundSource }>()
    .orderBy('v.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => row.id)
}

function reservationsOf(tx: Tx, filter: InputOf<typeof contract.listReservations>) {
  let query = tx.db
    .selectFrom('funds.reservation as v')
    .leftJoin('organizations.organization as o', 'o.id', 'v.organization_id')
    .leftJoin('funds.journal as j', (join) => join.onRef('j.reservation_id', '=', 'v.id').on('j.kind', '=', 'reserve'))
  if (filter.matterId) query = query.where('v.matter_id', '=', filter.matterId)
  if (filter.source) query = query.where('v.source', '=', filter.source)
  if (filter.open) query = query.where('v.left_fen', filter.open === 'yes' ? '>' : '=', zeroFen)
  if (filter.search) {
    const found = containing(filter.search)
    query = query.where((where) => where.or([where('j.document', 'like', found), where('o.name', 'like', found)]))
  }
  return query
}
