import { sql } from 'kysely'
import type { Programme } from '#catalog/contract'
import type { Tx } from '#platform/db'

/** How many classes in reach stand in each state. */
export async function countByState(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.db
    .selectFrom('classes.training_class')
    .select(['state', sql<number>`count(*)`.as('count')])
    .groupBy('state')
    .execute()
  return new Map(rows.map((row) => [row.state, row.count]))
}

/** How many running classes are past their last session. */
export async function countOver(tx: Tx): Promise<number> {
  const row = await tx.db
    .selectFrom('classes.training_class')
    .select(sql<number>`count(*)`.as('count'))
    .where('state', '=', 'under-way')
    .where('ends_on', '<=', tx.today)
    .executeTakeFirstOrThrow()
  return row.count
}

/** How many classes, trainees and completed trainees each programme has, in reach; drafts and cancelled classes are none. */
export function countProgrammes(tx: Tx) {
  return tx.db
    .selectFrom('classes.training_class as c')
    .leftJoin('classes.enrollment as e', (join) =>
      join.onRef('e.class_id', '=', 'c.id').on('e.withdrawn_on', 'is', null),
    )
    .select(['c.programme', sql<number>`count(distinct c.id)::int`.as('classes')])
    .select(sql<number>`count(e.id)::int`.as('trainees'))
    .select(sql<number>`(count(e.id) filter (where c.completed_on is not null))::int`.as('completed'))
    .$narrowType<{ programme: Programme }>()
    .where('c.programme', 'is not', null)
    .where('c.state', 'in', ['approved', 'teaching-only', 'under-way', 'completed'])
    .groupBy('c.programme')
    .execute()
}
