import { sql } from 'kysely'
import { type Fen, formatYuanShort, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Batch } from '../claims/store-batches.ts'
import type { Order } from './store-payments.ts'

/** Which transfers of an order were taken back, why and by whom; every withdrawal is a row. */
export async function insertWithdrawal(
  tx: Tx,
  { organizationId, personId }: Batch,
  order: Order,
  taken: {
    readonly sequences: readonly number[]
    readonly amountFen: Fen
    readonly reason: string
    readonly bankDocument: string | null
    /** Of what is left, where its file is made anew. */
    readonly left: { readonly fileHash: string; readonly exportHash: string } | undefined
  },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('subsidies.order_withdrawal')
    .values({
      id,
      order_id: order.id,
      region_code: order.regionCode,
      organization_id: organizationId,
      person_id: personId,
      sequences: [...taken.sequences],
      amount_fen: taken.amountFen,
      reason: taken.reason,
      bank_document: taken.bankDocument,
      file_hash: taken.left?.fileHash ?? null,
      export_hash: taken.left?.exportHash ?? null,
      withdrawn_by: tx.actor.userId ?? '',
      withdrawn_by_person: tx.actor.naturalPersonId ?? '',
      withdrawn_by_name: tx.actor.name,
      withdrawn_on: tx.today,
    })
    .execute()
  return id
}

/** The withdrawals of some orders, by order, the first one first. */
export async function selectWithdrawals(tx: Tx, orderIds: readonly string[]) {
  const rows = await tx.db
    .selectFrom('subsidies.order_withdrawal')
    .select(['id', 'order_id as orderId', 'sequences', 'amount_fen as amountFen', 'reason'])
    .select(['bank_document as bankDocument', 'withdrawn_by_name as byName', 'withdrawn_on as onDay'])
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, (row) => row.orderId)
}

/** The lines inside some withdrawn transfers that are neither sent again nor refused. */
export function payableLinesIn(tx: Tx, itemIds: readonly string[]) {
  return tx.db
    .selectFrom('subsidies.payment_item_line as p')
    .select(['p.item_id as itemId', 'p.line_id as id', 'p.person_id as personId'])
    .select(['p.region_code as regionCode', 'p.organization_id as organizationId'])
    .where('p.item_id', '=', sql<string>`any(${[...itemIds]}::uuid[])`)
    .where(sql<boolean>`not exists (select from subsidies.payment_item_line a where a.line_id = p.line_id and a.live)`)
    .where(sql<boolean>`not exists (select from subsidies.rejection r where r.line_id = p.line_id)`)
    .execute()
}

/**
 * What the bank has paid although it was withdrawn: it holds the lines again that nothing else pays. A line that it does not
 * hold was paid otherwise, or refused: it is paid twice.
 */
export async function settleExecuted(
  tx: Tx,
  itemIds: readonly string[],
  held: readonly { readonly itemId: string; readonly id: string }[],
): Promise<void> {
  await tx.db
    .updateTable('subsidies.payment_item')
    .set({ state: 'confirmed', bank_reason: null, settled_on: tx.today })
    .where('id', '=', sql<string>`any(${[...itemIds]}::uuid[])`)
    .execute()
  await holdLines(tx, held)
}

/** These lines are paid by these transfers. */
export const holdLines = (tx: Tx, held: readonly { readonly itemId: string; readonly id: string }[]) =>
  tx.db
    .updateTable('subsidies.payment_item_line')
    .set({ live: true })
    .where(
      sql<boolean>`(item_id, line_id) in (select * from unnest(${held.map(({ itemId }) => itemId)}::uuid[],
        ${held.map(({ id }) => id)}::uuid[]))`,
    )
    .execute()

interface Where {
  readonly matterId?: string
  readonly matterIds?: readonly string[]
  readonly regionPrefix?: string
  readonly batchId?: string
  readonly lineIds?: readonly string[]
}

/** Lines that a transfer has paid which does not hold them: paid twice, or although they were `refused`. */
export function selectPaidTwice(tx: Tx, where: Where) {
  let query = tx.db
    .selectFrom('subsidies.payment_item_line as p')
    .innerJoin('subsidies.payment_item as i', 'i.id', 'p.item_id')
    .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
    .select(['p.item_id as itemId', 'p.line_id as id', 'p.amount_fen as amountFen', 'i.settled_on as settledOn'])
    .select(['l.matter_id as matterId', 'l.subject_id as subjectId', 'l.rule_id as ruleId'])
    .select(sql<boolean>`exists (select from subsidies.rejection r where r.line_id = p.line_id)`.as('refused'))
    .where(sql<boolean>`not p.live`)
    .where('i.state', '=', 'confirmed')
  if (where.matterId) query = query.where('l.matter_id', '=', where.matterId)
  if (where.matterIds) query = query.where('l.matter_id', '=', sql<string>`any(${[...where.matterIds]}::uuid[])`)
  if (where.regionPrefix) query = query.where('l.region_code', 'like', `${where.regionPrefix}%`)
  if (where.batchId) query = query.where('l.batch_id', '=', where.batchId)
  if (where.lineIds) query = query.where('p.line_id', '=', sql<string>`any(${[...where.lineIds]}::uuid[])`)
  return query.execute()
}

type Twice = Awaited<ReturnType<typeof selectPaidTwice>>[number]

/** How much of each line. */
export async function paidTwice(tx: Tx, where: Where): Promise<ReadonlyMap<string, Fen>> {
  const rows = Map.groupBy(await selectPaidTwice(tx, where), ({ id }) => id)
  return new Map([...rows].map(([id, own]) => [id, sum(own.map(({ amountFen }) => amountFen))]))
}

/** That somebody has got `n` yuan too much: the same money twice, or once what had been refused. */
export function twiceWords(rows: readonly Pick<Twice, 'amountFen' | 'refused'>[]): string {
  const yuan = formatYuanShort(sum(rows.map(({ amountFen }) => amountFen)))
  return rows.every(({ refused }) => refused)
    ? `已决定不予支付，银行仍付了 ${yuan} 元，`
    : `银行付了两次，多付的 ${yuan} 元`
}
