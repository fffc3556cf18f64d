import { sql } from 'kysely'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { ExceptionState, UseState } from './contract-uses.ts'

const exceptions = (tx: Tx) =>
  tx.db
    .selectFrom('people.limit_exception as e')
    .innerJoin('people.person as p', 'p.id', 'e.person_id')
    .select(['e.id', 'e.person_id as personId', 'p.name as personName', 'e.slot', 'e.reason', 'e.state'])
    .select(['e.document_number as documentNumber', 'e.requested_on as requestedOn', 'e.requested_by as requestedBy'])
    .select(['e.decided_on as decidedOn', 'e.decision_note as decisionNote', 'e.region_code as regionCode'])
    .$narrowType<{ state: ExceptionState }>()

export type ExceptionRow = Awaited<ReturnType<typeof selectExceptions>>['rows'][number]

/** Exceptions in reach, the newest first, of one person or one state. */
export function selectExceptions(tx: Tx, filter: { personId?: string; state?: ExceptionState | undefined }) {
  let query = exceptions(tx).orderBy('e.id', 'desc')
  if (filter.personId) query = query.where('e.person_id', '=', filter.personId)
  if (filter.state) query = query.where('e.state', '=', filter.state)
  return firstOf(tx, query)
}

/** One exception, locked until the act commits. */
export function lockException(tx: Tx, id: string) {
  return exceptions(tx).where('e.id', '=', id).forUpdate('e').executeTakeFirst()
}

/** Writes a request; undefined where one for the slot is still open. */
export async function insertException(
  tx: Tx,
  request: { personId: string; regionCode: string; slot: string; reason: string; documentNumber: string },
): Promise<string | undefined> {
  const written = await tx.db
    .insertInto('people.limit_exception')
    .values({
      id: newId(),
      person_id: request.personId,
      slot: request.slot,
      reason: request.reason,
      document_number: request.documentNumber,
      state: 'requested',
      requested_by: tx.actor.naturalPersonId ?? '',
      requested_on: tx.today,
      region_code: request.regionCode,
    })
    .onConflict((conflict) => conflict.column('slot').where(sql<boolean>`state = 'requested'`).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written?.id
}

export async function settleException(tx: Tx, id: string, state: ExceptionState, note: string): Promise<void> {
  await tx.db
    .updateTable('people.limit_exception')
    .set({ state, decided_by: tx.actor.naturalPersonId, decided_on: tx.today, decision_note: note })
    .where('id', '=', id)
    .execute()
}

/** What took and gave back a person's places, in the reader's reach, the newest first. */
export function selectUses(tx: Tx, personId: string) {
  const query = tx.db
    .selectFrom('people.limit_use')
    .select(['slot', 'slot_words as slotWords', 'state', 'matter_name as matterName', 'taken_on as takenOn'])
    .select(['released_on as releasedOn', 'released_because as releasedBecause'])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .$narrowType<{ state: UseState }>()
  return firstOf(tx, query)
}
