import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** Days in a region, both included. */
interface Span {
  readonly regionPrefix: string
  readonly from: DateText
  readonly until: DateText
}

/** One person who completed one class: a person-time, with what it may be counted by. */
export interface Completion {
  readonly regionCode: string
  readonly completedOn: DateText
  readonly trainingKind: string
  readonly organizerKind: string
  readonly subsidised: boolean
  readonly personId: string
  readonly personName: string
  /** Status codes held on the decisive day. */
  readonly statuses: readonly string[]
  readonly matter: string
}

/** Who completed a class in a span and had not left it, in order of the day. */
export function completions(tx: Tx, span: Span): Promise<Completion[]> {
  return tx.db
    .selectFrom('classes.enrollment as e')
    .innerJoin('classes.training_class as c', 'c.id', 'e.class_id')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .select(['e.region_code as regionCode', 'c.completed_on as completedOn', 'c.kind as trainingKind'])
    .select(['o.kind as organizerKind', 'c.subsidised', 'e.statuses'])
    .select(['e.person_id as personId', 'e.person_name as personName'])
    .select(sql<string>`c.number || ' ' || c.title`.as('matter'))
    .$narrowType<{ completedOn: DateText }>()
    .where('e.region_code', 'like', `${span.regionPrefix}%`)
    .where('e.withdrawn_on', 'is', null)
    .where('c.completed_on', '>=', span.from)
    .where('c.completed_on', '<=', span.until)
    .orderBy('c.completed_on')
    .orderBy('e.id')
    .execute()
}

/** Which trades were taught where in a span: a line per county and trade, the first class's number. */
export function tradesTaught(tx: Tx, span: Span) {
  return tx.db
    .selectFrom('classes.training_class as c')
    .innerJoin('catalog.trade as t', 't.code', 'c.trade_code')
    .select(['c.region_code as regionCode', 't.name as tradeName'])
    .select(({ fn }) => fn.min('c.number').as('classNumber'))
    .where('c.region_code', 'like', `${span.regionPrefix}%`)
    .where('c.state', 'in', ['under-way', 'completed'])
    .where('c.starts_on', '>=', span.from)
    .where('c.starts_on', '<=', span.until)
    .where('c.starts_on', '<=', tx.today)
    .groupBy(['c.region_code', 't.name'])
    .orderBy('c.region_code')
    .orderBy('t.name')
    .execute()
}
