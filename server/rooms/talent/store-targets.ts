import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** Days in a region, both included. */
interface Span {
  readonly regionPrefix: string
  readonly from: DateText
  readonly until: DateText
}

/** One thing that a target counts, dated. */
export interface TalentItem {
  readonly regionCode: string
  readonly on: DateText
  readonly subject: string
  readonly matter: string
}

/** The trade items of contests held in a region that ended in a span; an event of nine trades is nine items (lz-2019-63#2-2). */
export function contestItems(tx: Tx, { regionPrefix, from, until }: Span): Promise<TalentItem[]> {
  return tx.db
    .selectFrom('talent.contest_item as i')
    .innerJoin('talent.contest as c', 'c.id', 'i.contest_id')
    .select(['c.region_code as regionCode', 'c.held_until as on', 'i.title as subject', 'c.title as matter'])
    .where('c.region_code', 'like', `${regionPrefix}%`)
    .where('c.held_here', '=', true)
    .where('c.held_until', '>=', from)
    .where('c.held_until', '<=', until)
    .orderBy('c.held_until')
    .orderBy('i.id')
    .execute()
}

/** Municipal studios or bases newly recognized in a span, confirmed by a second person (lz-2019-63#5-1). */
export function newRecognitions(
  tx: Tx,
  { regionPrefix, from, until }: Span,
  what: 'master-studio' | 'training-base',
): Promise<TalentItem[]> {
  return tx.db
    .selectFrom('talent.record as r')
    .innerJoin('organizations.organization as o', 'o.id', 'r.organization_id')
    .select(['r.region_code as regionCode', 'r.on_day as on'])
    .select(sql<string>`o.name || ' ' || r.title`.as('subject'))
    .select(sql<string>`r.document_number || ' ' || r.number`.as('matter'))
    .where('r.region_code', 'like', `${regionPrefix}%`)
    .where('r.kind', '=', 'recognition')
    .where('r.subject', '=', what)
    .where('r.level', '=', 'city')
    .where('r.state', '=', 'confirmed')
    .where('r.newly', '=', true)
    .where('r.on_day', '>=', from)
    .where('r.on_day', '<=', until)
    .orderBy('r.on_day')
    .orderBy('r.id')
    .execute()
}
