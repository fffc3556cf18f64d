import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Batch } from '../claims/store-batches.ts'

export type SeenStep = 'first-review' | 'second-review' | 'approve'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

export interface HeldPlace {
  readonly lineId: string
  readonly slot: string
  readonly place: number
  readonly atMost: number
  readonly takenOn: DateText
}

const heldBy = (tx: Tx, lineIds: readonly string[]) =>
  tx.db
    .selectFrom('people.limit_use')
    .select(['matter_id as lineId', 'slot', 'place', 'at_most as atMost', 'taken_on as takenOn'])
    .where('matter_id', '=', anyOf(lineIds))
    .where('released_on', 'is', null)
    .orderBy('id')

/** Places under limits that lines take, by line. */
export async function selectUses(tx: Tx, lineIds: readonly string[]): Promise<Map<string, HeldPlace[]>> {
  return Map.groupBy(await heldBy(tx, lineIds).execute(), (row) => row.lineId)
}

/** Of the places that lines take those that may be odd: the last of several, and what an exception has opened. */
export async function selectTightUses(
  tx: Tx,
  lineIds: readonly string[],
  exceptions: readonly string[],
): Promise<Map<string, HeldPlace[]>> {
  const rows = await heldBy(tx, lineIds)
    .where(({ or, and, eb }) =>
      or([
        and([eb('at_most', '>', 1), eb('place', '>=', eb.ref('at_most'))]),
        eb('slot', '=', sql<string>`any(${[...exceptions]}::text[])`),
      ]),
    )
    .execute()
  return Map.groupBy(rows, (row) => row.lineId)
}

/** How often the attendance of an enrollment was corrected. */
export async function selectCorrected(tx: Tx, enrollmentIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.db
    .selectFrom('classes.attendance_event')
    .select(['enrollment_id as enrollmentId', (eb) => eb.fn.countAll<number>().as('count')])
    .where('enrollment_id', '=', anyOf(enrollmentIds))
    .where('corrects', 'is not', null)
    .groupBy('enrollment_id')
    .execute()
  return new Map(rows.map((row) => [row.enrollmentId, row.count]))
}

/** Payees whose account replaced another and has received nothing since, with the day it was entered. */
export async function selectChangedAccounts(tx: Tx, payeeIds: readonly string[]): Promise<Map<string, DateText>> {
  const rows = await tx.db
    .selectFrom('organizations.payee_account as a')
    .select(['a.payee_id as payeeId', 'a.entered_on as enteredOn'])
    .where('a.payee_id', '=', anyOf(payeeIds))
    .where('a.replaced_at', 'is', null)
    .where('a.replaces', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subsidies.payment_item as i')
            .select('i.id')
            .whereRef('i.payee_account_id', '=', 'a.id')
            .where('i.state', '=', 'confirmed'),
        ),
      ),
    )
    .execute()
  return new Map(rows.map((row) => [row.payeeId, row.enteredOn]))
}

/** Who has looked at which line of a batch as it stands now, for which step. */
export function selectSeen(tx: Tx, batchId: string, listHash: string) {
  return tx.db
    .selectFrom('subsidies.line_seen')
    .select(['line_id as lineId', 'step', 'note', 'by_person as byPerson', 'by_name as byName', 'on_day as onDay'])
    .$narrowType<{ step: SeenStep }>()
    .where('batch_id', '=', batchId)
    .where('list_hash', '=', listHash)
    .orderBy('id')
    .execute()
}

/** Marks lines as looked at; a second look changes nothing. */
export async function insertSeen(
  tx: Tx,
  batch: Pick<Batch, 'id' | 'regionCode' | 'listHash'>,
  step: SeenStep,
  lineId: string,
  note: string,
): Promise<void> {
  await tx.db
    .insertInto('subsidies.line_seen')
    .values({
      id: newId(),
      line_id: lineId,
      batch_id: batch.id,
      region_code: batch.regionCode,
      step,
      list_hash: batch.listHash,
      note,
      by_person: tx.actor.naturalPersonId ?? '',
      by_name: tx.actor.name,
      on_day: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
