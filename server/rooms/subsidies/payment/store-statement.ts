import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import type { FundItem, Trace } from '#policy'
import type { DecisionDetail } from '../calculation/store-decisions.ts'
import type { ItemState } from '../contract-words.ts'

export interface PayeeSpan {
  readonly payeeKind: 'person' | 'organization'
  readonly payeeId: string
  readonly sentFrom?: DateText | undefined
  readonly sentUntil?: DateText | undefined
}

/** Every line ever sent to a payee, within the caller's reach, the newest transfer first. */
function sentTo(tx: Tx, { payeeKind, payeeId }: PayeeSpan) {
  return tx.db
    .selectFrom('subsidies.payment_item as i')
    .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .innerJoin('subsidies.payment_item_line as p', 'p.item_id', 'i.id')
    .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .innerJoin('subsidies.decision as d', 'd.id', 'l.decision_id')
    .innerJoin('subsidies.basis as s', 's.id', 'd.basis_id')
    .where('i.payee_kind', '=', payeeKind)
    .where('i.payee_id', '=', payeeId)
    .orderBy('i.id', 'desc')
}

/** How the payee was named the last time, whatever the period. */
export async function payeeNameOf(tx: Tx, span: PayeeSpan): Promise<string | null> {
  const last = await sentTo(tx, span).select('i.payee_name as payeeName').limit(1).executeTakeFirst()
  return last?.payeeName ?? null
}

/** What was sent to a payee in the period, returned transfers too: one row a line. */
export function selectSentTo(tx: Tx, span: PayeeSpan) {
  const { sentFrom, sentUntil } = span
  let query = sentTo(tx, span)
    .select(['i.id', 'o.batch_id as batchId', 'o.number as orderNumber', 'i.sequence'])
    .select(['i.account_tail as accountTail', 'i.amount_fen as amountFen', 'o.sent_on as sentOn', 'i.state'])
    .select(['i.bank_reason as bankReason', 'i.settled_on as settledOn', 'i.returned_on as returnedOn'])
    .select('i.region_code as regionCode')
    .select(['l.decision_id as decisionId', 'l.advance_fen as advanceFen'])
    .select(['l.id as lineId', 'p.live'])
    .select(['l.line_number as lineNumber', 'l.subject_name as subjectName', 'l.item', 'l.posted_fen as postedFen'])
    .select(['l.service_from as serviceFrom', 'l.service_until as serviceUntil', 'p.amount_fen as lineFen'])
    .select(['b.matter_number as matterNumber', 'b.matter_title as matterTitle'])
    .select((eb) => eb.ref('l.trace').$castTo<Trace>().as('trace'))
    .select((eb) => eb.ref('s.detail').$castTo<DecisionDetail>().as('detail'))
    .$narrowType<{ item: FundItem; state: ItemState }>()
    .orderBy('l.line_number')
  if (sentFrom) query = query.where('o.sent_on', '>=', sentFrom)
  if (sentUntil) query = query.where('o.sent_on', '<=', sentUntil)
  return query.execute()
}
