import { type SelectQueryBuilder, sql } from 'kysely'
import { MOST_COUNTED } from '#kernel/most-counted'

/** As many rows as a list that does not page shows at once. */
const MOST = 500

/**
 * A list that people read whole: its first rows, and how many there are in all, so that a cut is told and never silent.
 * Beyond `MOST_COUNTED` nobody counts any more. Acts never stand on it; what is worked on is asked for by its own condition.
 */
export async function firstOf<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  most: number = MOST,
): Promise<{ rows: O[]; total: number }> {
  const rows = await query.limit(most).execute()
  if (rows.length < most) return { rows, total: rows.length }
  const all = query.clearSelect().clearOrderBy()
  const beyond = await all.select(sql`1`.as('one')).offset(MOST_COUNTED).limit(1).executeTakeFirst()
  if (beyond) return { rows, total: MOST_COUNTED }
  const { total } = await all
    .select((e) => e.fn.countAll<number>().as('total'))
    .$castTo<{ total: number }>()
    .executeTakeFirstOrThrow()
  return { rows, total }
}
