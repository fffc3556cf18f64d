import type { ActKind, Event } from './history.ts'

type Acknowledged = Extract<Event, { event: 'acknowledged' }>
type Question = { readonly sql: string; readonly values: readonly unknown[] }

/** Asks whether the review step of a batch stands in the database. */
const reviewed =
  (step: ActKind) =>
  ({ matter }: Acknowledged): Question => ({
    sql: 'select 1 from subsidies.review where batch_id = $1 and step = $2',
    values: [matter, step],
  })

/** For every kind of act: the question that finds exactly one row when what was answered is in the database. */
export const effects: Readonly<Record<ActKind, (act: Acknowledged) => Question>> = {
  sign: ({ reply }) => ({
    sql: 'select 1 from notices.commitment where id = $1::uuid and hash = $2',
    values: [field(reply, 'id'), field(reply, 'hash')],
  }),
  claim: ({ reply }) => ({
    sql: `select 1 from jsonb_to_recordset($1::jsonb) as told(id uuid, "listHash" text, "lineCount" int, "totalFen" bigint)
      left join lateral (select count(*) as lines, sum(l.amount_fen) as fen, min(b.list_hash) as hash
        from subsidies.line l join subsidies.batch b on b.id = l.batch_id where b.id = told.id) found on true
      having bool_and(found.hash = told."listHash" and found.lines = told."lineCount" and found.fen = told."totalFen")`,
    values: [JSON.stringify(field(reply, 'batches'))],
  }),
  'first-review': reviewed('first-review'),
  'second-review': reviewed('second-review'),
  approve: reviewed('approve'),
  publish: ({ matter }) => ({
    sql: `select 1 from subsidies.review r join notices.public_notice n on n.matter_id = r.batch_id
      where r.batch_id = $1 and r.step = 'publish'`,
    values: [matter],
  }),
  pay: ({ reply }) => ({
    sql: `select 1 from subsidies.payment_order o where o.id = $1 and o.total_fen = $2 and o.file_hash = $3
      and (select count(*) from subsidies.payment_item i
        join funds.journal j on j.natural_key = 'send:' || i.id where i.order_id = o.id) = $4`,
    values: [field(reply, 'orderId'), field(reply, 'totalFen'), field(reply, 'fileHash'), field(reply, 'items')],
  }),
  export: ({ matter, reply }) => ({
    sql: `select 1 from subsidies.payment_order o where o.id = $1 and array[o.file_hash, o.list_hash] <@ $2::text[]
      and exists (select from audit.event e where e.facts ->> 'order' = o.id::text and e.facts ? 'accounts')`,
    values: [matter, field(reply, 'hashes')],
  }),
  receipts: ({ matter, reply }) => ({
    sql: `select 1 from subsidies.receipt_import r where r.id = $1 and r.order_id = $2 and r.confirmed = $3
      and (select count(*) from subsidies.payment_item i join funds.journal j on j.natural_key = 'settle:' || i.id and j.kind = 'confirm'
        where i.order_id = r.order_id and i.state = 'confirmed') = $3`,
    values: [field(reply, 'importId'), matter, field(reply, 'confirmed')],
  }),
}

function field(reply: unknown, name: string): unknown {
  return new Map(Object.entries(reply ?? {})).get(name)
}

/** What may stand in the database once only; every row found is a double. */
export const doubles: Readonly<Record<string, string>> = {
  一行钱在两笔支付里: `select il.line_id from subsidies.payment_item_line il join subsidies.payment_item i on i.id = il.item_id
    where i.state <> 'returned' group by 1 having count(*) > 1`,
  同一笔钱有两行: `select person_id, rule_id, component, matter_id, service_from from subsidies.line
    group by 1, 2, 3, 4, 5 having count(*) > 1`,
  凭证重号: 'select natural_key from funds.journal group by 1 having count(*) > 1',
  同一支付两次入账: `select kind, matter_id from funds.journal where kind in ('send', 'confirm') group by 1, 2 having count(*) > 1`,
  同一指令同一收款人两笔: `select order_id, payee_id from subsidies.payment_item group by 1, 2 having count(*) > 1`,
  同一批次付了两次: 'select batch_id from subsidies.payment_order group by 1 having count(*) > 1',
  同一班申报两次: 'select matter_id, fund_source, kind from subsidies.batch group by 1, 2, 3 having count(*) > 1',
  同一步骤两次: 'select batch_id, step from subsidies.review group by 1, 2 having count(*) > 1',
  同一批次公示两次: 'select matter_id from notices.public_notice where replaces is null group by 1 having count(*) > 1',
  同一回单入账两次: 'select order_id from subsidies.receipt_import group by 1 having count(*) > 1',
}

/** The books: what each account holds, and every way in which they could disagree with themselves or with the payments. */
export const books = {
  accounts: `select a.name, string_agg(b.ledger || ' ' || b.amount_fen, ' · ' order by b.ledger) from funds.account a
    join funds.balance b on b.account_id = a.id group by a.name`,
  faults: {
    账户借贷不平: 'select account_id, sum(amount_fen) from funds.posting group by 1 having sum(amount_fen) <> 0',
    凭证借贷不平: `select journal_id from funds.posting group by 1 having sum(amount_fen) <> 0 or count(*) <> 2`,
    余额与分录不符: `select b.account_id, b.ledger from funds.balance b where b.amount_fen <> (select coalesce(sum(p.amount_fen), 0)
      from funds.posting p where p.account_id = b.account_id and p.ledger = b.ledger)`,
    账上与支付不符: `select b.account_id, b.ledger from funds.balance b where b.ledger in ('paid', 'in-transit')
      and b.amount_fen <> (select coalesce(sum(i.amount_fen), 0) from subsidies.payment_item i
        join subsidies.payment_order o on o.id = i.order_id where o.account_id = b.account_id
        and i.state = case b.ledger when 'paid' then 'confirmed' else 'sent' end)`,
  },
} as const

/** Everything that has left the accounts: sent or confirmed. */
export const paidFen = `select coalesce(sum(amount_fen), 0)::bigint as fen from subsidies.payment_item
  where state in ('sent', 'confirmed')`
