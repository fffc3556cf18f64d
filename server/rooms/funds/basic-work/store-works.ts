import { sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type Fen, zeroFen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { BasicWorkItem, FundSource } from '#policy/language'
import type { BasicWorkAct, BasicWorkState, JournalKind, listBasicWorks, proposeBasicWork } from '../contract.ts'
import type { Account } from '../store-reads.ts'

type Filter = Pick<InputOf<typeof listBasicWorks>, 'item' | 'state' | 'source' | 'search'>

function matching(tx: Tx, { item, state, source, search }: Filter) {
  let query = tx.db
    .selectFrom('funds.basic_work as w')
    .innerJoin('organizations.organization as o', 'o.id', 'w.organization_id')
  if (item) query = query.where('w.item', '=', item)
  if (state) query = query.where('w.state', '=', state)
  if (source) query = query.where('w.source', '=', source)
  if (search) {
    const found = containing(search)
    query = query.where((eb) =>
      eb.or([eb('w.title', 'like', found), eb('w.document', 'like', found), eb('o.name', 'like', found)]),
    )
  }
  return query
}

const works = (tx: Tx, filter: Filter = {}) =>
  matching(tx, filter)
    .innerJoin('regions.region as r', 'r.code', 'w.region_code')
    .select(['w.id', 'w.region_code as regionCode', 'r.name as regionName', 'w.item', 'w.title', 'w.source'])
    .select(['w.organization_id as organizationId', 'o.name as organizationName', 'w.account_id as accountId'])
    .select(['w.amount_fen as amountFen', 'w.document', 'w.purpose', 'w.responsible_unit as responsibleUnit'])
    .select(['w.responsible_person as responsiblePerson', 'w.starts_on as startsOn', 'w.due_on as dueOn', 'w.state'])
    .select(['w.proposed_on as proposedOn', 'w.approved_on as approvedOn', 'w.result_title as resultTitle'])
    .select(['w.result_document as resultDocument', 'w.result_on as resultOn', 'w.accepted_fen as acceptedFen'])
    // The account may be the city's: a county knows its name, not its figures.
    .select(sql<string>`(select a.name from funds.account_of(w.account_id) a)`.as('accountName'))
    .$narrowType<{ item: BasicWorkItem; source: FundSource; state: BasicWorkState; accountName: string }>()

export type BasicWork = NonNullable<Awaited<ReturnType<typeof findWork>>>

export const findWork = (tx: Tx, id: string) => works(tx).where('w.id', '=', id).executeTakeFirst()

/** As `findWork`, held until the transaction ends: one act on a work at a time. */
export const lockWork = (tx: Tx, id: string) => works(tx).where('w.id', '=', id).forUpdate('w').executeTakeFirst()

/** A page of works, newest first, and the sums of all that match. */
export async function pageOfWorks(tx: Tx, filter: InputOf<typeof listBasicWorks>) {
  const totals = await matching(tx, filter)
    .select(sql<number>`count(*)`.as('total'))
    .select(sql<Fen>`coalesce(sum(w.amount_fen) filter (where w.approved_on is not null), 0)::bigint`.as('approvedFen'))
    .select(sql<Fen>`coalesce(sum(w.accepted_fen) filter (where w.state = 'paid'), 0)::bigint`.as('paidFen'))
    .executeTakeFirstOrThrow()
  let page = works(tx, filter)
    .orderBy('w.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.cursor) page = page.where('w.id', '<', filter.cursor)
  const { total, ...sums } = totals
  return { ...cutPage(await page.execute(), filter.limit, total, (row) => row.id), totals: sums }
}

/** Every work that matches, newest first: what an export writes. */
export const everyWork = (tx: Tx, filter: Filter) => works(tx, filter).orderBy('w.id', 'desc').execute()

/** How many works stand in each of some states, and when the first of them is due; a state without works is absent. */
export const countWorks = (tx: Tx, states: readonly BasicWorkState[]) =>
  tx.db
    .selectFrom('funds.basic_work')
    .select(['state', sql<number>`count(*)::int`.as('count'), sql<DateText>`min(due_on)`.as('dueOn')])
    .$narrowType<{ state: BasicWorkState }>()
    .where('state', 'in', [...states])
    .groupBy('state')
    .orderBy('state')
    .execute()

/** The works a region and those below it have, as the control total asks them. */
export function worksOfRegion(tx: Tx, regionPrefix: string) {
  return tx.db
    .selectFrom('funds.basic_work as w')
    .select(['w.id', 'w.title', 'w.state', 'w.amount_fen as amountFen', 'w.accepted_fen as acceptedFen'])
    .select(sql<boolean>`w.approved_on is not null`.as('approved'))
    .$narrowType<{ state: BasicWorkState }>()
    .where('w.region_code', 'like', `${regionPrefix}%`)
    .orderBy('w.id')
    .execute()
}

/** Works by their ids, in their order. */
export const worksById = (tx: Tx, ids: readonly string[]) =>
  works(tx)
    .where('w.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('w.id')
    .execute()

export interface NewWork extends Omit<InputOf<typeof proposeBasicWork>, 'source'> {
  readonly account: Account
}

/** Writes a proposal. @returns its id */
export async function insertWork(tx: Tx, { account, ...given }: NewWork): Promise<string> {
  const workId = newId()
  await tx.db
    .insertInto('funds.basic_work')
    .values({
      id: workId,
      region_code: given.regionCode,
      item: given.item,
      title: given.title,
      organization_id: given.organizationId,
      account_id: account.id,
      source: account.source,
      amount_fen: given.amountFen,
      document: given.document,
      purpose: given.purpose,
      responsible_unit: given.responsibleUnit,
      responsible_person: given.responsiblePerson,
      starts_on: given.startsOn,
      due_on: given.dueOn,
      state: 'proposed',
      proposed_on: tx.today,
      proposed_by: hand(tx),
    })
    .execute()
  return workId
}

/** The natural person who acts. */
export const hand = (tx: Tx): string => tx.actor.naturalPersonId ?? ''

/** What an act writes on the work besides its new state. */
export interface Change {
  readonly approved?: true
  readonly result?: { readonly title: string; readonly document: string; readonly on: DateText }
  readonly acceptedFen?: Fen
}

export async function saveState(tx: Tx, workId: string, state: BasicWorkState, change: Change): Promise<void> {
  const { approved, result, acceptedFen } = change
  await tx.db
    .updateTable('funds.basic_work')
    .set({
      state,
      ...(approved && { approved_on: tx.today, approved_by: hand(tx) }),
      ...(result && {
        result_title: result.title,
        result_document: result.document,
        result_on: result.on,
        delivered_by: hand(tx),
      }),
      ...(acceptedFen !== undefined && { accepted_fen: acceptedFen, accepted_by: hand(tx) }),
    })
    .where('id', '=', workId)
    .execute()
}

/** Writes an act into the work's history. */
export async function insertStep(
  tx: Tx,
  work: { readonly id: string; readonly regionCode: string; readonly organizationId: string },
  act: BasicWorkAct,
  note: string,
): Promise<void> {
  await tx.db
    .insertInto('funds.basic_work_step')
    .values({
      id: newId(),
      work_id: work.id,
      region_code: work.regionCode,
      organization_id: work.organizationId,
      act,
      note,
      by_user: tx.actor.userId ?? '',
      by_person: hand(tx),
      by_name: tx.actor.name,
      on_day: tx.today,
    })
    .execute()
}

export const selectSteps = (tx: Tx, workId: string) =>
  tx.db
    .selectFrom('funds.basic_work_step')
    .select(['id', 'act', 'note', 'by_name as byName', 'on_day as onDay'])
    .$narrowType<{ act: BasicWorkAct }>()
    .where('work_id', '=', workId)
    .orderBy('id')
    .execute()

/** What the ledger has of a work and its payments, in order. */
export const selectWorkJournals = (tx: Tx, matterIds: readonly string[]) =>
  tx.db
    .selectFrom('funds.journal as j')
    .select(['j.id', 'j.kind', 'j.amount_fen as amountFen', 'j.document', 'j.responsible', 'j.booked_on as bookedOn'])
    .$narrowType<{ kind: JournalKind }>()
    .where('j.matter_id', '=', sql<string>`any(${[...matterIds]}::uuid[])`)
    .orderBy('j.id')
    .execute()

/** What stands in each place of the ledger for some works, their payments included. */
export async function booksOfWorks(tx: Tx, workIds: readonly string[]) {
  const { rows } = await sql<{ workId: string; ledger: string; amountFen: Fen }>`
    select work_id as "workId", ledger, amount_fen as "amountFen"
    from funds.basic_work_books(${[...workIds]}::uuid[])`.execute(tx.db)
  const byWork = Map.groupBy(rows, ({ workId }) => workId)
  return new Map(
    [...byWork].map(([workId, own]) => [workId, Object.fromEntries(own.map((row) => [row.ledger, row.amountFen]))]),
  )
}

/** What was ever reserved for a work: its approval's amount, zero before it. */
export async function reservedFor(tx: Tx, workId: string): Promise<Fen> {
  const row = await tx.db
    .selectFrom('funds.reservation')
    .select('amount_fen as amountFen')
    .where('matter_id', '=', workId)
    .executeTakeFirst()
  return row?.amountFen ?? zeroFen
}
