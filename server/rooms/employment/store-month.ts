import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** Days in a region, both included. */
interface Span {
  readonly regionPrefix: string
  readonly from: DateText
  readonly until: DateText
}

/** One person in one matter, as the monthly report counts it. */
export interface EmploymentFact {
  readonly kind: 'referred' | 'followed-up' | 'overdue' | 'placed'
  readonly regionCode: string
  readonly personId: string
  readonly personName: string
  readonly matter: string
}

/** What employment services did in a span, and which follow-ups were overdue at its end; dated facts, so that a later count agrees. */
export async function employmentFacts(tx: Tx, span: Span): Promise<EmploymentFact[]> {
  const rows = [
    ...(await selectReferred(tx, span)).map((row) => ({ ...row, kind: 'referred' as const })),
    ...(await selectFollowedUp(tx, span)).map((row) => ({ ...row, kind: 'followed-up' as const })),
    ...(await selectOverdue(tx, span)).map((row) => ({ ...row, kind: 'overdue' as const })),
    ...(await selectPlaced(tx, span)).map((row) => ({ ...row, kind: 'placed' as const })),
  ]
  return rows
}

const mattersOf = (tx: Tx, { regionPrefix }: Span) =>
  tx.db
    .selectFrom('employment.service_matter as m')
    .select(['m.region_code as regionCode', 'm.person_id as personId', 'm.person_name as personName'])
    .where('m.region_code', 'like', `${regionPrefix}%`)

const selectReferred = (tx: Tx, span: Span) =>
  mattersOf(tx, span)
    .innerJoin('employment.referral as f', 'f.matter_id', 'm.id')
    .innerJoin('employment.job_post as p', 'p.id', 'f.post_id')
    .select(sql<string>`p.employer || ' ' || p.title`.as('matter'))
    .where('f.referred_on', '>=', span.from)
    .where('f.referred_on', '<=', span.until)
    .execute()

const selectFollowedUp = (tx: Tx, span: Span) =>
  mattersOf(tx, span)
    .select('m.class_title as matter')
    .where('m.follow_up_done_on', '>=', span.from)
    .where('m.follow_up_done_on', '<=', span.until)
    .execute()

const selectOverdue = (tx: Tx, span: Span) =>
  mattersOf(tx, span)
    .select(sql<string>`m.class_title || ' 应于' || m.follow_up_due_on || '前回访'`.as('matter'))
    .where('m.follow_up_due_on', '<=', span.until)
    .where((where) =>
      where.or([where('m.follow_up_done_on', 'is', null), where('m.follow_up_done_on', '>', span.until)]),
    )
    // Nobody follows up the dead.
    .where((where) => where.or([where('m.death_id', 'is', null), where('m.closed_on', '>', span.until)]))
    .execute()

/** Verified in the span as employed, after a status that was not: one fact per person and turn. */
const selectPlaced = (tx: Tx, span: Span) =>
  tx.db
    .with('history', (db) =>
      db
        .selectFrom('employment.employment_status as s')
        .select(['s.person_id', 's.region_code', 's.status', 's.employer', 's.verified_on'])
        .select(
          sql<string>`lag(s.status, 1, 'not-employed') over (partition by s.person_id order by s.id)`.as('before'),
        )
        .where('s.region_code', 'like', `${span.regionPrefix}%`),
    )
    .selectFrom('history as h')
    .innerJoin(
      (db) =>
        db
          .selectFrom('employment.service_matter as m')
          .select(['m.person_id', sql<string>`max(m.person_name)`.as('person_name')])
          .groupBy('m.person_id')
          .as('p'),
      (join) => join.onRef('p.person_id', '=', 'h.person_id'),
    )
    .select(['h.region_code as regionCode', 'h.person_id as personId', 'p.person_name as personName'])
    .select('h.employer as matter')
    .where('h.before', '=', 'not-employed')
    .where('h.status', '<>', 'not-employed')
    .where('h.verified_on', '>=', span.from)
    .where('h.verified_on', '<=', span.until)
    .execute()
