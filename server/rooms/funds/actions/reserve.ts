import { type DateText, yearOf } from '#kernel/dates'
import { type Fen, formatYuanShort, min, subtract } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type FundItem, type FundSource, fundItems } from '#policy/language'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, type Evidence, lockAccount, saveReservation } from '../store.ts'
import { budgetInForce, budgetUsed } from '../store-books.ts'
import { type Account, balances } from '../store-reads.ts'
import { openYearOf } from '../store-years.ts'
import { accountsForItem, checkSource, fundShort } from './accounts-for-item.ts'

/** What an approval commits: one item of one class, from one account. */
export interface ReservationRequest extends Evidence {
  readonly accountId: string
  /** The class. */
  readonly matterId: string
  readonly organizationId: string | null
  readonly regionCode: string
  readonly item: FundItem
  readonly amountFen: Fen
  /** The day of the first session: it decides which rules say what the item may be paid from. */
  readonly on: DateText
  /** What the rules of what is paid allow, where it may be less than the item's; asked only to say who is short. */
  readonly among?: () => Promise<readonly FundSource[]>
}

/**
 * Commits money for a class at its approval: available → reserved. Without money there is no approval (gx-2022-7#10).
 * @throws Refusal `account-unknown`, `source-unknown`, `source-forbidden` (lz-2019-63#6-3), `already-booked`, `fund-short`,
 * `year-not-decided`, `budget-exceeded`
 */
export async function reserve(tx: Tx, request: ReservationRequest): Promise<{ reservationId: string }> {
  const account = await lockAccount(tx, request.accountId)
  await checkSource(tx, account.source, request)
  const reservationId = await saveReservation(tx, account, request)
  if (!reservationId) throw refuse('already-booked', { document: request.document })
  await commit(tx, account, request, { reservationId, naturalKey: keys.reserve(reservationId) })
  return { reservationId }
}

/**
 * Commits money to a reservation that stands, new or not, of a locked account.
 * @throws Refusal `year-not-decided`, `fund-short`, `budget-exceeded`
 */
export async function commit(
  tx: Tx,
  account: Account,
  request: ReservationRequest,
  { reservationId, naturalKey }: { readonly reservationId: string; readonly naturalKey: string },
): Promise<void> {
  await checkYear(tx, account)
  const { available } = await balances(tx, account.id)
  if (available < request.amountFen) throw await shortOf(tx, account, request, available)
  await checkBudget(tx, account, request)
  const { matterId, regionCode, amountFen, item } = request
  await book(tx, account, request, [move('reserve', { amountFen, naturalKey, matterId, regionCode, reservationId })])
  tx.notes.push({ matterId, facts: { booked: 'reserve', item, amountFen, account: account.id } })
}

/** The account that is short, then the others that may pay the same. */
async function shortOf(tx: Tx, account: Account, request: ReservationRequest, leftFen: Fen) {
  const among = await request.among?.()
  const others = (await accountsForItem(tx, request)).filter(
    ({ id, source }) => id !== account.id && (among?.includes(source) ?? true),
  )
  return fundShort(request.item, request.amountFen, [{ ...account, leftFen }], others)
}

/** Last year's rest is decided about before this year commits anything. @throws Refusal `year-not-decided` */
export async function checkYear(tx: Tx, account: Account): Promise<void> {
  const [now, open] = [yearOf(tx.today), await openYearOf(tx, account.id)]
  if (now > open) throw refuse('year-not-decided', { account: account.name, year: open, now })
}

async function checkBudget(tx: Tx, account: Account, { item, amountFen }: ReservationRequest): Promise<void> {
  const key = { accountId: account.id, year: yearOf(tx.today), item }
  const budget = await budgetInForce(tx, key)
  if (!budget) return
  const have = subtract(budget.amountFen, min(budget.amountFen, await budgetUsed(tx, key)))
  if (have >= amountFen) return
  throw refuse('budget-exceeded', {
    account: account.name,
    year: key.year,
    item: fundItems.label(item),
    have: formatYuanShort(have),
    need: formatYuanShort(amountFen),
  })
}
