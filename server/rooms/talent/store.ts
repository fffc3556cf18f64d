import { type Expression, type SqlBool, sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Fen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Lapse } from '#policy'
import type { listRecords, RecordKind, RecordState, Subject } from './contract.ts'

/** Whom a record names, as stored. */
export interface Member {
  readonly personId: string
  readonly name: string
  readonly township: string
  readonly organizationId: string | null
  readonly amountFen: Fen
  readonly consentedOn: DateText | null
}

/** A record as it is entered. */
export interface NewRecord {
  readonly kind: RecordKind
  readonly subject: Subject
  readonly level?: string
  readonly rank?: string
  readonly number: string
  readonly title: string
  readonly regionCode: string
  readonly organizationId?: string | null | undefined
  readonly itemId?: string
  readonly roundId?: string
  readonly awardId?: string
  readonly representing?: string
  readonly place?: string
  readonly onDay: DateText
  readonly untilDay?: DateText | undefined
  readonly newly?: boolean
  readonly amountFen?: Fen | undefined
  readonly proof?: string | undefined
  readonly documentNumber: string
  readonly documentTitle: string
  readonly correctedRecordId?: string | undefined
  readonly correctionReason?: string | undefined
}

const records = (tx: Tx) =>
  tx.db
    .selectFrom('talent.record as r')
    .innerJoin('regions.region as g', 'g.code', 'r.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 'r.organization_id')
    .leftJoin('talent.contest_item as i', 'i.id', 'r.item_id')
    .leftJoin('talent.contest as c', 'c.id', 'i.contest_id')

/** Records with everything that is shown of them. */
export const selectFull = (tx: Tx) =>
  records(tx)
    .select(['r.id', 'r.kind', 'r.subject', 'r.level', 'r.rank', 'r.number', 'r.title', 'r.region_code as regionCode'])
    .select(['g.name as regionName', 'r.organization_id as organizationId', 'o.name as organizationName'])
    .select(['r.item_id as itemId', 'i.title as itemTitle', 'c.title as contestTitle', 'c.held_from as heldFrom'])
    .select([
      'c.held_until as heldUntil',
      'r.round_id as roundId',
      'r.award_id as awardId',
      'r.representing',
      'r.place',
    ])
    .select(['r.on_day as onDay', 'r.until_day as untilDay', 'r.newly', 'r.amount_fen as amountFen', 'r.proof'])
    .select(['r.document_number as documentNumber', 'r.document_title as documentTitle', 'r.state'])
    .select(['r.made_by as madeBy', 'r.made_on as madeOn', 'r.checked_on as checkedOn'])
    .select(['r.reject_reason as rejectReason', 'r.corrects', 'r.correction_reason as correctionReason'])
    .$narrowType<{ kind: RecordKind; subject: Subject; state: RecordState }>()

export type StoredRecord = Awaited<ReturnType<typeof selectRecords>>['rows'][number]
export type MemberRow = Awaited<ReturnType<typeof selectMembers>>[number]

/** The ledger in the reader's reach, the newest day first. */
export async function selectRecords(tx: Tx, filter: InputOf<typeof listRecords>) {
  const matching = records(tx).where((where) => where.and(conditions(filter)))
  const total = await countOf(tx, matching)
  const [day = '', id = ''] = (filter.cursor ?? '').split('|')
  const page = selectFull(tx).where((where) => where.and(conditions(filter)))
  const rows = await (filter.cursor ? page.where(sql<SqlBool>`(r.on_day, r.id) < (${day}::date, ${id}::uuid)`) : page)
    .orderBy('r.on_day', 'desc')
    .orderBy('r.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => `${row.onDay}|${row.id}`)
}

type Filter = Partial<InputOf<typeof listRecords>>

/** What narrows a list or a count of records. */
function conditions(filter: Filter): Expression<SqlBool>[] {
  const equal = (column: string, value: string | boolean | undefined) =>
    value === undefined || value === '' ? [] : [sql<SqlBool>`${sql.ref(`r.${column}`)} = ${value}`]
  const words = filter.search && containing(filter.search)
  return [
    ...equal('kind', filter.kind),
    ...equal('subject', filter.subject),
    ...equal('level', filter.level),
    ...equal('rank', filter.rank),
    ...equal('state', filter.state),
    ...equal('item_id', filter.itemId),
    ...equal('organization_id', filter.organizationId),
    ...equal('newly', filter.newly && filter.newly === 'yes'),
    ...(filter.from ? [sql<SqlBool>`r.on_day >= ${filter.from}::date`] : []),
    ...(filter.until ? [sql<SqlBool>`r.on_day <= ${filter.until}::date`] : []),
    ...(words ? [named(words)] : []),
  ]
}

/** Found by title, number or the name of somebody in it; members are in the reader's reach by the policy of their table. */
const named = (words: string) => sql<SqlBool>`(r.title like ${words} or r.number like ${words}
  or exists (select from talent.member m where m.record_id = r.id and m.person_name like ${words}))`

export function findRecord(tx: Tx, id: string): Promise<StoredRecord | undefined> {
  return selectFull(tx).where('r.id', '=', id).executeTakeFirst()
}

/** One record, kept from others until the act commits. */
export function lockRecord(tx: Tx, id: string): Promise<StoredRecord | undefined> {
  return selectFull(tx).where('r.id', '=', id).forUpdate('r').executeTakeFirst()
}

/** The members of some records, by name; those in the reader's reach. */
export function selectMembers(tx: Tx, recordIds: readonly string[]) {
  return tx.db
    .selectFrom('talent.member as m')
    .leftJoin('organizations.organization as o', 'o.id', 'm.organization_id')
    .select(['m.record_id as recordId', 'm.person_id as personId', 'm.person_name as name', 'm.township'])
    .select(['m.organization_id as organizationId', 'o.name as organizationName', 'o.kind as organizationKind'])
    .select(['m.amount_fen as amountFen', 'm.consented_on as consentedOn'])
    .where('m.record_id', 'in', recordIds.length > 0 ? [...recordIds] : [NOBODY])
    .orderBy('m.person_name')
    .orderBy('m.person_id')
    .execute()
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** A record of the same kind, document and number that is entered or confirmed, in reach. */
export function findSameNumber(tx: Tx, { kind, documentNumber, number }: NewRecord) {
  return tx.db
    .selectFrom('talent.record')
    .select(['id', 'state'])
    .$narrowType<{ state: RecordState }>()
    .where('kind', '=', kind)
    .where('document_number', '=', documentNumber)
    .where('number', '=', number)
    .where('state', 'in', ['entered', 'confirmed'])
    .executeTakeFirst()
}

/** Who of these people stands already in a confirmed record of the same contest item, or of the same support of a school. */
export async function countedAlready(
  tx: Tx,
  record: Pick<NewRecord, 'kind' | 'itemId' | 'correctedRecordId'>,
  personIds: readonly string[],
): Promise<string[]> {
  if (personIds.length === 0 || (record.kind !== 'award' && record.kind !== 'joint-school')) return []
  let query = tx.db
    .selectFrom('talent.member')
    .select('person_name as name')
    .where('live', '=', true)
    .where('kind', '=', record.kind)
    .where('person_id', 'in', [...personIds])
    .orderBy('person_name')
  if (record.itemId) query = query.where('item_id', '=', record.itemId)
  if (record.correctedRecordId) query = query.where('record_id', '<>', record.correctedRecordId)
  return (await query.execute()).map(({ name }) => name)
}

/**
 * Writes a record as entered, with whom it names.
 * @param madeBy the natural person whose finding it is, where that is not the actor
 * @returns its id
 */
export async function insertRecord(
  tx: Tx,
  record: NewRecord,
  members: readonly Member[],
  madeBy: string | null = tx.actor.naturalPersonId,
): Promise<string> {
  const id = newId()
  const { kind, regionCode, itemId } = record
  await tx.db
    .insertInto('talent.record')
    .values({
      id,
      kind,
      subject: record.subject,
      level: record.level ?? '',
      rank: record.rank ?? '',
      number: record.number,
      title: record.title,
      region_code: regionCode,
      organization_id: record.organizationId ?? null,
      item_id: itemId ?? null,
      round_id: record.roundId ?? null,
      award_id: record.awardId ?? null,
      representing: record.representing ?? '',
      place: record.place ?? '',
      on_day: record.onDay,
      until_day: record.untilDay ?? null,
      newly: record.newly ?? false,
      amount_fen: record.amountFen ?? (0 as Fen),
      proof: record.proof || null,
      document_number: record.documentNumber,
      document_title: record.documentTitle,
      state: 'entered',
      made_by: madeBy ?? '',
      made_on: tx.today,
      corrects: record.correctedRecordId ?? null,
      correction_reason: record.correctionReason || null,
    })
    .execute()
  if (members.length > 0)
    await tx.db
      .insertInto('talent.member')
      .values(members.map((member) => memberRow(id, { kind, regionCode, itemId }, member)))
      .execute()
  return id
}

function memberRow(
  recordId: string,
  { kind, regionCode, itemId }: Pick<NewRecord, 'kind' | 'regionCode' | 'itemId'>,
  member: Member,
) {
  return {
    record_id: recordId,
    person_id: member.personId,
    region_code: regionCode,
    organization_id: member.organizationId,
    kind,
    item_id: itemId ?? null,
    person_name: member.name,
    township: member.township,
    amount_fen: member.amountFen,
    consented_on: member.consentedOn,
  }
}

/** Confirms or rejects; who entered it cannot (the table itself refuses). */
export async function settleRecord(
  tx: Tx,
  id: string,
  outcome: { state: 'confirmed' } | { state: 'rejected'; reason: string },
): Promise<void> {
  await tx.db
    .updateTable('talent.record')
    .set({
      state: outcome.state,
      checked_by: tx.actor.naturalPersonId,
      checked_on: tx.today,
      reject_reason: outcome.state === 'rejected' ? outcome.reason : null,
    })
    .where('id', '=', id)
    .execute()
}

/** The confirmed correction that took a record's place: under which number, since when, why. */
export function replacementOf(tx: Tx, id: string): Promise<Lapse | undefined> {
  return tx.db
    .selectFrom('talent.record as n')
    .innerJoin('talent.record as r', 'r.id', 'n.corrects')
    .select(['r.number', 'n.checked_on as on', 'n.correction_reason as reason'])
    .$narrowType<{ on: DateText; reason: string }>()
    .where('r.id', '=', id)
    .where('n.state', '=', 'confirmed')
    .executeTakeFirst()
}

export async function saveProof(tx: Tx, id: string, proof: string): Promise<void> {
  await tx.db.updateTable('talent.record').set({ proof }).where('id', '=', id).execute()
}

/** The actor's own consent that the name in a record is published. @returns false when the record does not name the actor */
export async function saveConsent(tx: Tx, recordId: string, consented: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('talent.member')
    .set({ consented_on: consented ? tx.today : null })
    .where('record_id', '=', recordId)
    .where('person_id', '=', tx.actor.personId ?? NOBODY)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
