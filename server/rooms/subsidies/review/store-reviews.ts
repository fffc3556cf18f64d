import { sql } from 'kysely'
import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Batch } from '../claims/store-batches.ts'
import type { Line } from '../claims/store-lines.ts'
import type { BatchAct, HoldKind } from '../contract-words.ts'

export async function insertReview(
  tx: Tx,
  batch: Pick<Batch, 'id' | 'regionCode' | 'organizationId' | 'personId'>,
  review: {
    readonly step: BatchAct
    readonly listHash: string
    readonly note: string
    readonly reasons: readonly string[]
  },
): Promise<void> {
  await tx.db
    .insertInto('subsidies.review')
    .values({
      id: newId(),
      batch_id: batch.id,
      region_code: batch.regionCode,
      organization_id: batch.organizationId,
      person_id: batch.personId,
      step: review.step,
      list_hash: review.listHash,
      note: review.note,
      reasons: [...review.reasons],
      by_user: tx.actor.userId ?? '',
      by_person: tx.actor.naturalPersonId ?? '',
      by_name: tx.actor.name,
      on_day: tx.today,
      at: instantText(),
    })
    .execute()
}

export function selectReviews(tx: Tx, batchId: string) {
  return tx.db
    .selectFrom('subsidies.review')
    .select(['id', 'step', 'list_hash as listHash', 'note', 'reasons', 'by_name as byName', 'on_day as onDay'])
    .select('by_person as byPerson')
    .$narrowType<{ step: BatchAct }>()
    .where('batch_id', '=', batchId)
    .orderBy('id')
    .execute()
}

type LinePlacing = Pick<Line, 'id' | 'regionCode' | 'organizationId' | 'personId'>

export async function insertRejections(tx: Tx, refused: readonly LinePlacing[], reason: string): Promise<void> {
  if (refused.length === 0) return
  await tx.db
    .insertInto('subsidies.rejection')
    .values(
      refused.map((line) => ({
        line_id: line.id,
        region_code: line.regionCode,
        organization_id: line.organizationId,
        person_id: line.personId,
        reason,
        rejected_by: tx.actor.userId ?? '',
        rejected_on: tx.today,
      })),
    )
    .execute()
}

/** Opens holds; a hold of the same kind that is open already takes the newer reason. */
export async function openHolds(
  tx: Tx,
  kind: HoldKind,
  held: readonly (LinePlacing & { readonly reason: string })[],
): Promise<void> {
  if (held.length === 0) return
  await tx.db
    .insertInto('subsidies.hold')
    .values(
      held.map((line) => ({
        id: newId(),
        line_id: line.id,
        region_code: line.regionCode,
        organization_id: line.organizationId,
        person_id: line.personId,
        kind,
        reason: line.reason,
        opened_by: tx.actor.naturalPersonId,
        opened_on: tx.today,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['line_id', 'kind'])
        .where('closed_on', 'is', null)
        .doUpdateSet((eb) => ({ reason: eb.ref('excluded.reason') })),
    )
    .execute()
}

/** Closes open holds of some kinds on some lines. */
export async function closeHolds(tx: Tx, lineIds: readonly string[], kinds: readonly HoldKind[], note: string) {
  await tx.db
    .updateTable('subsidies.hold')
    .set({ closed_by: tx.actor.naturalPersonId, closed_on: tx.today, closed_note: note })
    .where('line_id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .where('kind', 'in', kinds)
    .where('closed_on', 'is', null)
    .execute()
}

/** Open holds, by line. */
export async function openHoldsOf(tx: Tx, lineIds: readonly string[]) {
  const rows = await tx.db
    .selectFrom('subsidies.hold')
    .select(['line_id as lineId', 'kind', 'reason', 'opened_by as openedBy', 'opened_on as openedOn'])
    .$narrowType<{ kind: HoldKind }>()
    .where('line_id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .where('closed_on', 'is', null)
    .execute()
  return Map.groupBy(rows, (row) => row.lineId)
}
