import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
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

/** @returns its id; undefined where one counts already */
export async function insertDeath(
  tx: Tx,
  person: { readonly id: string; readonly regionCode: string },
  given: { readonly diedOn: DateText; readonly document: string },
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('people.death')
    .values({
      id: newId(),
      person_id: person.id,
      region_code: person.regionCode,
      died_on: given.diedOn,
      document: given.document,
      recorded_by: tx.actor.naturalPersonId ?? person.id,
      recorded_on: tx.today,
    })
    .onConflict((conflict) => conflict.column('person_id').where('taken_back_by', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The record stays, and counts no more. */
export async function markTakenBack(tx: Tx, deathId: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('people.death')
    .set({ taken_back_by: tx.actor.naturalPersonId, taken_back_on: tx.today, taken_back_reason: reason })
    .where('id', '=', deathId)
    .execute()
}
