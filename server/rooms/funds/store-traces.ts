import { sql } from 'kysely'
import type { Fen } from '#kernel/money'
import { firstOf, type Tx } from '#platform/db'
import type { FundItem, FundSource } from '#policy/language'
import type { JournalKind } from './contract.ts'
import type { Span } from './domain/first-in.ts'

const journals = (tx: Tx) =>
  tx.db
    .selectFrom('funds.journal as j')
    .innerJoin('funds.account as a', 'a.id', 'j.account_id')
    .select(['j.id', 'j.kind', 'j.account_id as accountId', 'a.name as accountName', 'a.source'])
    .select(['j.region_code as regionCode', 'j.amount_fen as amountFen', 'j.matter_id as matterId', 'j.document'])
    .select(['j.cites', 'j.responsible', 'j.booked_on as bookedOn', 'j.answers'])
    .$narrowType<{ kind: JournalKind; source: FundSource }>()
    .orderBy('j.id')

export type TracedJournal = Awaited<ReturnType<typeof selectPostings>>[number]

/** A row of money, fen after fen in the order it was booked: what came into an account, or what went out of it. */
export type MoneyRow = 'in' | 'out'

/**
 * In: from above, taken back from below, paid back. Out, for good: lines posted and not reversed, or paid twice, handed down, given back
 * above. Each journal with where its money begins in the row.
 */
const row = (tx: Tx, accountId: string, way: MoneyRow) =>
  (way === 'in'
    ? journals(tx).where('j.kind', 'in', ['allot', 'take-back', 'recover'])
    : standing(tx).where('j.kind', 'in', ['post', 'overpay', 'hand-down', 'withdraw'])
  )
    .where('j.account_id', '=', accountId)
    .select(sql<number>`(sum(j.amount_fen) over (order by j.id) - j.amount_fen)::bigint`.as('from'))
    .as('m')

/** Where a journal's money begins in its account's row; undefined where it stands in none. */
export async function placeInRow(tx: Tx, { id, accountId }: TracedJournal, way: MoneyRow): Promise<number | undefined> {
  const found = await tx.db
    .selectFrom(row(tx, accountId, way))
    .select('m.from')
    .where('m.id', '=', id)
    .executeTakeFirst()
  return found?.from
}

/** The journals of a stretch of a row: the account's book is added up where it lies, and only these are read. */
export const selectStretch = (tx: Tx, accountId: string, way: MoneyRow, { from, amountFen }: Span) =>
  tx.db
    .selectFrom(row(tx, accountId, way))
    .selectAll()
    .where('m.from', '<', from + amountFen)
    .where(sql<number>`m."from" + m."amountFen"`, '>', from)
    .orderBy('m.id')
    .execute()

/** The postings of a line that stand, and what the bank paid of it a second time, in order. */
export const selectPostings = (tx: Tx, lineId: string) =>
  standing(tx).where('j.matter_id', '=', lineId).where('j.kind', 'in', ['post', 'overpay']).execute()

const standing = (tx: Tx) =>
  journals(tx).where(({ not, exists, selectFrom }) =>
    not(exists(selectFrom('funds.journal as r').select('r.id').whereRef('r.reverses', '=', 'j.id'))),
  )

/** One journal, in the asker's reach. */
export const findJournal = (tx: Tx, id: string) => journals(tx).where('j.id', '=', id).executeTakeFirst()

/** The journal that answers another one: what was handed down or taken back, as the account below booked it. */
export const findAnswer = (tx: Tx, id: string) =>
  journals(tx).where('j.answers', '=', id).where('j.kind', 'in', ['allot', 'withdraw']).executeTakeFirst()

/** The newest money from above whose document has these words. */
export const searchReceipts = (tx: Tx, found: string, limit: number) =>
  firstOf(
    tx,
    journals(tx)
      .clearOrderBy()
      .where('j.kind', '=', 'allot')
      .where('j.document', 'like', found)
      .orderBy('j.id', 'desc'),
    limit,
  )

/** What stands reserved and what lines have drawn, by account, county and purpose; money that came back does not count. */
export async function selectPurposes(tx: Tx, filter: { source?: string | undefined }) {
  const backFen = sql<Fen>`coalesce((select sum(b.amount_fen) from funds.journal b
    where b.answers = j.id and b.kind = 'recover'), 0)`
  let query = tx.db
    .selectFrom('funds.reservation as v')
    .innerJoin('regions.region as r', 'r.code', 'v.region_code')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('funds.journal as j')
          .select(
            sql<Fen>`sum(case j.kind when 'post' then j.amount_fen - ${backFen} else -j.amount_fen end)::bigint`.as(
              'fen',
            ),
          )
          .whereRef('j.reservation_id', '=', 'v.id')
          .where('j.kind', 'in', ['post', 'reverse'])
          .as('drawn'),
      (join) => join.onTrue(),
    )
    .select(['v.account_id as accountId', 'v.region_code as regionCode', 'r.name as regionName', 'v.item'])
    .select(sql<Fen>`sum(v.left_fen)::bigint`.as('reservedFen'))
    .select(sql<Fen>`coalesce(sum(drawn.fen), 0)::bigint`.as('spentFen'))
    .select(sql<number>`count(distinct v.matter_id)::int`.as('matters'))
    .$narrowType<{ item: FundItem }>()
    .groupBy(['v.account_id', 'v.region_code', 'r.name', 'v.item'])
    .orderBy('v.region_code')
    .orderBy('v.item')
  if (filter.source) query = query.where('v.source', '=', filter.source)
  return query.execute()
}
