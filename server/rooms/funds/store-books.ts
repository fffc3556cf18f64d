import { sql } from 'kysely'
import type { DateText, MonthText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { FundItem, FundSource } from '#policy/language'
import type { Account } from './store-reads.ts'

/** Who decides, as the tables of the room keep it. */
export interface Signature {
  readonly userId: string
  readonly personId: string
}

export interface BudgetKey {
  readonly accountId: string
  readonly year: number
  readonly item: FundItem
}

/** What the year's approvals have taken of an item. */
export async function budgetUsed(tx: Tx, { accountId, year, item }: BudgetKey): Promise<Fen> {
  const { rows } = await sql<{ used: Fen }>`select funds.budget_used(${accountId}, ${year}, ${item}) as used`.execute(
    tx.db,
  )
  return rows[0]?.used ?? (0 as Fen)
}

/** The checked amount in force, or undefined where the year has none. */
export async function budgetInForce(tx: Tx, { accountId, year, item }: BudgetKey) {
  return tx.db
    .selectFrom('funds.budget')
    .select(['id', 'amount_fen as amountFen'])
    .where('account_id', '=', accountId)
    .where('year', '=', year)
    .where('item', '=', item)
    .where('checked_on', 'is not', null)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
}

/** What an account can still commit for an item in a year: available, within the checked budget; whoever asks. */
export async function canCommit(tx: Tx, { accountId, year, item }: BudgetKey): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`select funds.can_commit(${accountId}, ${year}, ${item}) as fen`.execute(
    tx.db,
  )
  return rows[0]?.fen ?? (0 as Fen)
}

/** A proposed budget. @returns undefined where one waits for the same item already */
export async function insertBudget(
  tx: Tx,
  account: Account,
  budget: BudgetKey & { amountFen: Fen; document: string } & Signature,
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('funds.budget')
    .values({
      id: newId(),
      account_id: account.id,
      region_code: account.regionCode,
      year: budget.year,
      item: budget.item,
      amount_fen: budget.amountFen,
      document: budget.document,
      entered_by: budget.userId,
      entered_by_person: budget.personId,
      entered_on: tx.today,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'year', 'item'])
        .where('checked_on', 'is', null)
        .where('ended_on', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

const budgets = (tx: Tx) =>
  tx.db
    .selectFrom('funds.budget as b')
    .innerJoin('funds.account as a', 'a.id', 'b.account_id')
    .innerJoin('regions.region as r', 'r.code', 'b.region_code')
    .select(['b.id', 'b.account_id as accountId', 'a.name as accountName', 'a.source', 'b.region_code as regionCode'])
    .select(['r.name as regionName', 'b.year', 'b.item', 'b.amount_fen as amountFen', 'b.document'])
    .select(['b.entered_on as enteredOn', 'b.checked_on as checkedOn', 'b.entered_by_person as enteredByPerson'])
    .select(sql<Fen>`funds.budget_used(b.account_id, b.year, b.item)`.as('usedFen'))
    .$narrowType<{ source: FundSource; item: FundItem }>()
    .where('b.ended_on', 'is', null)

/** Budgets that are in force or wait for their check, by account, year and item. */
export function selectBudgets(
  tx: Tx,
  filter: { year?: number | undefined; accountId?: string | undefined; regionCode?: string | undefined },
) {
  let query = budgets(tx).orderBy('b.year', 'desc').orderBy('a.region_code').orderBy('b.item').orderBy('b.id')
  if (filter.year) query = query.where('b.year', '=', filter.year)
  if (filter.accountId) query = query.where('b.account_id', '=', filter.accountId)
  if (filter.regionCode) query = query.where('b.region_code', '=', filter.regionCode)
  return query.execute()
}

export const findBudget = (tx: Tx, budgetId: string) => budgets(tx).where('b.id', '=', budgetId).executeTakeFirst()

/** Ends a budget: replaced by the next, or sent back. */
export const endBudget = (tx: Tx, budgetId: string, reason: string) =>
  tx.db.updateTable('funds.budget').set({ ended_on: tx.today, end_reason: reason }).where('id', '=', budgetId).execute()

export const setBudgetChecked = (tx: Tx, budgetId: string, { userId, personId }: Signature) =>
  tx.db
    .updateTable('funds.budget')
    .set({ checked_by: userId, checked_by_person: personId, checked_on: tx.today })
    .where('id', '=', budgetId)
    .execute()

/** What an account's first person has entered and the second has not decided yet. */
export async function countToDecide(tx: Tx): Promise<{ readonly yearCloses: number; readonly budgets: number }> {
  const closes = await tx.db
    .selectFrom('funds.year_close')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  const budgets = await tx.db
    .selectFrom('funds.budget')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('checked_on', 'is', null)
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  return { yearCloses: closes.count, budgets: budgets.count }
}

/** Whether the region's month, or the same month of a region above, is closed. */
export async function monthClosed(tx: Tx, regionCode: string, month: MonthText): Promise<boolean> {
  const { rows } = await sql<{ closed: boolean }>`select funds.month_closed(${regionCode}, ${month}) as closed`.execute(
    tx.db,
  )
  return rows[0]?.closed ?? false
}

/** The first month before this one that has bookings and is open, since the region's months are being closed. */
export async function monthLeftOpen(tx: Tx, regionCode: string, month: MonthText): Promise<MonthText | null> {
  const { rows } = await sql<{ first: MonthText | null }>`
    select funds.month_left_open(${regionCode}, ${month}) as first`.execute(tx.db)
  return rows[0]?.first ?? null
}

const months = (tx: Tx) =>
  tx.db
    .selectFrom('funds.month_close as m')
    .innerJoin('regions.region as r', 'r.code', 'm.region_code')
    .select(['m.id', 'm.region_code as regionCode', 'r.name as regionName', 'm.month', 'm.hash'])
    .select(['m.closed_on as closedOn', 'm.reopened_on as reopenedOn', 'm.reopen_reason as reopenReason'])
    .$narrowType<{ month: MonthText }>()

export function selectMonths(tx: Tx, { regionCode }: { regionCode?: string | undefined }) {
  const query = months(tx).orderBy('m.month', 'desc').orderBy('m.id', 'desc')
  return (regionCode ? query.where('m.region_code', '=', regionCode) : query).execute()
}

export const findMonthClose = (tx: Tx, monthCloseId: string) =>
  months(tx).where('m.id', '=', monthCloseId).executeTakeFirst()

/** @returns undefined where the month is closed already */
export async function insertMonthClose(
  tx: Tx,
  close: { regionCode: string; month: MonthText; totals: unknown; hash: string } & Signature,
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('funds.month_close')
    .values({
      id: newId(),
      region_code: close.regionCode,
      month: close.month,
      totals: JSON.stringify(close.totals),
      hash: close.hash,
      closed_by: close.userId,
      closed_by_person: close.personId,
      closed_on: tx.today,
    })
    .onConflict((conflict) => conflict.columns(['region_code', 'month']).where('reopened_on', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export const setMonthReopened = (tx: Tx, monthCloseId: string, reason: string, { userId, personId }: Signature) =>
  tx.db
    .updateTable('funds.month_close')
    .set({ reopened_by: userId, reopened_by_person: personId, reopened_on: tx.today, reopen_reason: reason })
    .where('id', '=', monthCloseId)
    .execute()

/** The accounts of a region and below with the sums of what was booked up to a day, for the closing's snapshot. */
export async function sumsUntil(tx: Tx, regionPrefix: string, until: DateText) {
  return tx.db
    .selectFrom('funds.posting as p')
    .innerJoin('funds.journal as j', 'j.id', 'p.journal_id')
    .select(['p.account_id as accountId', 'p.ledger', sql<Fen>`sum(p.amount_fen)::bigint`.as('amountFen')])
    .where('j.booked_on', '<=', until)
    .where('j.region_code', 'like', `${regionPrefix}%`)
    .groupBy(['p.account_id', 'p.ledger'])
    .orderBy('p.account_id')
    .orderBy('p.ledger')
    .execute()
}
