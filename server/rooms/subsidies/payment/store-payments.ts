import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Batch } from '../claims/store-batches.ts'
import { type ItemState, itemStates } from '../contract-words.ts'
import { cameBack } from '../domain/bank-answers.ts'
import type { Outcome } from '../domain/receipts.ts'
import type { Transfer } from '../domain/transfers.ts'
import { selectExports } from './store-exports.ts'
import { selectWithdrawals } from './store-withdrawals.ts'

const orders = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.payment_order as o')
    .innerJoin('subsidies.batch as b', 'b.id', 'o.batch_id')
    .leftJoin('subsidies.pay_layout as f', 'f.id', 'o.layout_id')
    .select(['o.id', 'o.batch_id as batchId', 'o.number', 'o.supplement', 'o.region_code as regionCode'])
    // What is left of an order after some of it was withdrawn is another file.
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('subsidies.order_withdrawal as w')
          .select(['w.file_hash as fileHash', 'w.export_hash as exportHash'])
          .whereRef('w.order_id', '=', 'o.id')
          .where('w.export_hash', 'is not', null)
          .orderBy('w.id', 'desc')
          .limit(1)
          .as('left'),
      (join) => join.onTrue(),
    )
    .select(['b.number as batchNumber', 'o.layout_id as layoutId'])
    .select((eb) => eb.fn.coalesce('left.exportHash', 'o.export_hash').as('exportHash'))
    .select((eb) => eb.fn.coalesce('left.fileHash', 'o.file_hash').as('fileHash'))
    .select(['f.title as layoutTitle', 'f.revision as layoutRevision'])
    .select(['o.organization_id as organizationId', 'o.account_id as accountId', 'o.list_hash as listHash'])
    .select(['o.total_fen as totalFen', 'o.sent_on as sentOn'])

export type Order = NonNullable<Awaited<ReturnType<typeof findOrder>>>

export function findOrder(tx: Tx, id: string) {
  return orders(tx).where('o.id', '=', id).executeTakeFirst()
}

/** The orders of a batch, the first one first. */
export function selectOrders(tx: Tx, batchId: string) {
  return orders(tx).where('o.batch_id', '=', batchId).orderBy('o.supplement').execute()
}

export async function insertOrder(
  tx: Tx,
  batch: Batch,
  order: {
    readonly id: string
    readonly number: string
    readonly supplement: number
    readonly accountId: string
    readonly fileHash: string
    readonly layoutId: string
    readonly exportHash: string
    readonly totalFen: Fen
    readonly gate: unknown
  },
): Promise<void> {
  await tx.db
    .insertInto('subsidies.payment_order')
    .values({
      id: order.id,
      batch_id: batch.id,
      number: order.number,
      supplement: order.supplement,
      region_code: batch.regionCode,
      organization_id: batch.organizationId,
      person_id: batch.personId,
      account_id: order.accountId,
      list_hash: batch.listHash,
      file_hash: order.fileHash,
      layout_id: order.layoutId,
      export_hash: order.exportHash,
      total_fen: order.totalFen,
      sent_by: tx.actor.userId ?? '',
      sent_on: tx.today,
      gate: JSON.stringify(order.gate),
    })
    .execute()
}

export interface NewItem extends Transfer {
  readonly id: string
  readonly purpose: string
  readonly residentIdSealed: Buffer | null
}

/** Writes the transfers of an order and the lines in each; the database refuses a line that is in a live one already. */
export async function insertItems(tx: Tx, batch: Batch, orderId: string, items: readonly NewItem[]): Promise<void> {
  const where = { region_code: batch.regionCode, organization_id: batch.organizationId }
  await tx.db
    .insertInto('subsidies.payment_item')
    .values(
      items.map((item) => ({
        ...where,
        id: item.id,
        order_id: orderId,
        sequence: item.sequence,
        person_id: item.payeeKind === 'person' ? item.payeeId : null,
        payee_kind: item.payeeKind,
        payee_id: item.payeeId,
        payee_name: item.account.holderName,
        payee_account_id: item.account.id,
        bank_name: item.account.bankName,
        bank_code: item.account.bankCode,
        resident_id_sealed: item.residentIdSealed,
        account_tail: item.account.tail,
        purpose: item.purpose,
        amount_fen: item.amountFen,
        state: 'sent',
      })),
    )
    .execute()
  await tx.db
    .insertInto('subsidies.payment_item_line')
    .values(
      items.flatMap((item) =>
        item.lines.map((line) => ({
          ...where,
          item_id: item.id,
          line_id: line.lineId,
          person_id: line.personId,
          amount_fen: line.amountFen,
        })),
      ),
    )
    .execute()
}

/** The transfers of some orders, by order and sequence, with the tail of the account and the lines inside. */
export async function selectItems(tx: Tx, orderIds: readonly string[]) {
  return tx.db
    .selectFrom('subsidies.payment_item as i')
    .innerJoin('subsidies.payment_item_line as p', 'p.item_id', 'i.id')
    .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
    .select(['i.id', 'i.order_id as orderId', 'i.sequence', 'i.payee_name as payeeName', 'i.purpose'])
    .select(['i.payee_account_id as payeeAccountId', 'i.amount_fen as amountFen', 'i.state'])
    .select(['i.bank_name as bankName', 'i.account_tail as accountTail', 'i.payee_kind as payeeKind'])
    .select(['i.bank_code as bankCode', 'i.resident_id_sealed as residentIdSealed'])
    .select(['i.bank_reason as bankReason', 'i.settled_on as settledOn', 'i.returned_on as returnedOn'])
    .select(sql<number[]>`array_agg(l.line_number order by l.line_number)`.as('lineNumbers'))
    .$narrowType<{ state: ItemState; payeeKind: 'person' | 'organization' }>()
    .where('i.order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .groupBy('i.id')
    .orderBy('i.order_id')
    .orderBy('i.sequence')
    .execute()
}

/** The orders of a batch with their transfers. */
export async function ordersOf(tx: Tx, batchId: string) {
  const orders = await selectOrders(tx, batchId)
  const all = await selectItems(
    tx,
    orders.map((order) => order.id),
  )
  const items = Map.groupBy(all, (item) => item.orderId)
  const ids = orders.map((order) => order.id)
  const [exports, withdrawals] = [await selectExports(tx, ids), await selectWithdrawals(tx, ids)]
  return orders.map((order) => ({
    ...order,
    layout: order.layoutId && `${order.layoutTitle} 第${order.layoutRevision}版`,
    exports: exports.get(order.id) ?? [],
    withdrawals: withdrawals.get(order.id) ?? [],
    items: items.get(order.id) ?? [],
  }))
}

/** Writes what the bank has answered; a transfer that came back lets go of its lines. */
export async function settleItems(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  // A bank knows a dozen answers: one statement for each, however many transfers it was given for.
  for (const same of Map.groupBy(outcomes, ({ state, reason }) => `${state} ${reason}`).values()) {
    const [first] = same
    if (!first) continue
    const { state, reason } = first
    await tx.db
      .updateTable('subsidies.payment_item')
      .set({ state, bank_reason: reason, ...dayOf[state](tx.today) })
      .where('id', '=', sql<string>`any(${same.map(({ itemId }) => itemId)}::uuid[])`)
      .execute()
  }
  await letGo(
    tx,
    outcomes.filter(({ state }) => cameBack(state)).map((outcome) => outcome.itemId),
  )
}

/** Takes transfers back that are not executed; they let go of their lines. */
export async function withdrawItems(tx: Tx, itemIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('subsidies.payment_item')
    .set({ state: 'withdrawn' })
    .where('id', '=', sql<string>`any(${[...itemIds]}::uuid[])`)
    .execute()
  await letGo(tx, itemIds)
}

async function letGo(tx: Tx, itemIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('subsidies.payment_item_line')
    .set({ live: false })
    .where('item_id', '=', sql<string>`any(${[...itemIds]}::uuid[])`)
    .execute()
}

/** What the day of an answer is: what is sent back later keeps the day it arrived. */
const dayOf: Readonly<
  Record<Outcome['state'], (today: DateText) => Partial<Record<'settled_on' | 'returned_on', DateText | null>>>
> = {
  confirmed: (today) => ({ settled_on: today }),
  returned: (today) => ({ settled_on: today }),
  unknown: () => ({ settled_on: null }),
  'sent-back': (today) => ({ returned_on: today }),
}

/** The lines inside some transfers. */
export function linesIn(tx: Tx, itemIds: readonly string[]) {
  return tx.db
    .selectFrom('subsidies.payment_item_line')
    .select(['item_id as itemId', 'line_id as id', 'person_id as personId', 'amount_fen as amountFen', 'live'])
    .select(['region_code as regionCode', 'organization_id as organizationId'])
    .where('item_id', '=', sql<string>`any(${[...itemIds]}::uuid[])`)
    .execute()
}

/** For each line that the bank returned, the account it came back from last. */
export async function returnedAccounts(tx: Tx, batchId: string): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('subsidies.payment_item_line as p')
    .innerJoin('subsidies.payment_item as i', 'i.id', 'p.item_id')
    .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .select(['p.line_id as lineId', 'i.payee_account_id as accountId'])
    .where('o.batch_id', '=', batchId)
    .where('i.state', 'in', ['returned', 'sent-back'])
    .orderBy('o.supplement')
    .execute()
  return new Map(rows.map((row) => [row.lineId, row.accountId]))
}

/** An earlier import of the same file for the same order. */
export function findImport(tx: Tx, orderId: string, fileHash: string) {
  return tx.db
    .selectFrom('subsidies.receipt_import')
    .select(['id', 'confirmed', 'returned', 'unknown', 'sent_back as sentBack'])
    .where('order_id', '=', orderId)
    .where('file_hash', '=', fileHash)
    .executeTakeFirst()
}

export async function insertImport(
  tx: Tx,
  order: Order,
  fileHash: string,
  { sentBack, ...counts }: Readonly<Record<'confirmed' | 'returned' | 'unknown' | 'sentBack', number>>,
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('subsidies.receipt_import')
    .values({
      id,
      order_id: order.id,
      region_code: order.regionCode,
      file_hash: fileHash,
      ...counts,
      sent_back: sentBack,
      imported_by: tx.actor.userId ?? '',
      imported_on: tx.today,
    })
    .execute()
  return id
}

/** The bank's last words on each line, where it said any. */
export async function selectBankAnswers(tx: Tx, lineIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('subsidies.payment_item_line as p')
    .innerJoin('subsidies.payment_item as i', 'i.id', 'p.item_id')
    .select(['p.line_id as lineId', 'i.state', 'i.bank_reason as reason'])
    .$narrowType<{ state: ItemState }>()
    .where('p.line_id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .where('i.state', '<>', 'sent')
    .orderBy('i.id')
    .execute()
  return new Map(
    rows.map(({ lineId, state, reason }) => [lineId, `${itemStates.label(state)}${reason ? `：${reason}` : ''}`]),
  )
}
