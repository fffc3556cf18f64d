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
  pay: ordered,
  'pay-again': ordered,
  export: ({ matter, reply }) => ({
    sql: `select 1 from subsidies.payment_order o where o.id = $1 and array[o.file_hash, o.list_hash] <@ $2::text[]
      and exists (select from audit.event e where e.facts ->> 'order' = o.id::text and e.facts ? 'accounts')`,
    values: [matter, field(reply, 'hashes')],
  }),
  receipts: ({ matter, reply }) => ({
    sql: `select 1 from subsidies.receipt_import r where r.id = $1 and r.order_id = $2 and r.confirmed = $3 and r.returned = $4
      and (select array[count(*) filter (where (i.state, j.kind) = ('confirmed', 'confirm')),
          count(*) filter (where (i.state, j.kind) = ('returned', 'return'))]
        from subsidies.payment_item i join funds.journal j on j.natural_key = 'settle:' || i.id
        where i.order_id = r.order_id) = array[$3, $4]::bigint[]`,
    values: [field(reply, 'importId'), matter, field(reply, 'confirmed'), field(reply, 'returned')],
  }),
  'change-account': ({ matter, reply }) => ({
    sql: 'select 1 from organizations.payee_account where id = $1 and payee_id = $2',
    values: [field(reply, 'id'), matter],
  }),
  'check-account': ({ matter }) => ({
    sql: 'select 1 from organizations.payee_account where id = $1 and checked_on is not null',
    values: [matter],
  }),
  withdraw: ({ matter }) => ({
    sql: 'select 1 from people.status_withdrawal w join people.status s on s.id = w.status_id and s.withdrawn where s.id = $1',
    values: [matter],
  }),
  calculate: ({ matter, reply }) => ({
    sql: `select 1 from (select count(distinct (subject_id, rule_id)) as n from subsidies.decision where matter_id = $1) d
      where d.n >= $2`,
    values: [matter, field(reply, 'decided')],
  }),
  decide: ({ matter, reply }) => ({
    sql: `select 1 from subsidies.adjustment a join lateral (select array_agg(r.id) as ids from subsidies.recovery r
        where r.adjustment_id = a.id) ordered on true
      where a.id = $1 and a.state = 'accepted'
        and ordered.ids = array(select (one ->> 'id')::uuid from jsonb_array_elements($2::jsonb) one)`,
    values: [matter, JSON.stringify(field(reply, 'recoveries'))],
  }),
  repay: repaid,
  'repay-rest': repaid,
  close: ({ matter }) => ({
    sql: `select 1 from subsidies.recovery r where r.id = $1 and r.state = 'closed' and r.repaid_fen = r.amount_fen
      and (select coalesce(sum(l.amount_fen), 0) from subsidies.line l join subsidies.payment_item_line p on p.line_id = l.id
          join subsidies.payment_item i on i.id = p.item_id and i.state = 'confirmed'
          where (l.matter_id, l.subject_id, l.rule_id) = (r.matter_id, r.subject_id, r.rule_id))
        - (select coalesce(sum(o.repaid_fen), 0) from subsidies.recovery o
          where (o.matter_id, o.subject_id, o.rule_id) = (r.matter_id, r.subject_id, r.rule_id))
        = (select d.amount_fen from subsidies.decision d
          where (d.matter_id, d.subject_id, d.rule_id) = (r.matter_id, r.subject_id, r.rule_id)
          order by d.revision desc limit 1)`,
    values: [matter],
  }),
}

/** An order stands with its total, its file and every transfer booked as sent. */
function ordered({ reply }: Acknowledged): Question {
  return {
    sql: `select 1 from subsidies.payment_order o where o.id = $1 and o.total_fen = $2 and o.file_hash = $3
      and (select count(*) from subsidies.payment_item i
        join funds.journal j on j.natural_key = 'send:' || i.id where i.order_id = o.id) = $4`,
    values: [field(reply, 'orderId'), field(reply, 'totalFen'), field(reply, 'fileHash'), field(reply, 'items')],
  }
}

/** Money that came back stands under its document, and is booked as recovered in full. */
function repaid({ kind, matter, fen }: Acknowledged): Question {
  return {
    sql: `select 1 from subsidies.repayment p where p.recovery_id = $1 and p.document_number = $2 and p.amount_fen = $3
      and (select sum(j.amount_fen) from funds.journal j where j.kind = 'recover'
        and starts_with(j.natural_key, 'recover:' || p.id)) = $3`,
    values: [matter, kind, fen],
  }
}

function field(reply: unknown, name: string): unknown {
  return new Map(Object.entries(reply ?? {})).get(name)
}

/** What may stand in the database once only; every row found is a double. */
export const doubles: Readonly<Record<string, string>> = {
  一行钱在两笔支付里: `select il.line_id from subsidies.payment_item_line il join subsidies.payment_item i on i.id = il.item_id
    where i.state not in ('returned', 'sent-back', 'withdrawn') group by 1 having count(*) > 1`,
  同一笔钱有两行: `select person_id, rule_id, component, matter_id, service_from from subsidies.line
    group by 1, 2, 3, 4, 5 having count(*) > 1`,
  凭证重号: 'select natural_key from funds.journal group by 1 having count(*) > 1',
  同一支付两次入账: `select kind, matter_id from funds.journal where kind in ('send', 'confirm', 'return', 'execute') group by 1, 2 having count(*) > 1`,
  同一指令同一收款人两笔: `select order_id, payee_id from subsidies.payment_item group by 1, 2 having count(*) > 1`,
  同一批次付了两次: `select batch_id from subsidies.payment_order group by 1
    having count(*) filter (where supplement = 0) > 1 or count(*) filter (where supplement > 0) > 1`,
  同一行追回两次: "select line_id from subsidies.recovery where state <> 'withdrawn' group by 1 having count(*) > 1",
  同一建议接受两次: `select matter_id, subject_id, rule_id from subsidies.adjustment where state = 'accepted'
    group by 1, 2, 3 having count(*) > 1`,
  同一退款入账两次: `select p.id from subsidies.repayment p join funds.journal j on j.kind = 'recover'
    and starts_with(j.natural_key, 'recover:' || p.id) group by p.id, p.amount_fen having sum(j.amount_fen) > p.amount_fen`,
  同一账户变更两次: `select payee_id from organizations.payee_account where payee_kind = 'person'
    group by 1 having count(*) > 2`,
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
        and i.state = case b.ledger when 'paid' then 'confirmed' else 'sent' end)
        + (select coalesce(sum(p.amount_fen), 0) from funds.basic_work_payment p
        join funds.basic_work w on w.id = p.work_id where w.account_id = b.account_id
        and p.state = case b.ledger when 'paid' then 'confirmed' else 'sent' end)
        - case b.ledger when 'paid' then (select coalesce(sum(p.amount_fen), 0) from subsidies.repayment p
          join subsidies.recovery r on r.id = p.recovery_id join subsidies.line l on l.id = r.line_id
          join subsidies.batch c on c.id = l.batch_id where c.account_id = b.account_id) else 0 end`,
    退款与追回不符: `select r.number from subsidies.recovery r where r.repaid_fen <>
      (select coalesce(sum(p.amount_fen), 0) from subsidies.repayment p where p.recovery_id = r.id)`,
  },
} as const

/** Every amount that was answered, beside what the database keeps of it: what orders sent, and what came back. */
export const sums = {
  发出的付款: {
    kinds: ['pay', 'pay-again'],
    of: ({ reply }: Acknowledged) => Number(field(reply, 'totalFen')),
    sql: 'select coalesce(sum(amount_fen), 0)::bigint as fen from subsidies.payment_item',
  },
  收回的退款: {
    kinds: ['repay', 'repay-rest'],
    of: ({ fen }: Acknowledged) => fen ?? 0,
    sql: "select coalesce(sum(amount_fen), 0)::bigint as fen from funds.journal where kind = 'recover'",
  },
} as const satisfies Readonly<
  Record<string, { kinds: readonly ActKind[]; of: (act: Acknowledged) => number; sql: string }>
>
