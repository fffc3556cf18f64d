import { yearOf } from '#kernel/dates'
import { formatYuanShort, max, min, subtract, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { fundItems } from '#policy/language'
import { keys } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { lockAccount } from '../store.ts'
import { canCommit } from '../store-books.ts'
import { type Reservation, reservationsFor, spentFrom } from '../store-reads.ts'
import { commit, type ReservationRequest, reserve } from './reserve.ts'

/**
 * Commits again what a class gave back, when something of it is due after all (a corrected fact, a freed place under a
 * limit): as much as its approval committed and has not been spent, as far as the account can commit it, at least `amountFen`.
 * What its payees gave back (an advance that a case has taken away) is not spent: where a reservation is open and holds too
 * little, what is missing is committed to it. Where there never was one, nothing is done.
 * @throws Refusal `reservation-exceeded` beyond what was approved (gx-2022-7#10), `fund-short` and the others of `reserve`
 */
export async function reserveAgain(tx: Tx, request: ReservationRequest): Promise<void> {
  if (suffices(await reservedBefore(tx, request), request)) return
  const account = await lockAccount(tx, request.accountId)
  const known = await reservedBefore(tx, request)
  const [approved] = known
  if (!approved || suffices(known, request)) return
  const spent = await spentFrom(
    tx,
    known.map((row) => row.id),
  )
  const have = subtract(approved.amountFen, sum([...spent.values()]))
  if (request.amountFen > have) {
    const need = formatYuanShort(request.amountFen)
    throw refuse('reservation-exceeded', { item: fundItems.label(request.item), have: formatYuanShort(have), need })
  }
  const open = known.find(isOpen)
  if (open) {
    const missing = { ...request, amountFen: subtract(request.amountFen, open.leftFen) }
    const naturalKey = keys.reserveAgain(open.id, request.document)
    return commit(tx, account, missing, { reservationId: open.id, naturalKey })
  }
  const able = await canCommit(tx, { accountId: account.id, year: yearOf(tx.today), item: request.item })
  await reserve(tx, { ...request, amountFen: max(request.amountFen, min(have, able)) })
}

/** Whether what is wanted of an item stands reserved in the account as it is. */
export const isCommitted = (
  reserved: readonly Reservation[],
  { accountId, item, amountFen }: Pick<ReservationRequest, 'accountId' | 'item' | 'amountFen'>,
): boolean =>
  reserved.some((row) => row.accountId === accountId && row.item === item && isOpen(row) && row.leftFen >= amountFen)

/** Every reservation of the item, the first of which the approval made. */
async function reservedBefore(tx: Tx, { matterId, item, accountId }: ReservationRequest) {
  const all = await reservationsFor(tx, [matterId])
  return all.filter((row) => row.item === item && row.accountId === accountId)
}

const isOpen = ({ releasedAt }: Reservation): boolean => releasedAt === null

/** Whether nothing is to be committed: there is enough, or there never was anything. */
const suffices = (known: readonly Reservation[], request: ReservationRequest): boolean =>
  known.length === 0 || isCommitted(known, request)
