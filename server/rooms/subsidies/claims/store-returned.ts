import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Owner } from './store-claimable.ts'

/** Of which matter, or whose. */
type Where = Owner | { readonly matterId: string }

/** Batches that came back, or ended after that, and may be claimed again: with why, the last time. */
export function selectReturned(tx: Tx, where: Where) {
  const reasons = sql<string[]>`(select r.reasons from subsidies.review r
    where r.batch_id = b.id and r.step in ('return', 'end') order by r.id desc limit 1)`
  let query = tx.db
    .selectFrom('subsidies.batch as b')
    .select(['b.id', 'b.number', 'b.matter_id as matterId', 'b.total_fen as totalFen', reasons.as('reasons')])
    .select('b.state')
    .$narrowType<{ state: 'returned' | 'lapsed' }>()
    .where('b.state', 'in', ['returned', 'lapsed'])
    .orderBy('b.id')
  if ('matterId' in where) query = query.where('b.matter_id', '=', where.matterId)
  else if ('personId' in where) query = query.where('b.person_id', '=', where.personId)
  else query = query.where('b.organization_id', '=', where.organizationId)
  return query.execute()
}
