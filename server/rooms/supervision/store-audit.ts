import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'

/**
 * Every line of a region that arrived in a period, in the order of their ids: the population an auditor draws from. What the
 * bank sent back later had arrived then: the population of a period past stays as it was drawn from.
 */
export function selectPayments(tx: Tx, prefix: string, from: DateText, until: DateText) {
  return (
    tx.db
      .selectFrom('subsidies.payment_item_line as p')
      .innerJoin('subsidies.payment_item as i', 'i.id', 'p.item_id')
      .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
      .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
      .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
      .select(['l.id as lineId', 'b.id as batchId', 'b.number as batchNumber', 'o.number as orderNumber'])
      .select(['b.matter_number as classNumber', 'l.subject_name as personName', 'l.payee_name as payeeName', 'l.item'])
      .select(['i.settled_on as paidOn', 'p.amount_fen as amountFen'])
      // A transfer that arrived always bears the day of the bank's answer.
      .$narrowType<{ paidOn: DateText }>()
      .where('i.state', 'in', ['confirmed', 'sent-back'])
      .where('i.settled_on', '>=', from)
      .where('i.settled_on', '<=', until)
      .where((eb) => eb.fn<boolean>('starts_with', ['p.region_code', eb.val(prefix)]))
      .orderBy('l.id')
      .orderBy('i.id')
      .execute()
  )
}

/** The posts in force today in reach, with the human being behind each. */
export function selectPosts(tx: Tx) {
  return tx.db
    .selectFrom('auth.post as p')
    .innerJoin('auth.user_account as u', 'u.id', 'p.user_id')
    .innerJoin('regions.region as r', 'r.code', 'p.region_code')
    .select(['u.natural_person_id as naturalPersonId', 'u.name', 'u.account', 'p.role', 'r.name as regionName'])
    .where('p.valid_from', '<=', tx.today)
    .where((eb) => eb.or([eb('p.valid_until', 'is', null), eb('p.valid_until', '>=', tx.today)]))
    .where('u.disabled_at', 'is', null)
    .orderBy('u.account')
    .execute()
}

/** What a unit answers for: a region's payments of a period, by their journal, which is never changed. */
export interface Used {
  readonly prefix: string
  readonly from: DateText
  readonly until: DateText
}

const sent = (tx: Tx, { prefix, from, until }: Used) =>
  tx.db
    .selectFrom('funds.journal as j')
    .innerJoin('funds.posting as p', (join) =>
      join.onRef('p.journal_id', '=', 'j.id').on('p.ledger', '=', 'in-transit'),
    )
    .innerJoin('regions.region as r', 'r.code', 'j.region_code')
    .select(['j.region_code as regionCode', 'r.name as regionName'])
    .select([sql<number>`count(*)`.as('payments'), sql<Fen>`sum(p.amount_fen)::bigint`.as('amountFen')])
    .where('j.kind', '=', 'send')
    .where('j.booked_on', '>=', from)
    .where('j.booked_on', '<=', until)
    .where((eb) => eb.fn<boolean>('starts_with', ['j.region_code', eb.val(prefix)]))
    .groupBy(['j.region_code', 'r.name'])

/** The sum of every unit. */
export const selectUnits = (tx: Tx, used: Used) => sent(tx, used).orderBy('j.region_code').execute()

/** A page of the payment orders with the person that the journal names, the latest first. */
export async function selectResponsible(tx: Tx, used: Used & { cursor?: string | undefined; limit: number }) {
  const place = sql<string>`coalesce(o.id, k.id) || ' ' || j.region_code || ' ' || j.responsible`
  const orders = sent(tx, used)
    .leftJoin('subsidies.payment_item as i', 'i.id', 'j.matter_id')
    .leftJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .leftJoin('subsidies.batch as b', 'b.id', 'o.batch_id')
    // 基础工作: an order of its own, without a batch.
    .leftJoin('funds.basic_work_payment as k', 'k.id', 'j.matter_id')
    .select([sql<string>`coalesce(o.id, k.id)`.as('orderId'), 'k.work_id as basicWorkId'])
    .select([sql<string>`coalesce(o.number, k.order_number)`.as('orderNumber'), 'b.id as batchId'])
    .select(['b.number as batchNumber', 'j.responsible as person'])
    .select(sql<DateText>`coalesce(o.sent_on, k.sent_on)`.as('sentOn'))
    .groupBy(['o.id', 'b.id', 'k.id', 'j.responsible'])
  const total = await countOf(tx, orders)
  const rows = await (used.cursor ? orders.where(place, '<', used.cursor) : orders)
    .orderBy(place, 'desc')
    .limit(used.limit + 1)
    .execute()
  return cutPage(rows, used.limit, total, (row) => `${row.orderId} ${row.regionCode} ${row.person}`)
}
