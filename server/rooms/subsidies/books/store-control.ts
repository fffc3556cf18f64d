import { sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import { subtract, zeroFen } from '#kernel/money'
import { countOf, type Tx } from '#platform/db'
import type { FundItem } from '#policy'
import { latestRevision } from '../calculation/store-decisions.ts'
import type { HoldKind, ItemState, MatterKind } from '../contract-words.ts'

interface Where {
  readonly regionPrefix?: string
  readonly batchId?: string
  readonly matterId?: string
}

/**
 * What is due: for every subject, rule and matter the calculation in force, and the latest cut. With `batchId` only what
 * that batch has claimed. Nothing was ever due where nothing is due now and nothing was claimed.
 */
export async function selectDues(tx: Tx, where: Where) {
  let query = tx.db
    .selectFrom('subsidies.decision as d')
    .select(['d.region_code as regionCode', 'd.matter_id as matterId', 'd.subject_id as subjectId'])
    .select(['d.rule_id as ruleId', 'd.matter_kind as matterKind'])
    .$narrowType<{ matterKind: MatterKind }>()
    .select(['d.amount_fen as dueFen', 'd.revision as dueRevision'])
    .where('d.revision', '=', latestRevision)
    .leftJoin('subsidies.limit_cut as c', 'c.decision_id', 'd.id')
    .select(['c.amount_fen as cutFen', 'c.reason as cutReason'])
    .select((eb) => eb.case().when('c.id', 'is not', null).then(eb.ref('d.revision')).end().as('cutRevision'))
    .orderBy('d.id')
  if (where.regionPrefix) query = query.where('d.region_code', 'like', `${where.regionPrefix}%`)
  if (where.matterId) query = query.where('d.matter_id', '=', where.matterId)
  const { batchId } = where
  if (batchId)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('subsidies.line as l')
          .select('l.id')
          .where('l.batch_id', '=', batchId)
          .whereRef('l.matter_id', '=', 'd.matter_id')
          .whereRef('l.subject_id', '=', 'd.subject_id')
          .whereRef('l.rule_id', '=', 'd.rule_id'),
      ),
    )
  return query.execute()
}

// —— across batches ——

interface HeldFilter {
  readonly kind?: HoldKind | undefined
  readonly search?: string | undefined
}

const held = (tx: Tx, { kind, search }: HeldFilter) => {
  let query = tx.db
    .selectFrom('subsidies.hold as h')
    .innerJoin('subsidies.line as l', 'l.id', 'h.line_id')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .where('h.closed_on', 'is', null)
  if (kind) query = query.where('h.kind', '=', kind)
  if (search) {
    const found = containing(search)
    const columns = ['b.number', 'b.matter_number', 'b.matter_title', 'b.claimant_name', 'l.subject_name'] as const
    query = query.where((where) => where.or(columns.map((by) => where(by, 'like', found))))
  }
  return query
}

/** Open holds, oldest first: one row more than asked, and how many there are. */
export async function selectHeld(
  tx: Tx,
  { cursor, limit, ...filter }: HeldFilter & { readonly cursor?: string | undefined; readonly limit: number },
) {
  let query = held(tx, filter)
    .select(['h.id', 'h.line_id as lineId', 'l.batch_id as batchId', 'b.number as batchNumber'])
    .select(['b.matter_kind as matterKind', 'b.matter_number as matterNumber', 'b.matter_title as matterTitle'])
    .select(['b.claimant_name as claimantName', 'l.line_number as lineNumber', 'l.subject_name as subjectName'])
    .select(['l.payee_kind as payeeKind', 'l.payee_id as payeeId', 'l.payee_name as payeeName'])
    .select(['l.amount_fen as amountFen', 'h.kind', 'h.reason', 'h.opened_on as openedOn'])
    .$narrowType<{ kind: HoldKind; payeeKind: 'person' | 'organization'; matterKind: MatterKind }>()
    .orderBy('h.id')
    .limit(limit + 1)
  if (cursor) query = query.where('h.id', '>', cursor)
  return { rows: await query.execute(), count: await countOf(tx, held(tx, filter)) }
}

export async function countHeld(tx: Tx, filter: HeldFilter = {}): Promise<number> {
  const { count } = await held(tx, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Transfers whose answer the bank has not given, by when the oldest was sent. */
export async function countUnanswered(tx: Tx): Promise<{ count: number; oldest: DateText | null }> {
  return tx.db
    .selectFrom('subsidies.payment_item as i')
    .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .select((eb) => [
      eb.fn.count<number>('i.order_id').distinct().as('count'),
      eb.fn.min<DateText | null>('o.sent_on').as('oldest'),
    ])
    .where('i.state', 'in', ['sent', 'unknown'])
    .executeTakeFirstOrThrow()
}

// —— for the monthly report ——

/** Days in a region, both included. */
interface Span {
  readonly regionPrefix: string
  readonly from: DateText
  readonly until: DateText
}

/** A transfer that reached its payee, whatever became of it. */
const arrived = ['confirmed', 'sent-back'] as const satisfies readonly ItemState[]

/**
 * Transfers that arrived, by line, from the day each is the line's payment: of what was paid twice the day on which it was taken
 * over for the other one, none where it was only taken back. By the books, so that a month that is over stays as it was.
 */
const payments = (tx: Tx) => {
  const paidOn = sql<DateText | null>`case when twice.id is null then i.settled_on
    when over.booked_on is distinct from i.returned_on then over.booked_on end`
  return tx.db
    .selectFrom('subsidies.payment_item_line as p')
    .innerJoin('subsidies.payment_item as i', 'i.id', 'p.item_id')
    .leftJoin('funds.journal as twice', (join) =>
      join
        .on(sql<boolean>`twice.kind = 'overpay'`)
        .onRef('twice.matter_id', '=', 'p.line_id')
        .on('twice.natural_key', '=', sql<string>`'overpay:' || p.item_id || ':' || p.line_id`),
    )
    .leftJoin('funds.journal as over', 'over.reverses', 'twice.id')
    .select(['p.line_id as lineId', 'i.returned_on as returnedOn', paidOn.as('paidOn')])
    .where('i.state', 'in', [...arrived])
    .where(paidOn, 'is not', null)
    .as('p')
}

const linesIn = (tx: Tx, { regionPrefix }: Span) =>
  tx.db
    .selectFrom('subsidies.line as l')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .select(['l.region_code as regionCode', 'l.subject_name as personName'])
    .select((eb) => eb.fn.coalesce('l.person_id', 'l.subject_id').as('personId'))
    .select(['l.item', 'l.amount_fen as amountFen', 'b.number as matter'])
    .$narrowType<{ item: FundItem }>()
    .where('l.region_code', 'like', `${regionPrefix}%`)
    .where('l.amount_fen', '>', zeroFen)

/**
 * Whose due amounts were first claimed, approved and paid within a span: each person, or body, once a matter, however many
 * lines, parts and later differences it took. An advance is nobody's entitlement; what it has paid of a line is: such a line
 * counts as paid when its batch is closed. Who was paid once has been paid, also where the bank sent it back in a later month.
 */
async function personFacts(tx: Tx, { regionPrefix, from, until }: Span) {
  const rows = await tx.db
    .selectFrom('subsidies.line as l')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .leftJoin('subsidies.review as v', (join) => join.onRef('v.batch_id', '=', 'b.id').on('v.step', '=', 'approve'))
    .leftJoin(payments(tx), 'p.lineId', 'l.id')
    .leftJoin('subsidies.rejection as x', 'x.line_id', 'l.id')
    .where('l.region_code', 'like', `${regionPrefix}%`)
    .where('l.matter_kind', '<>', 'advance')
    .groupBy((eb) => ['l.region_code', 'l.matter_id', eb.fn.coalesce('l.person_id', 'l.subject_id')])
    .select((eb) => ['l.region_code as regionCode', eb.fn.coalesce('l.person_id', 'l.subject_id').as('personId')])
    .select((eb) => [eb.fn.min('l.subject_name').as('personName'), eb.fn.min('b.number').as('matter')])
    .select((eb) => [eb.fn.min('b.claimed_on').as('claimed'), eb.fn.min('v.on_day').as('approved')])
    .select((eb) => {
      const covered = eb.and([
        eb('l.amount_fen', '=', zeroFen),
        eb.or([eb('b.state', '=', 'closed'), eb('b.closed_on', 'is not', null)]),
        eb('x.line_id', 'is', null),
      ])
      const closedOn = eb.fn.coalesce('b.closed_on', 'b.since')
      const arrivedOn = eb.fn.coalesce('p.paidOn', eb.case().when(covered).then(closedOn).end())
      return eb.fn.min(arrivedOn).as('paid')
    })
    .having((eb) => eb(eb.fn.min('b.claimed_on'), '<=', until))
    .execute()
  return rows.flatMap(({ claimed, approved, paid, ...person }) =>
    Object.entries({ claimed, approved, paid })
      .filter(([, day]) => day !== null && from <= day && day <= until)
      .map(([step]) => ({ ...person, step: step as 'claimed' | 'approved' | 'paid' })),
  )
}

/**
 * Lines claimed, approved and paid within a span, with what was claimed and posted; a line may stand in all three. What the bank
 * sent back after it had arrived stays in the month of its arrival, and is less than nothing in the month it came back. What was
 * paid twice is nobody's subsidy, it is to come back: where the other payment comes to nothing, it is paid in that month. Persons
 * are counted beside them, by what they are entitled to.
 */
export async function moneyFacts(tx: Tx, span: Span) {
  const claimed = await linesIn(tx, span)
    .where('b.claimed_on', '>=', span.from)
    .where('b.claimed_on', '<=', span.until)
    .execute()
  const approved = await linesIn(tx, span)
    .innerJoin('subsidies.review as v', (join) => join.onRef('v.batch_id', '=', 'b.id').on('v.step', '=', 'approve'))
    .where('v.on_day', '>=', span.from)
    .where('v.on_day', '<=', span.until)
    .execute()
  const transfers = linesIn(tx, span).innerJoin(payments(tx), 'p.lineId', 'l.id')
  const paid = await transfers.where('p.paidOn', '>=', span.from).where('p.paidOn', '<=', span.until).execute()
  const back = await transfers.where('p.returnedOn', '>=', span.from).where('p.returnedOn', '<=', span.until).execute()
  const at = <S extends string>(step: S, rows: typeof claimed) => rows.map((row) => ({ ...row, step }))
  const less = back.map((row) => ({ ...row, amountFen: subtract(zeroFen, row.amountFen) }))
  const lines = [...at('claimed', claimed), ...at('approved', approved), ...at('paid', [...paid, ...less])]
  return { lines, persons: await personFacts(tx, span) }
}
