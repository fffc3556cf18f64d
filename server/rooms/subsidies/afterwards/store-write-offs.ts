import { sql } from 'kysely'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { WriteOffState } from '../contract-adjustments.ts'
import type { Recovery } from './store-recoveries.ts'

const writeOffs = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.write_off as w')
    .select(['w.id', 'w.recovery_id as recoveryId', 'w.state', 'w.left_fen as leftFen', 'w.reason'])
    .select(['w.document_number as documentNumber', 'w.proposed_by as proposedBy'])
    .select(['w.proposed_by_name as proposedByName', 'w.proposed_on as proposedOn'])
    .select(['w.decided_by_name as decidedByName', 'w.decided_on as decidedOn', 'w.note'])
    .$narrowType<{ state: WriteOffState }>()

export const findWriteOff = (tx: Tx, id: string) => writeOffs(tx).where('w.id', '=', id).executeTakeFirst()

/** Locked until the transaction ends: it is decided once. */
export const lockWriteOff = (tx: Tx, id: string) =>
  writeOffs(tx).where('w.id', '=', id).forUpdate('w').executeTakeFirst()

/** What was proposed for each of these orders, the newest first. */
export async function writeOffsOf(tx: Tx, recoveryIds: readonly string[]) {
  const rows = await writeOffs(tx)
    .where('w.recovery_id', '=', sql<string>`any(${[...recoveryIds]}::uuid[])`)
    .orderBy('w.id', 'desc')
    .execute()
  return Map.groupBy(rows, (row) => row.recoveryId)
}

/** Writes a proposal. @returns its id; undefined where one waits already */
export async function insertWriteOff(
  tx: Tx,
  { id: recoveryId, regionCode, organizationId, personId }: Recovery,
  given: { readonly leftFen: Fen; readonly reason: string; readonly documentNumber: string },
): Promise<string | undefined> {
  const written = await tx.db
    .insertInto('subsidies.write_off')
    .values({
      id: newId(),
      recovery_id: recoveryId,
      region_code: regionCode,
      organization_id: organizationId,
      person_id: personId,
      left_fen: given.leftFen,
      reason: given.reason,
      document_number: given.documentNumber,
      state: 'proposed',
      proposed_by: tx.actor.naturalPersonId ?? '',
      proposed_by_name: tx.actor.name,
      proposed_on: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written?.id
}

export async function settleWriteOff(
  tx: Tx,
  id: string,
  outcome: { readonly state: 'agreed' | 'declined'; readonly note: string },
): Promise<void> {
  const { naturalPersonId: decided_by, name: decided_by_name } = tx.actor
  await tx.db
    .updateTable('subsidies.write_off')
    .set({ ...outcome, decided_by, decided_by_name, decided_on: tx.today })
    .where('id', '=', id)
    .execute()
}

/** How many proposals of others wait for the asker. */
export async function countWriteOffs(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('subsidies.write_off')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'proposed')
    .where('proposed_by', '<>', tx.actor.naturalPersonId ?? '')
    .executeTakeFirstOrThrow()
  return count
}
