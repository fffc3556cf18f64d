import { type SqlBool, sql } from 'kysely'
import type { DateText } from '#kernel/dates'

/**
 * Whether the paying office can do something about a published batch on a day: the notice of its list is over, for some
 * line at least, and some line's money has not left, is not refused, not held by hand and not objected to; or no line's money
 * is still to arrive, because an advance has paid the rest: then it settles the batch, once nothing is held or objected to.
 * What the checks of payment say of the lines is asked when it pays.
 */
export const payableOn = (batch: string, today: DateText) => sql<SqlBool>`(
  exists (select from notices.public_notice n join notices.notice_line f on f.notice_id = n.id
    where n.matter_id = ${sql.ref(`${batch}.id`)} and n.list_hash = ${sql.ref(`${batch}.list_hash`)}
      and f.ends_on < ${today}::date
      and not exists (select from notices.public_notice s where s.replaces = n.id))
  and (exists (select from subsidies.line l where l.batch_id = ${sql.ref(`${batch}.id`)} and l.amount_fen > 0
      and not exists (select from subsidies.rejection x where x.line_id = l.id)
      and not exists (select from subsidies.payment_item_line p where p.line_id = l.id and p.live) and not ${stopped})
    or not exists (select from subsidies.line l where l.batch_id = ${sql.ref(`${batch}.id`)}
      and not exists (select from subsidies.rejection x where x.line_id = l.id)
      and (${stopped} or l.amount_fen > 0 and not exists (select from subsidies.payment_item_line p
        join subsidies.payment_item i on i.id = p.item_id where p.line_id = l.id and p.live and i.state = 'confirmed')))))`

/** Held by hand or objected to, and not answered yet. */
const stopped = sql<SqlBool>`(
  exists (select from subsidies.hold h where h.line_id = l.id and h.kind = 'manual' and h.closed_on is null)
  or exists (select from notices.objection o where o.line_id = l.id and o.state = 'open'))`
