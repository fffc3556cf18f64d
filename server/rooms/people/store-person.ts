import { type SqlBool, sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { unseal } from '#platform/secrets'
import { assistedStatuses, type IntentKind, type PersonStatus } from './contract.ts'
import { phoneRow } from './store-register.ts'

/** A person's row locked for a change, or undefined. */
export function lockPerson(tx: Tx, personId: string) {
  return tx.db
    .selectFrom('people.person')
    .select(['id', 'name', 'region_code as regionCode', 'household_number as householdNumber', 'version'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

/** People of a list locked for a change, those in reach. */
export function lockPeople(tx: Tx, personIds: readonly string[]) {
  return tx.db
    .selectFrom('people.person')
    .select(['id', 'name', 'version'])
    .where('id', 'in', personIds)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export interface PersonEdit {
  readonly name: string
  readonly ethnicity: string
  readonly education: string
  readonly townshipCode: string
  readonly village: string
  readonly siteId: string | null
  readonly urban: boolean
  /** undefined: as it is; null: not known. */
  readonly graduatedOn?: DateText | null | undefined
  readonly householdNumber: string
  /** undefined: as it is; null: none. */
  readonly phone: string | null | undefined
}

/** Writes a changed person; what was reviewed is to be reviewed again. */
export async function updatePerson(tx: Tx, personId: string, version: number, edit: PersonEdit): Promise<void> {
  await tx.db
    .updateTable('people.person')
    .set({
      name: edit.name,
      ethnicity: edit.ethnicity,
      education: edit.education,
      township_code: edit.townshipCode,
      village: edit.village,
      site_id: edit.siteId,
      urban: edit.urban,
      ...(edit.graduatedOn !== undefined && { graduated_on: edit.graduatedOn }),
      household_number: edit.householdNumber,
      ...(edit.phone !== undefined && phoneRow(tx, edit.phone)),
      reviewed_on: null,
      reviewed_by: null,
      version,
    })
    .where('id', '=', personId)
    .execute()
}

/** Marks people as reviewed today. @returns those who were not yet */
export async function markReviewed(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const done = await tx.db
    .updateTable('people.person')
    .set({ reviewed_on: tx.today, reviewed_by: tx.actor.naturalPersonId })
    .where('id', 'in', personIds)
    .where('reviewed_on', 'is', null)
    .returning('id')
    .execute()
  return done.map(({ id }) => id)
}

/** The numbers of a person in full; whoever calls this leaves a note in the audit trail. */
export async function openNumbers(tx: Tx, personId: string) {
  const row = await tx.db
    .selectFrom('people.person')
    .select(['resident_id_sealed', 'phone_sealed'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    residentId: unseal(tx.keys, row.resident_id_sealed),
    phone: row.phone_sealed && unseal(tx.keys, row.phone_sealed),
  }
}

/** Resident ids in full, of those whose register the actor reaches; whoever calls this leaves a note in the audit trail. */
export async function openResidentIds(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('people.person')
    .select(['id', 'resident_id_sealed'])
    .where('id', 'in', personIds)
    .execute()
  return new Map(rows.map((row) => [row.id, unseal(tx.keys, row.resident_id_sealed)]))
}

interface NewStatus {
  readonly status: PersonStatus
  readonly validFrom: DateText
  readonly validUntil: DateText | null
  readonly source: string
  readonly householdNumber: string
}

/** A registration of the same status that shares a day with the given period, or undefined. */
export function findOverlap(tx: Tx, personId: string, given: Pick<NewStatus, 'status' | 'validFrom' | 'validUntil'>) {
  return tx.db
    .selectFrom('people.status')
    .select(['valid_from as validFrom', 'valid_until as validUntil'])
    .where('person_id', '=', personId)
    .where('status', '=', given.status)
    .where(sql<SqlBool>`not withdrawn`)
    .where(
      sql<SqlBool>`daterange(valid_from, valid_until, '[]')
        && daterange(${given.validFrom}::date, ${given.validUntil}::date, '[]')`,
    )
    .executeTakeFirst()
}

export async function insertStatus(
  tx: Tx,
  person: { id: string; regionCode: string },
  given: NewStatus,
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('people.status')
    .values({
      id,
      person_id: person.id,
      region_code: person.regionCode,
      status: given.status,
      valid_from: given.validFrom,
      valid_until: given.validUntil,
      source: given.source,
      household_number: given.householdNumber,
      entered_by: tx.actor.naturalPersonId ?? person.id,
    })
    .execute()
  return id
}

export function lockStatus(tx: Tx, statusId: string) {
  return tx.db
    .selectFrom('people.status')
    .select(['id', 'person_id as personId', 'region_code as regionCode', 'status', 'valid_from as validFrom'])
    .select(['end_source as endSource', 'entered_by as enteredBy', 'withdrawn'])
    .where('id', '=', statusId)
    .forUpdate()
    .executeTakeFirst()
}

/** Writes the withdrawal of a registration; the registration stays, and holds on no day. */
export async function insertWithdrawal(
  tx: Tx,
  status: { id: string; personId: string; regionCode: string },
  reason: string,
): Promise<void> {
  await tx.db
    .insertInto('people.status_withdrawal')
    .values({
      status_id: status.id,
      person_id: status.personId,
      region_code: status.regionCode,
      reason,
      withdrawn_by: tx.actor.naturalPersonId ?? '',
      withdrawn_on: tx.today,
    })
    .execute()
}

/** The end of a status, registered once. */
export async function closeStatus(tx: Tx, statusId: string, end: { validUntil: DateText; source: string }) {
  await tx.db
    .updateTable('people.status')
    .set({ valid_until: end.validUntil, end_source: end.source, ended_by: tx.actor.naturalPersonId })
    .where('id', '=', statusId)
    .execute()
}

interface StatedIntent {
  readonly kind: IntentKind
  readonly trade: string
  readonly level: string
  readonly timeWindow: string
  readonly place: string
  readonly jobWish: string
}

/** Writes an intent, or the new wording of the same kind and trade, confirmed today and open. @returns its id */
export async function upsertIntent(
  tx: Tx,
  person: { id: string; regionCode: string },
  intent: StatedIntent,
): Promise<string> {
  const words = {
    level: intent.level,
    time_window: intent.timeWindow,
    place: intent.place,
    job_wish: intent.jobWish,
    last_confirmed_on: tx.today,
  }
  const row = await tx.db
    .insertInto('people.intent')
    .values({
      id: newId(),
      person_id: person.id,
      region_code: person.regionCode,
      kind: intent.kind,
      trade: intent.trade,
      first_stated_on: tx.today,
      ...words,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'kind', 'trade']).doUpdateSet({ ...words, closed_on: null, death_id: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Intents of a list locked for a change, those in reach. */
export function lockIntents(tx: Tx, intentIds: readonly string[]) {
  return tx.db
    .selectFrom('people.intent')
    .select(['id', 'person_id as personId', 'closed_on as closedOn'])
    .where('id', 'in', intentIds)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function updateIntents(
  tx: Tx,
  intentIds: readonly string[],
  change: { last_confirmed_on: DateText } | { closed_on: DateText },
): Promise<void> {
  if (intentIds.length === 0) return
  await tx.db.updateTable('people.intent').set(change).where('id', 'in', intentIds).execute()
}

/** Of some people, those who count as labour of an assisted household on a day, and whose status says so. */
export async function assistedAmong(
  tx: Tx,
  personIds: readonly string[],
  on: DateText,
): Promise<ReadonlyMap<string, 'own' | 'household'>> {
  if (personIds.length === 0) return new Map()
  const assisted = tx.db
    .selectFrom('people.status as s')
    .where('s.status', 'in', assistedStatuses)
    .where(sql<SqlBool>`not s.withdrawn`)
    .where(sql<SqlBool>`daterange(s.valid_from, s.valid_until, '[]') @> ${on}::date`)
  const own = await assisted.select('s.person_id as id').where('s.person_id', 'in', personIds).execute()
  const household = await assisted
    .innerJoin('people.person as member', 'member.id', 's.person_id')
    .innerJoin('people.person as p', (join) =>
      join
        .onRef('p.region_code', '=', 'member.region_code')
        .onRef('p.household_number', '=', 'member.household_number'),
    )
    .select('p.id')
    .where('p.household_number', '<>', '')
    .where('p.id', 'in', personIds)
    .execute()
  const through = (of: readonly { id: string }[], how: 'own' | 'household') => of.map(({ id }) => [id, how] as const)
  return new Map([...through(household, 'household'), ...through(own, 'own')])
}

/** Whether a person counts as labour of an assisted household on a day, and whose status says so. */
export async function assistedThrough(tx: Tx, personId: string, on: DateText): Promise<'own' | 'household' | null> {
  return (await assistedAmong(tx, [personId], on)).get(personId) ?? null
}
