import { sql } from 'kysely'
import type { DateText, MonthText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { firstOf, insertNew, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { OrganizerKind, SkillLevel } from '#policy'
import type { ClaimKind, ClaimState } from './contract.ts'

const lists = (tx: Tx) =>
  tx.db
    .selectFrom('employment.claim_list as l')
    .innerJoin('organizations.organization as o', 'o.id', 'l.organization_id')
    .innerJoin('regions.region as r', 'r.code', 'l.region_code')
    .select(['l.id', 'l.kind', 'l.number', 'l.organization_id as organizationId', 'o.name as organizationName'])
    .select(['o.kind as organizerKind', 'l.region_code as regionCode', 'r.name as regionName'])
    .select(['l.month_from as monthFrom', 'l.month_until as monthUntil', 'l.pack_id as packId', 'l.state'])
    .select(['l.return_reason as returnReason', 'l.submitted_on as submittedOn', 'l.confirmed_on as confirmedOn'])
    .select('l.version')
    .select((eb) =>
      eb
        .selectFrom('employment.list_person as p')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('p.list_id', '=', 'l.id')
        .where('p.removed_on', 'is', null)
        .as('people'),
    )
    .$narrowType<{
      kind: ClaimKind
      state: ClaimState
      monthFrom: MonthText
      monthUntil: MonthText
      organizerKind: OrganizerKind
      people: number
    }>()

export type ClaimListRow = Awaited<ReturnType<typeof findClaimList>> & {}

export interface ClaimListFilter {
  readonly kind?: ClaimKind | undefined
  readonly state?: ClaimState | undefined
  readonly organizationId?: string | undefined
  /** Lists whose claim is known already. */
  readonly but?: readonly string[] | undefined
}

/** The lists in reach, the newest first. */
export const selectClaimLists = (tx: Tx, filter: ClaimListFilter) => firstOf(tx, chosen(tx, filter))

/** All of them: what somebody may claim for is never a part. */
export const everyClaimList = (tx: Tx, filter: ClaimListFilter) => chosen(tx, filter).execute()

function chosen(tx: Tx, { kind, state, organizationId, but = [] }: ClaimListFilter) {
  let query = lists(tx).orderBy('l.id', 'desc')
  if (kind) query = query.where('l.kind', '=', kind)
  if (state) query = query.where('l.state', '=', state)
  if (organizationId) query = query.where('l.organization_id', '=', organizationId)
  if (but.length > 0) query = query.where(({ eb, not }) => not(eb('l.id', '=', eb.fn.any(eb.val([...but])))))
  return query
}

export function findClaimList(tx: Tx, id: string) {
  return lists(tx).where('l.id', '=', id).executeTakeFirst()
}

/** How many lists of a state are in reach, by kind. */
export async function countLists(tx: Tx, state: ClaimState): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.db
    .selectFrom('employment.claim_list')
    .select(['kind', sql<number>`count(*)`.as('n')])
    .where('state', '=', state)
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, n }) => [kind, n]))
}

/** Locks a list for a step or for its people. */
export async function lockClaimList(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('employment.claim_list')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

const LETTERS: Readonly<Record<ClaimKind, string>> = { placement: 'AZ', 'training-through-work': 'YG' }

export async function insertClaimList(
  tx: Tx,
  given: { kind: ClaimKind; regionCode: string; monthFrom: MonthText; monthUntil: MonthText; packId: string },
): Promise<{ id: string; number: string }> {
  const id = newId()
  const serial = sql<string>`lpad(nextval('employment.claim_list_serial')::text, 5, '0')`
  const { number } = await tx.db
    .insertInto('employment.claim_list')
    .values({
      id,
      kind: given.kind,
      number: sql<string>`${`${LETTERS[given.kind]}${tx.today.slice(0, 4)}-`}::text || ${serial}`,
      organization_id: tx.actor.organizationId ?? id,
      region_code: given.regionCode,
      month_from: given.monthFrom,
      month_until: given.monthUntil,
      pack_id: given.packId,
      state: 'draft',
      created_on: tx.today,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return { id, number }
}

/** Moves a list on; who did it and when is kept for the two steps that count. */
export async function saveListState(
  tx: Tx,
  list: { id: string; version: number },
  state: ClaimState,
  reason = '',
): Promise<void> {
  const by = tx.actor.naturalPersonId ?? list.id
  await tx.db
    .updateTable('employment.claim_list')
    .set({
      state,
      return_reason: reason,
      version: list.version + 1,
      ...(state === 'submitted' && { submitted_on: tx.today, submitted_by: by }),
      ...(state === 'confirmed' && { confirmed_on: tx.today, confirmed_by: by }),
    })
    .where('id', '=', list.id)
    .execute()
}

/** Organizations by the names or credit codes that a list gives them. */
export async function employersBy(tx: Tx, given: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (given.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('organizations.organization')
    .select(['id', 'name', 'credit_code as code'])
    .where((or) => or.or([or('name', 'in', given), or('credit_code', 'in', given)]))
    .execute()
  return new Map(rows.flatMap(({ id, name, code }) => [[name, id] as const, [code ?? id, id] as const]))
}

export interface NewListPerson {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly township: string
  readonly tail: string
  readonly employerId: string
  readonly contractFrom: DateText
  readonly level: SkillLevel | null
  readonly agreement: string
}

type ListHead = Pick<ClaimListRow, 'id' | 'kind' | 'organizationId' | 'regionCode'>

/**
 * Puts people on a list. @returns the ids of those who went on: the others are on it already, or anybody has placed their
 * contract
 */
export const insertListPeople = (tx: Tx, list: ListHead, people: readonly NewListPerson[]) =>
  insertNew(
    tx,
    'employment.list_person',
    people.map((person) => ({
      id: person.id,
      list_id: list.id,
      kind: list.kind,
      organization_id: list.organizationId,
      region_code: list.regionCode,
      person_id: person.personId,
      person_name: person.personName,
      township: person.township,
      resident_id_tail: person.tail,
      employer_id: person.employerId,
      contract_from: person.contractFrom,
      jointly_trained: person.agreement !== '',
      level: person.level,
      agreement: person.agreement,
    })),
  )

/** People of lists, those removed left out. */
export function selectListPeople(tx: Tx, listIds: readonly string[]) {
  return tx.db
    .selectFrom('employment.list_person as p')
    .innerJoin('organizations.organization as e', 'e.id', 'p.employer_id')
    .select(['p.id', 'p.list_id as listId', 'p.person_id as personId', 'p.person_name as personName', 'p.township'])
    .select(['p.resident_id_tail as tail', 'p.employer_id as employerId', 'e.name as employerName'])
    .select(['e.kind as employerKind', 'p.contract_from as contractFrom', 'p.level'])
    .select('p.jointly_trained as jointlyTrained')
    .$narrowType<{ employerKind: OrganizerKind; level: SkillLevel | null }>()
    .where(({ eb }) => eb('p.list_id', '=', eb.fn.any(eb.val([...listIds]))))
    .where('p.removed_on', 'is', null)
    .orderBy('p.id')
    .execute()
}
export type ListPerson = Awaited<ReturnType<typeof selectListPeople>>[number]

/** Takes people and their months off a list; what was written stays, dated. */
export async function removePeople(tx: Tx, listPersonIds: readonly string[]): Promise<void> {
  if (listPersonIds.length === 0) return
  const removed = { removed_on: tx.today }
  await tx.db.updateTable('employment.work_month').set(removed).where('list_person_id', 'in', listPersonIds).execute()
  await tx.db.updateTable('employment.list_person').set(removed).where('id', 'in', listPersonIds).execute()
}

export interface NewWorkMonth {
  readonly id: string
  readonly listPersonId: string
  readonly personId: string
  readonly month: MonthText
  readonly wageFen: Fen
  readonly paidOn: DateText
  readonly proof: string
}

/** Writes months that people worked. @returns the ids of those that this employer had not stated before, on whatever list */
export const insertWorkMonths = (tx: Tx, list: ListHead, months: readonly NewWorkMonth[]) =>
  insertNew(
    tx,
    'employment.work_month',
    months.map((given) => ({
      id: given.id,
      list_person_id: given.listPersonId,
      organization_id: list.organizationId,
      region_code: list.regionCode,
      person_id: given.personId,
      month: given.month,
      wage_fen: given.wageFen,
      wage_paid_on: given.paidOn,
      proof: given.proof,
    })),
  )

/** On which list an employer has stated a month of some people's. */
export async function statedMonths(tx: Tx, organizationId: string, personIds: readonly string[]) {
  const rows = await tx.db
    .selectFrom('employment.work_month as m')
    .innerJoin('employment.list_person as p', 'p.id', 'm.list_person_id')
    .select(['m.person_id as personId', 'm.month', 'p.list_id as listId'])
    .where('m.organization_id', '=', organizationId)
    .where(({ eb }) => eb('m.person_id', '=', eb.fn.any(eb.val([...personIds]))))
    .where('m.removed_on', 'is', null)
    .execute()
  const lists = new Map(rows.map(({ personId, month, listId }) => [`${personId} ${month}`, listId]))
  return (personId: string, month: MonthText): string | undefined => lists.get(`${personId} ${month}`)
}

/** Months worked by people of lists, in order. */
export async function selectWorkMonths(tx: Tx, listPersonIds: readonly string[]) {
  if (listPersonIds.length === 0) return new Map<string, { listPersonId: string; month: MonthText }[]>()
  const rows = await tx.db
    .selectFrom('employment.work_month')
    .select(['list_person_id as listPersonId', 'month'])
    .$narrowType<{ month: MonthText }>()
    .where('list_person_id', 'in', listPersonIds)
    .where('removed_on', 'is', null)
    .orderBy('month')
    .execute()
  return Map.groupBy(rows, ({ listPersonId }) => listPersonId)
}
