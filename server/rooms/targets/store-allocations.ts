import { type SqlBool, sql } from 'kysely'
import type { CodeOf } from '#kernel/codes'
import type { Fen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import { countOf, insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { FundSource } from '#policy/language'
import type { AllocationFactor, allocationStates, ComputedFactor } from './contract.ts'
import type { CountedPerson } from './domain/factor-values.ts'

/** What an allocation rests on, as it is stored and hashed. */
export interface Inputs {
  readonly factors: readonly AllocationFactor[]
  readonly overlap: Readonly<Record<string, number>>
}

/** What the drafter decides; the rest follows from the records. */
export interface Draft {
  readonly regionCode: string
  readonly title: string
  readonly source: FundSource
  readonly from: string
  readonly until: string
  readonly amountFen: Fen
  readonly documentNumber: string
  readonly inputs: Inputs
}

const allocations = (tx: Tx) =>
  tx.db
    .selectFrom('targets.allocation as a')
    .innerJoin('regions.region as r', 'r.code', 'a.region_code')
    .select(['a.id', 'a.title', 'a.region_code as regionCode', 'r.name as regionName', 'a.source'])
    .select(sql<Inputs>`a.inputs`.as('inputs'))
    .select(['a.period_from as from', 'a.period_until as until', 'a.amount_fen as amountFen', 'a.state', 'a.version'])
    .select(['a.document_number as documentNumber', 'a.made_person as madePerson', 'a.made_name as madeName'])
    .select(['a.made_on as madeOn', 'a.return_reason as returnReason', 'a.frozen_person as frozenPerson'])
    .select(['a.frozen_name as frozenName', 'a.frozen_on as frozenOn', 'a.hash'])
    .select((eb) =>
      eb
        .selectFrom('targets.handover as h')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('h.allocation_id', '=', 'a.id')
        .as('handedOver'),
    )
    .$narrowType<{
      state: CodeOf<typeof allocationStates>
      source: FundSource
      handedOver: number
    }>()
export type StoredAllocation = Awaited<ReturnType<typeof selectAllocations>>[number]

/** Every allocation in reach, newest first. */
export const selectAllocations = (tx: Tx) => allocations(tx).orderBy('a.id', 'desc').execute()

export const findAllocation = (tx: Tx, id: string) => allocations(tx).where('a.id', '=', id).executeTakeFirst()

/** One writer at a time for an allocation. */
export async function lockAllocation(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`allocation:${id}`}, 18))`.execute(tx.db)
}

const columnsOf = (tx: Tx, draft: Draft) => ({
  title: draft.title,
  source: draft.source,
  period_from: draft.from as never,
  period_until: draft.until as never,
  amount_fen: draft.amountFen,
  document_number: draft.documentNumber,
  inputs: JSON.stringify(draft.inputs),
  state: 'draft',
  made_by: tx.actor.userId ?? '',
  made_person: tx.actor.naturalPersonId ?? '',
  made_name: tx.actor.name,
  made_on: tx.today,
  return_reason: null,
})

/** Writes a new draft. @returns its id */
export async function saveDraft(tx: Tx, draft: Draft): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('targets.allocation')
    .values({ id, region_code: draft.regionCode, ...columnsOf(tx, draft) })
    .execute()
  return id
}

/** Writes a draft anew; whoever edits it last is its drafter. */
export async function replaceDraft(tx: Tx, id: string, version: number, draft: Draft): Promise<void> {
  await tx.db
    .updateTable('targets.allocation')
    .set({ ...columnsOf(tx, draft), version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function saveReturn(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('targets.allocation')
    .set({ state: 'returned', return_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** Writes the amounts and the people behind them, then closes the allocation over them for good. */
export async function saveFrozen(
  tx: Tx,
  id: string,
  frozen: { shares: Readonly<Record<string, Fen>>; people: readonly CountedPerson[]; hash: string },
): Promise<void> {
  const shares = Object.entries(frozen.shares).map(([region_code, amount_fen]) => ({
    allocation_id: id,
    region_code,
    amount_fen,
  }))
  await tx.db.insertInto('targets.allocation_share').values(shares).execute()
  await insertRows(
    tx,
    'targets.allocation_person',
    frozen.people.map((person, position) => ({
      allocation_id: id,
      position,
      factor: person.factor,
      region_code: person.regionCode,
      person_id: person.personId,
      person_name: person.personName,
      matter: person.matter,
      completed_on: person.completedOn,
    })),
  )
  await tx.db
    .updateTable('targets.allocation')
    .set({
      state: 'frozen',
      frozen_by: tx.actor.userId,
      frozen_person: tx.actor.naturalPersonId,
      frozen_name: tx.actor.name,
      frozen_on: tx.today,
      hash: frozen.hash,
    })
    .where('id', '=', id)
    .execute()
}

/** The frozen amount of each region. */
export async function selectShares(tx: Tx, id: string): Promise<Record<string, Fen>> {
  const rows = await tx.db
    .selectFrom('targets.allocation_share')
    .select(['region_code as regionCode', 'amount_fen as amountFen'])
    .where('allocation_id', '=', id)
    .orderBy('region_code')
    .execute()
  return Object.fromEntries(rows.map(({ regionCode, amountFen }) => [regionCode, amountFen]))
}

/** Everybody behind a frozen allocation, in the frozen order. */
export function selectPeople(tx: Tx, id: string) {
  return tx.db
    .selectFrom('targets.allocation_person')
    .select(['position', 'factor', 'region_code as regionCode', 'person_id as personId'])
    .select(['person_name as personName', 'matter', 'completed_on as completedOn'])
    .$narrowType<{ factor: ComputedFactor }>()
    .where('allocation_id', '=', id)
    .orderBy('position')
    .execute()
}

/** A page of the people behind one factor of a frozen allocation. */
export async function selectPeoplePage(
  tx: Tx,
  asked: { id: string; factor: string; prefix: string; cursor?: string | undefined; limit: number },
) {
  const query = tx.db
    .selectFrom('targets.allocation_person')
    .where('allocation_id', '=', asked.id)
    .where('factor', '=', asked.factor)
    .where('region_code', 'like', `${asked.prefix}%`)
  const total = await countOf(tx, query)
  const rows = await query
    .select(['position', 'region_code as regionCode', 'person_id as personId', 'person_name as personName'])
    .select(['matter', 'completed_on as completedOn'])
    .where(sql<SqlBool>`position > ${Number(asked.cursor ?? -1)}`)
    .orderBy('position')
    .limit(asked.limit + 1)
    .execute()
  return cutPage(rows, asked.limit, total, ({ position }) => String(position))
}

export function selectHandovers(tx: Tx, id: string) {
  return tx.db
    .selectFrom('targets.handover')
    .select(['region_code as regionCode', 'amount_fen as amountFen', 'document_number as documentNumber'])
    .select(['account_id as accountId', 'handed_name as handedName', 'handed_on as handedOn'])
    .where('allocation_id', '=', id)
    .orderBy('region_code')
    .execute()
}

/** One county's money, handed over: the journal it became. */
export async function saveHandover(
  tx: Tx,
  row: {
    allocationId: string
    regionCode: string
    amountFen: Fen
    documentNumber: string
    accountId: string
    journalId: string
  },
): Promise<void> {
  await tx.db
    .insertInto('targets.handover')
    .values({
      allocation_id: row.allocationId,
      region_code: row.regionCode,
      amount_fen: row.amountFen,
      document_number: row.documentNumber,
      account_id: row.accountId,
      journal_id: row.journalId,
      handed_by: tx.actor.userId ?? '',
      handed_name: tx.actor.name,
      handed_on: tx.today,
    })
    .execute()
}
