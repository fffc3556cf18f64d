import { type SqlBool, sql } from 'kysely'
import type { DateText } from '#kernel/dates'

/**
 * Whether the paying office can do something about a published batch on a day: the notice of its list is over, for some
 * line at least, and some line's money has not left, is not refused, not held by hand and not objected to. What the checks
 * of payment say of the lines is asked when it pays.
 */
export const payableOn = (batch: string, today: DateText) => sql<SqlBool>`(
  exists (select from notices.public_notice n join notices.notice_line f on f.notice_id = n.id
    where n.matter_id = ${sql.ref(`${batch}.id`)} and n.list_hash = ${sql.ref(`${batch}.list_hash`)}
      and f.ends_on < ${today}::date
      and not exists (select from notices.public_notice s where s.replaces = n.id))
  and exists (select from subsidies.line l where l.batch_id = ${sql.ref(`${batch}.id`)} and l.amount_fen > 0
    and not exists (select from subsidies.rejection x where x.line_id = l.id)
    and not exists (select from subsidies.payment_item_line p where p.line_id = l.id and p.live)
    and not exists (select from subsidies.hold h where h.line_id = l.id and h.kind = 'manual' and h.closed_on is null)
    and not exists (select from notices.objection o where o.line_id = l.id and o.state = 'open')))`
