import type { DateText } from '#kernel/dates'
import { type Fen, formatYuanShort } from '#kernel/money'
import type { Tx } from '#platform/db'
import { fundItems } from '#policy'

interface MoneyEvent {
  readonly on: DateText
  readonly title: string
  readonly detail: string
}

/** A person's money in time: claimed, refused, paid, returned, also after it was paid. */
export async function selectMoneyEvents(tx: Tx, personId: string): Promise<MoneyEvent[]> {
  const claimed = await tx.db
    .selectFrom('subsidies.line as l')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .leftJoin('subsidies.rejection as x', 'x.line_id', 'l.id')
    .select(['l.item', 'l.amount_fen as amountFen', 'b.number', 'b.claimed_on as claimedOn'])
    .select(['x.reason', 'x.rejected_on as rejectedOn'])
    .where('l.person_id', '=', personId)
    .orderBy('l.id')
    .execute()
  const answered = await tx.db
    .selectFrom('subsidies.payment_item_line as p')
    .innerJoin('subsidies.payment_item as i', 'i.id', 'p.item_id')
    .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
    .select(['l.item', 'p.amount_fen as amountFen', 'i.state', 'i.bank_reason as reason', 'i.settled_on as settledOn'])
    .select('i.returned_on as returnedOn')
    .where('p.person_id', '=', personId)
    .where('i.settled_on', 'is not', null)
    .orderBy('i.id')
    .execute()
  return [
    ...claimed.flatMap((line) => [
      { on: line.claimedOn, title: '申报补贴', detail: `${sumOf(line)}（${line.number}）` },
      ...(line.rejectedOn
        ? [{ on: line.rejectedOn, title: '补贴不予支付', detail: `${sumOf(line)}：${line.reason}` }]
        : []),
    ]),
    ...answered.flatMap((item) => (item.settledOn ? [{ ...answerOf(item), on: item.settledOn }] : [])),
    ...answered.flatMap((item) => (item.returnedOn ? [{ ...sentBack(item), on: item.returnedOn }] : [])),
  ]
}

const sumOf = ({ item, amountFen }: { item: string; amountFen: Fen }) =>
  `${fundItems.label(item)} ${formatYuanShort(amountFen)}元`

interface Answered {
  readonly item: string
  readonly amountFen: Fen
  readonly state: string
  readonly reason: string | null
}

const sentBack = (item: Answered) => ({ title: '补贴到账后被银行退回', detail: `${sumOf(item)}：${item.reason ?? ''}` })

const answerOf = (item: Answered) =>
  item.state === 'confirmed' || item.state === 'sent-back'
    ? { title: '补贴到账', detail: sumOf(item) }
    : { title: '补贴被银行退回', detail: `${sumOf(item)}：${item.reason ?? ''}` }
