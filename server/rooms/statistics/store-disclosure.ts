import { type SqlBool, sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import { firstOf, type Tx, type Widening } from '#platform/db'
import { newId } from '#platform/ids'
import type { ItemRow, Period, Use } from './domain/disclosure.ts'

/** What is published everybody reads; mirrors the policy `published` of the database. */
export const widenings: readonly Widening[] = (['public', 'organization', 'person', 'bureau'] as const).map((kind) => ({
  table: 'statistics.disclosure',
  kind,
  where: (_, alias) => sql<SqlBool>`${sql.ref(`${alias}.state`)} = 'published'`,
}))

/** What the code of every region inside one is like. */
const inside = (regionCode: string): string => `${scopePrefix(regionCode as RegionCode)}%`

/** Paid: on its way and arrived, or executed by the bank although it was withdrawn. */
const PAID = ['confirm', 'execute'] as const

/** Paid once and come back: given back by the payee, or sent back by the bank after it had arrived. */
const CAME_BACK = ['recover', 'send-back'] as const

/** Every account below a region as the books have it: what moved in the period, what stood at its end. */
export function selectAccountUse(tx: Tx, regionCode: string, { from, until }: Period) {
  const moved = (plus: readonly string[], minus: string) =>
    sql<Fen>`coalesce(sum(case when j.kind = any(${[...plus]}::text[]) then j.amount_fen
      when j.kind = ${minus} then -j.amount_fen end) filter (where j.booked_on >= ${from}), 0)::bigint`
  return tx.db
    .selectFrom('funds.account as a')
    .innerJoin('regions.region as r', 'r.code', 'a.region_code')
    .innerJoin('funds.journal as j', 'j.account_id', 'a.id')
    .select(['a.source', 'a.region_code as regionCode', 'r.name as regionName'])
    .select([moved(['allot'], 'withdraw').as('allottedFen'), moved(['hand-down'], 'take-back').as('handedDownFen')])
    .select([moved(PAID, '').as('paidFen'), moved(CAME_BACK, '').as('recoveredFen')])
    .select(
      sql<Fen>`sum(case when j.kind in ('allot', 'take-back', 'recover', 'send-back') then j.amount_fen
        when j.kind in ('withdraw', 'hand-down', 'confirm', 'execute') then -j.amount_fen else 0 end)::bigint`.as(
        'balanceFen',
      ),
    )
    .where('a.region_code', 'like', inside(regionCode))
    .where('j.booked_on', '<=', until)
    .groupBy(['a.source', 'a.region_code', 'r.name'])
    .orderBy('a.region_code')
    .orderBy('a.source')
    .execute()
}

/** What arrived and what came back in the period, booking by booking, by the lines or the basic work behind each transfer. */
export async function selectUses(tx: Tx, regionCode: string, { from, until }: Period): Promise<Use[]> {
  const bookings = tx.db
    .selectFrom('funds.journal as j')
    .innerJoin('regions.region as r', 'r.code', 'j.region_code')
    .where('j.region_code', 'like', inside(regionCode))
    .where('j.booked_on', '>=', from)
    .where('j.booked_on', '<=', until)
    .select(['j.region_code as regionCode', 'r.name as regionName'])
  const paid = await bookings
    .innerJoin('subsidies.payment_item_line as p', 'p.item_id', 'j.matter_id')
    .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .where('j.kind', 'in', [...PAID, 'send-back'])
    .select(['j.kind', 'b.fund_source as source', 'l.item', 'l.person_id as personId', 'p.amount_fen as amountFen'])
    .execute()
  const works = await bookings
    .innerJoin('funds.basic_work_payment as p', 'p.id', 'j.matter_id')
    .innerJoin('funds.basic_work as w', 'w.id', 'p.work_id')
    .where('j.kind', 'in', [...PAID, 'send-back'])
    .select(['j.kind', 'w.source', 'w.item', 'p.amount_fen as amountFen'])
    .execute()
  const recovered = await bookings
    .innerJoin('funds.journal as o', 'o.id', 'j.answers')
    // What was paid twice was never reserved: its line says what it was for.
    .leftJoin('funds.reservation as v', 'v.id', 'o.reservation_id')
    .leftJoin('subsidies.line as l', 'l.id', 'o.matter_id')
    .where('j.kind', '=', 'recover')
    .select((eb) => eb.fn.coalesce('v.source', 'l.fund_source').$notNull().as('source'))
    .select((eb) => eb.fn.coalesce('v.item', 'l.item').$notNull().as('item'))
    .select(['l.person_id as personId', 'j.amount_fen as amountFen'])
    .execute()
  return [
    ...paid.map((use) => ({ ...use, kind: wayOf(use) })),
    // 基础工作 is paid to an organization: no person is behind it.
    ...works.map((use) => ({ ...use, personId: null, kind: wayOf(use) })),
    ...recovered.map((use) => ({ ...use, kind: 'recovered' as const })),
  ]
}

const wayOf = ({ kind }: { readonly kind: string }): Use['kind'] => (kind === 'send-back' ? 'recovered' : 'paid')

type AccountUse = Awaited<ReturnType<typeof selectAccountUse>>[number]

/** The figures as they are frozen. */
export interface DisclosedFigures {
  readonly accounts: readonly AccountUse[]
  readonly items: readonly ItemRow[]
  readonly paidFen: Fen
  readonly recoveredFen: Fen
  readonly leastPersons: number
}

const disclosures = (tx: Tx) =>
  tx.db
    .selectFrom('statistics.disclosure as d')
    .innerJoin('regions.region as r', 'r.code', 'd.region_code')
    .select(['d.id', 'd.region_code as regionCode', 'r.name as regionName', 'd.from_on as from', 'd.until_on as until'])
    .select(sql<DisclosedFigures>`d.figures`.as('figures'))
    .select(['d.version', 'd.state', 'd.hash', 'd.note', 'd.correction_reason as correctionReason'])
    .select(['d.return_reason as returnReason', 'd.drafted_on as draftedOn', 'd.drafted_person as draftedPerson'])
    .select(['d.checked_on as checkedOn'])
    .$narrowType<{ state: 'draft' | 'published' | 'returned' }>()

export type Disclosure = NonNullable<Awaited<ReturnType<typeof findDisclosure>>>

/** A later version of the same period of the same region has been published. */
const replaced = sql<boolean>`(d.state = 'published' and exists (select from statistics.disclosure x
  where x.region_code = d.region_code and x.from_on = d.from_on and x.until_on = d.until_on
    and x.state = 'published' and x.version > d.version))`

/** Published ones, and those in reach, or only those that stand now; the latest period first. */
export function selectDisclosures(tx: Tx, { regionCode, standing }: { regionCode?: string; standing?: 'yes' }) {
  let query = disclosures(tx)
    .select(replaced.as('replaced'))
    .orderBy('d.until_on', 'desc')
    .orderBy('d.region_code')
    .orderBy('d.version', 'desc')
  if (regionCode) query = query.where('d.region_code', 'like', inside(regionCode))
  if (standing) query = query.where('d.state', '=', 'published').where(sql<boolean>`not ${replaced}`)
  return firstOf(tx, query)
}

/** How many drafts of the very region wait to be checked. */
export async function countDrafts(tx: Tx, regionCode: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom('statistics.disclosure')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('state', '=', 'draft')
    .where('region_code', '=', regionCode)
    .executeTakeFirstOrThrow()
  return count
}

export function findDisclosure(tx: Tx, id: string) {
  return disclosures(tx).where('d.id', '=', id).executeTakeFirst()
}

/** The versions of one region and period that were not returned, the latest first. */
export function selectPeriodVersions(tx: Tx, regionCode: string, { from, until }: Period): Promise<Disclosure[]> {
  return disclosures(tx)
    .where('d.region_code', '=', regionCode)
    .where('d.from_on', '=', from)
    .where('d.until_on', '=', until)
    .where('d.state', '<>', 'returned')
    .orderBy('d.version', 'desc')
    .execute()
}

/** Which of some periods of a region have a version that was not returned. */
export function selectDrafted(tx: Tx, regionCode: string, periods: readonly Period[]): Promise<Period[]> {
  return tx.db
    .selectFrom('statistics.disclosure as d')
    .select(['d.from_on as from', 'd.until_on as until'])
    .where('d.region_code', '=', regionCode)
    .where(
      'd.from_on',
      'in',
      periods.map(({ from }) => from),
    )
    .where('d.state', '<>', 'returned')
    .execute()
}

/** @returns undefined where the same version was drafted meanwhile */
export async function insertDisclosure(
  tx: Tx,
  draft: Period & {
    regionCode: string
    version: number
    figures: DisclosedFigures
    hash: string
    note: string
    correctionReason: string | null
    userId: string
    personId: string
  },
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('statistics.disclosure')
    .values({
      id: newId(),
      region_code: draft.regionCode,
      from_on: draft.from,
      until_on: draft.until,
      version: draft.version,
      state: 'draft',
      figures: JSON.stringify(draft.figures),
      hash: draft.hash,
      note: draft.note,
      correction_reason: draft.correctionReason,
      drafted_by: draft.userId,
      drafted_person: draft.personId,
      drafted_on: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Publishes a draft or returns it. @returns whether it was still a draft */
export async function settleDisclosure(
  tx: Tx,
  id: string,
  by: { state: 'published' | 'returned'; userId: string; personId: string; returnReason: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('statistics.disclosure')
    .set({
      state: by.state,
      checked_by: by.userId,
      checked_person: by.personId,
      checked_on: tx.today,
      return_reason: by.returnReason,
    })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The first day anything was booked on accounts below a region; undefined where there is none. */
export async function firstBookedOn(tx: Tx, regionCode: string): Promise<DateText | undefined> {
  const row = await tx.db
    .selectFrom('funds.journal')
    .select(sql<DateText | null>`min(booked_on)`.as('on'))
    .where('region_code', 'like', inside(regionCode))
    .executeTakeFirst()
  return row?.on ?? undefined
}
