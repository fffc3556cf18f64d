import { sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** Who of some people is recorded as dead, in any county, and since which day (narrow function). */
export async function diedOn(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, DateText>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; on: DateText }>`
    select person_id as "personId", died_on as "on" from people.died_on(${[...personIds]}::uuid[])`.execute(tx.db)
  return new Map(rows.map(({ personId, on }) => [personId, on]))
}

const deaths = (tx: Tx) =>
  tx.db
    .selectFrom('people.death')
    .select(['id', 'died_on as diedOn', 'document', 'recorded_on as recordedOn', 'recorded_by as recordedBy'])
    .select(['taken_back_on as takenBackOn', 'taken_back_reason as takenBackReason'])

/** Every record of a person's death in reach, those taken back included, the newest first. */
export const selectDeaths = (tx: Tx, personId: string) =>
  deaths(tx).where('person_id', '=', personId).orderBy('id', 'desc').execute()

/** A record kept from others until the act commits, or undefined. */
export const lockDeath = (tx: Tx, deathId: string) =>
  deaths(tx).select('person_id as personId').where('id', '=', deathId).forUpdate().executeTakeFirst()

/** A recorded death by its id; undefined where it has been taken back: what the news of it is about. */
export const deathInForce = (tx: Tx, deathId: string) =>
  deaths(tx)
    .select('person_id as personId')
    .where('id', '=', deathId)
    .where('taken_back_on', 'is', null)
    .executeTakeFirst()

export interface NewDeath {
  /** Whose. */
  readonly id: string
  readonly regionCode: string
  readonly diedOn: DateText
  readonly document: string
}

/** Writes deaths; of who has one that counts already, none. @returns what was written */
export async function insertDeaths(tx: Tx, given: readonly NewDeath[]) {
  if (given.length === 0) return []
  const rows = given.map(({ id: personId, regionCode, diedOn: died_on, document }) => ({
    id: newId(),
    person_id: personId,
    region_code: regionCode,
    died_on,
    document,
    recorded_by: tx.actor.naturalPersonId ?? personId,
    recorded_on: tx.today,
  }))
  return tx.db
    .insertInto('people.death')
    .values(rows)
    .onConflict((conflict) => conflict.column('person_id').where('taken_back_by', 'is', null).doNothing())
    .returning(['id', 'person_id as personId'])
    .execute()
}

/** A page of the deaths recorded in reach, the newest first, those taken back included. */
export async function selectDeathPage(
  tx: Tx,
  { name, cursor, limit }: { name?: string | undefined; cursor?: string | undefined; limit: number },
) {
  let matching = tx.db.selectFrom('people.death as d').innerJoin('people.person as p', 'p.id', 'd.person_id')
  if (name) matching = matching.where('p.name', 'like', containing(name))
  const total = await countOf(tx, matching)
  const rows = await (cursor ? matching.where('d.id', '<', cursor) : matching)
    .select(['d.id', 'd.died_on as diedOn', 'd.document', 'd.recorded_on as recordedOn', 'd.recorded_by as recordedBy'])
    .select(['d.taken_back_on as takenBackOn', 'd.taken_back_reason as takenBackReason'])
    .select(['p.id as personId', 'p.name as personName', 'p.resident_id_tail as tail'])
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, total, (row) => row.id)
}

/** Which deaths of some people were recorded by mistake: the same day by the same document is not recorded again by a list. */
export async function takenBackAmong(tx: Tx, personIds: readonly string[]) {
  const rows = await tx.db
    .selectFrom('people.death')
    .select(['person_id as personId', 'died_on as diedOn', 'document'])
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('taken_back_on', 'is not', null)
    .execute()
  return (personId: string, given: Pick<NewDeath, 'diedOn' | 'document'>): boolean =>
    rows.some((one) => one.personId === personId && one.diedOn === given.diedOn && one.document === given.document)
}

/** The record stays, and counts no more. */
export async function markTakenBack(tx: Tx, deathId: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('people.death')
    .set({ taken_back_by: tx.actor.naturalPersonId, taken_back_on: tx.today, taken_back_reason: reason })
    .where('id', '=', deathId)
    .execute()
}
