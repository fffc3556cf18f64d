import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { FundItem } from '#policy'

/**
 * What organizations really received: confirmed transfers between two days, both included, by transfer and fund item.
 * Only the payments in the actor's reach: an organization's own, a bureau's counties.
 */
export function confirmedReceipts(
  tx: Tx,
  span: { readonly organizationId?: string | undefined; readonly from: DateText; readonly until: DateText },
) {
  let query = tx.db
    .selectFrom('subsidies.payment_item as i')
    .innerJoin('subsidies.payment_item_line as p', 'p.item_id', 'i.id')
    .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
    .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .innerJoin('subsidies.batch as b', 'b.id', 'o.batch_id')
    .leftJoin('classes.training_class as c', 'c.id', 'l.matter_id')
    .select(['i.id as itemId', 'i.payee_id as organizationId', 'i.payee_name as organizationName'])
    .select(['i.region_code as regionCode', 'i.settled_on as settledOn', 'o.number as orderNumber'])
    .select(['b.id as batchId', 'b.number as batchNumber', 'l.item'])
    .select(['c.number as classNumber', 'c.title as classTitle'])
    .select(sql<Fen>`sum(p.amount_fen)::bigint`.as('amountFen'))
    .select(sql<number>`count(distinct l.person_id)`.as('people'))
    .$narrowType<{ item: FundItem; settledOn: DateText }>()
    .where('i.payee_kind', '=', 'organization')
    .where('i.state', '=', 'confirmed')
    .where(sql<boolean>`p.live`)
    .where('i.settled_on', '>=', span.from)
    .where('i.settled_on', '<=', span.until)
    .groupBy(['i.id', 'o.number', 'b.id', 'b.number', 'l.item', 'c.id'])
    .orderBy('i.settled_on')
    .orderBy('i.id')
  if (span.organizationId) query = query.where('i.payee_id', '=', span.organizationId)
  return query.execute()
}
