import { type SelectQueryBuilder, sql } from 'kysely'
import { MOST_COUNTED } from '#kernel/most-counted'
import type { Tx } from './open.ts'

/** As many rows as a list that does not page shows at once. */
const MOST = 500

/**
 * A list that people read whole: its first rows, and how many there are in all, so that a cut is told and never silent.
 * Acts never stand on it; what is worked on is asked for by its own condition.
 */
export async function firstOf<DB, TB extends keyof DB, O>(
  tx: Tx,
  query: SelectQueryBuilder<DB, TB, O>,
  most: number = MOST,
): Promise<{ rows: O[]; total: number }> {
  const rows = await query.limit(most).execute()
  return { rows, total: rows.length < most ? rows.length : await countOf(tx, query) }
}

/** How many rows a list has; beyond `MOST_COUNTED` nobody counts any more. */
export async function countOf<DB, TB extends keyof DB, O>(
  tx: Tx,
  query: SelectQueryBuilder<DB, TB, O>,
): Promise<number> {
  const some = query.clearSelect().clearOrderBy().select(sql`1`.as('one')).limit(MOST_COUNTED)
  const { count } = await tx.db
    .selectFrom(some.as('some'))
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
