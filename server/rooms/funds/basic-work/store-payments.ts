import { sql } from 'kysely'
import { firstDay, lastDay, type MonthText } from '#kernel/dates'
import { zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { BasicWorkPaymentState } from '../contract.ts'
import { type BasicWork, hand } from './store-works.ts'

const payments = (tx: Tx) =>
  tx.db
    .selectFrom('funds.basic_work_payment as p')
    .select(['p.id', 'p.work_id as workId', 'p.order_number as orderNumber', 'p.payee_name as payeeName'])
    .select(['p.bank_name as bankName', 'p.account_tail as accountTail', 'p.amount_fen as amountFen'])
    .select(['p.payee_account as payeeAccount', 'p.sent_on as sentOn', 'p.state', 'p.bank_number as bankNumber'])
    .select(['p.bank_reason as bankReason', 'p.settled_on as settledOn'])
    .select(['p.returned_on as returnedOn', 'p.back_number as backNumber'])
    .$narrowType<{ state: BasicWorkPaymentState }>()

export type BasicWorkPayment = Awaited<ReturnType<typeof paymentsOf>>[number]

/** The payments of a work, in order: those that came back, and the one that did not. */
export const paymentsOf = (tx: Tx, workId: string) =>
  payments(tx).where('p.work_id', '=', workId).orderBy('p.id').execute()

/** The account that is paid. */
export interface PaidTo {
  readonly id: string
  readonly holderName: string
  readonly bankName: string
  readonly accountTail: string
}

/** Writes a payment that has gone out. @returns its id, undefined where the order's number is known in the region */
export async function insertPayment(
  tx: Tx,
  work: BasicWork,
  orderNumber: string,
  to: PaidTo,
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('funds.basic_work_payment')
    .values({
      id: newId(),
      work_id: work.id,
      region_code: work.regionCode,
      organization_id: work.organizationId,
      payee_account: to.id,
      payee_name: to.holderName,
      bank_name: to.bankName,
      account_tail: to.accountTail,
      amount_fen: work.acceptedFen ?? zeroFen,
      order_number: orderNumber,
      sent_on: tx.today,
      sent_by: hand(tx),
    })
    .onConflict((conflict) => conflict.columns(['region_code', 'order_number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Writes what the bank answered. */
export async function settlePayment(
  tx: Tx,
  paymentId: string,
  answer: { readonly state: 'confirmed' | 'returned'; readonly bankNumber: string; readonly bankReason?: string },
): Promise<void> {
  await tx.db
    .updateTable('funds.basic_work_payment')
    .set({
      state: answer.state,
      bank_number: answer.bankNumber,
      bank_reason: answer.bankReason ?? null,
      settled_on: tx.today,
      settled_by: hand(tx),
    })
    .where('id', '=', paymentId)
    .execute()
}

/** Writes that the bank has sent back what had arrived; the arrival stays as it was. */
export async function settleBack(
  tx: Tx,
  paymentId: string,
  { bankNumber, bankReason }: { readonly bankNumber: string; readonly bankReason: string },
): Promise<void> {
  const back = { back_number: bankNumber, bank_reason: bankReason, returned_on: tx.today, returned_by: hand(tx) }
  await tx.db
    .updateTable('funds.basic_work_payment')
    .set({ state: 'sent-back', ...back })
    .where('id', '=', paymentId)
    .execute()
}

/**
 * What the month of a region is reconciled with: payments sent by its end that are unanswered, were answered since its first
 * day, or are named by an entry of the bank.
 */
export const selectWorkItems = (tx: Tx, regionPrefix: string, month: MonthText, orderNumbers: readonly string[]) =>
  payments(tx)
    .where('p.region_code', 'like', `${regionPrefix}%`)
    .where('p.sent_on', '<=', lastDay(month))
    .where((where) =>
      where.or([
        where('p.state', '=', 'sent'),
        where('p.settled_on', '>=', firstDay(month)),
        where('p.returned_on', '>=', firstDay(month)),
        where('p.order_number', '=', sql<string>`any(${[...orderNumbers]}::text[])`),
      ]),
    )
    .orderBy('p.order_number')
    .execute()
