import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'

/** Every paid line of a region and a period, in the order of their ids: the population an auditor draws from. */
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
      // A confirmed transfer always bears the day of the bank's answer.
      .$narrowType<{ paidOn: DateText }>()
      .where('i.state', '=', 'confirmed')
      .where('i.settled_on', '>=', from)
      .where('i.settled_on', '<=', until)
      .where((eb) => eb.fn<boolean>('starts_with', ['p.region_code', eb.val(prefix)]))
      .orderBy('l.id')
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

/** Payments with the region and the person that their journal names, an order at a time; the journal is never changed. */
export function selectResponsible(tx: Tx, prefix: string, from: DateText, until: DateText) {
  return tx.db
    .selectFrom('funds.journal as j')
    .innerJoin('funds.posting as p', (join) =>
      join.onRef('p.journal_id', '=', 'j.id').on('p.ledger', '=', 'in-transit'),
    )
    .innerJoin('subsidies.payment_item as i', 'i.id', 'j.matter_id')
    .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .innerJoin('subsidies.batch as b', 'b.id', 'o.batch_id')
    .innerJoin('regions.region as r', 'r.code', 'j.region_code')
    .select(['o.id as orderId', 'o.number as orderNumber', 'b.id as batchId', 'b.number as batchNumber'])
    .select(['j.region_code as regionCode', 'r.name as regionName', 'j.responsible as person', 'o.sent_on as sentOn'])
    .select([sql<number>`count(*)`.as('payments'), sql<Fen>`sum(p.amount_fen)::bigint`.as('amountFen')])
    .where('j.kind', '=', 'send')
    .where('j.booked_on', '>=', from)
    .where('j.booked_on', '<=', until)
    .where((eb) => eb.fn<boolean>('starts_with', ['j.region_code', eb.val(prefix)]))
    .groupBy(['o.id', 'b.id', 'j.region_code', 'r.name', 'j.responsible'])
    .orderBy('o.id', 'desc')
    .limit(500)
    .execute()
}
