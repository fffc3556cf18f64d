import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** Days in a region, both included. */
interface Span {
  readonly regionPrefix: string
  readonly from: DateText
  readonly until: DateText
}

/** One person in one class, as the monthly report counts it. */
export interface TrainingFact {
  readonly kind: 'started' | 'completed'
  readonly trainingKind: string
  readonly regionCode: string
  readonly personId: string
  readonly personName: string
  readonly matter: string
}

/** Who began and who completed a class in a span; people who had left by its end do not count. */
export async function trainingFacts(tx: Tx, span: Span): Promise<TrainingFact[]> {
  const started = await onRoll(tx, span)
    .where('c.state', 'in', ['under-way', 'completed'])
    .where('c.starts_on', '>=', span.from)
    .where('c.starts_on', '<=', span.until)
    .where('c.starts_on', '<=', tx.today)
    .execute()
  const completed = await onRoll(tx, span)
    .where('c.completed_on', '>=', span.from)
    .where('c.completed_on', '<=', span.until)
    .execute()
  return [
    ...started.map((row) => ({ ...row, kind: 'started' as const })),
    ...completed.map((row) => ({ ...row, kind: 'completed' as const })),
  ]
}

const onRoll = (tx: Tx, span: Span) =>
  tx.db
    .selectFrom('classes.enrollment as e')
    .innerJoin('classes.training_class as c', 'c.id', 'e.class_id')
    .select(['e.region_code as regionCode', 'e.person_id as personId', 'e.person_name as personName'])
    .select(['c.kind as trainingKind', sql<string>`c.number || ' ' || c.title`.as('matter')])
    .where('e.region_code', 'like', `${span.regionPrefix}%`)
    .where((where) => where.or([where('e.withdrawn_on', 'is', null), where('e.withdrawn_on', '>', span.until)]))
