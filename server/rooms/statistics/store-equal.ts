import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import type { Outcome, Ownership } from './domain/equal-treatment.ts'

export interface Span {
  readonly from: DateText
  readonly until: DateText
}

/** Class openings applied for in a span, with who asked. */
export function selectOpenings(tx: Tx, { from, until }: Span) {
  return tx.db
    .selectFrom('classes.training_class as c')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .innerJoin('regions.region as r', 'r.code', 'c.region_code')
    .select(['c.id', 'c.number', 'c.title', 'o.name as organizationName', 'r.name as regionName', 'o.ownership'])
    .select(['c.applied_on as appliedOn', 'c.approved_on as approvedOn'])
    .select(
      sql<Outcome>`case when c.approved_on is not null then 'approved'
        when c.state in ('returned', 'cancelled') then 'refused' else 'waiting' end`.as('outcome'),
    )
    .$narrowType<{ ownership: Ownership; appliedOn: DateText }>()
    .where('c.applied_on', '>=', from)
    .where('c.applied_on', '<=', until)
    .orderBy('c.applied_on')
    .orderBy('c.number')
    .execute()
}

/** Claims handed in within a span, with who claimed and the day they were approved. */
export function selectClaims(tx: Tx, { from, until }: Span) {
  return tx.db
    .selectFrom('subsidies.batch as b')
    .innerJoin('organizations.organization as o', 'o.id', 'b.organization_id')
    .innerJoin('regions.region as r', 'r.code', 'b.region_code')
    .leftJoin('subsidies.review as v', (join) => join.onRef('v.batch_id', '=', 'b.id').on('v.step', '=', 'approve'))
    .select(['b.id', 'b.number', 'o.name as organizationName', 'r.name as regionName', 'o.ownership'])
    .select(['b.claimed_on as appliedOn', 'v.on_day as approvedOn'])
    .select(
      sql<Outcome>`case when v.id is not null then 'approved'
        when b.state in ('returned', 'lapsed', 'rejected') then 'refused' else 'waiting' end`.as('outcome'),
    )
    .$narrowType<{ ownership: Ownership }>()
    .where('b.claimed_on', '>=', from)
    .where('b.claimed_on', '<=', until)
    .orderBy('b.claimed_on')
    .orderBy('b.number')
    .execute()
}
