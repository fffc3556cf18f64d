import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { LiftingState } from './contract.ts'

const liftings = (tx: Tx) =>
  tx.db
    .selectFrom('supervision.measure_lifting as l')
    .select(['l.id', 'l.measure_id as measureId', 'l.state', 'l.reason', 'l.document'])
    .select(['l.proposed_by as proposedBy', 'l.proposed_name as proposedName', 'l.proposed_on as proposedOn'])
    .select(['l.decided_name as decidedName', 'l.decided_on as decidedOn', 'l.decision_note as decisionNote'])
    .$narrowType<{ state: LiftingState }>()

export const findLifting = (tx: Tx, id: string) => liftings(tx).where('l.id', '=', id).executeTakeFirst()

/** What was proposed of each of these measures, in order. */
export async function liftingsOf(tx: Tx, measureIds: readonly string[]) {
  const rows = await liftings(tx)
    .where('l.measure_id', '=', sql<string>`any(${[...measureIds]}::uuid[])`)
    .orderBy('l.id')
    .execute()
  return Map.groupBy(rows, (row) => row.measureId)
}

/** Writes a proposal. @returns its id; undefined where one waits already */
export async function insertLifting(
  tx: Tx,
  given: {
    readonly measureId: string
    readonly regionCode: string
    readonly reason: string
    readonly document: string
    readonly by: string
    readonly byName: string
  },
): Promise<string | undefined> {
  const { measureId, regionCode, reason, document, by, byName } = given
  const written = await tx.db
    .insertInto('supervision.measure_lifting')
    .values({
      id: newId(),
      measure_id: measureId,
      region_code: regionCode,
      state: 'proposed',
      reason,
      document,
      proposed_by: by,
      proposed_name: byName,
      proposed_on: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written?.id
}

export async function settleLifting(
  tx: Tx,
  id: string,
  set: {
    readonly state: 'decided' | 'refused'
    readonly by: string
    readonly byName: string
    readonly note: string
  },
): Promise<void> {
  const { state, by, byName, note } = set
  await tx.db
    .updateTable('supervision.measure_lifting')
    .set({ state, decided_by: by, decided_name: byName, decided_on: tx.today, decision_note: note })
    .where('id', '=', id)
    .execute()
}
