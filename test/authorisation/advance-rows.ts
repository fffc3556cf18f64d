import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** For an organizer of each county an advance on one of its classes, asked for and not claimed yet. */
export async function writeAdvances(tx: Tx, on: DateText): Promise<void> {
  const classes = await tx.db
    .selectFrom('classes.training_class')
    .select(['id as class_id', 'region_code', 'organization_id', 'number'])
    .distinctOn(['region_code', 'organization_id'])
    .orderBy('region_code')
    .orderBy('organization_id')
    .orderBy('id')
    .execute()
  const rows = classes.map(({ number, ...one }) => ({ ...one, id: newId(), number: `${number}预拨` }))
  const asked = { asked_by: newId(), asked_on: on }
  await tx.db
    .insertInto('subsidies.advance')
    .values(rows.map((row) => ({ ...row, ...asked })))
    .execute()
  const part = { item: 'training', source: 'employment-subsidy-fund', approved_fen: 200 as Fen, most_fen: 120 as Fen }
  await tx.db
    .insertInto('subsidies.advance_part')
    .values(
      rows.map(({ id: advance_id, region_code, organization_id }) => ({
        ...part,
        ...{ id: newId(), advance_id, region_code, organization_id, asked_fen: 100 as Fen },
      })),
    )
    .execute()
}
