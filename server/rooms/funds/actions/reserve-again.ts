import { yearOf } from '#kernel/dates'
import { formatYuanShort, max, min, subtract, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { fundItems } from '#policy/language'
import { refuse } from '../refusals.ts'
import { lockAccount } from '../store.ts'
import { canCommit } from '../store-books.ts'
import { reservationsFor, spentFrom } from '../store-reads.ts'
import { type ReservationRequest, reserve } from './reserve.ts'

/**
 * Commits again what a class gave back, when something of it is due after all (a corrected fact, a freed place under a
 * limit): as much as its approval committed and has not been spent, as far as the account can commit it, at least `amountFen`.
 * While a reservation of the item is open, or where there never was one, nothing is done.
 * @throws Refusal `reservation-exceeded` beyond what was approved (gx-2022-7#10), `fund-short` and the others of `reserve`
 */
export async function reserveAgain(tx: Tx, request: ReservationRequest): Promise<void> {
  if (!(await takenBack(tx, request))) return
  const account = await lockAccount(tx, request.accountId)
  const known = await takenBack(tx, request)
  const [approved] = known ?? []
  if (!known || !approved) return
  const spent = await spentFrom(
    tx,
    known.map((row) => row.id),
  )
  const have = subtract(approved.amountFen, sum([...spent.values()]))
  if (request.amountFen > have) {
    const need = formatYuanShort(request.amountFen)
    throw refuse('reservation-exceeded', { item: fundItems.label(request.item), have: formatYuanShort(have), need })
  }
  const able = await canCommit(tx, { accountId: account.id, year: yearOf(tx.today), item: request.item })
  await reserve(tx, { ...request, amountFen: max(request.amountFen, min(have, able)) })
}

/** The reservations of the item, where there were some and every one has gone back. */
async function takenBack(tx: Tx, { matterId, item, accountId }: ReservationRequest) {
  const all = await reservationsFor(tx, [matterId])
  const own = all.filter((row) => row.item === item && row.accountId === accountId)
  return own.length > 0 && own.every((row) => row.releasedAt !== null) ? own : undefined
}
