import { drawn, type Fen, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { FundSource } from '#policy/language'
import { lockAccount } from '../store.ts'
import { accountsForItem, fundShort } from './accounts-for-item.ts'
import { checkYear, type ReservationRequest, reserve } from './reserve.ts'

/** One source's part of a commitment. */
export interface ReservedPart {
  readonly source: FundSource
  readonly accountId: string
  readonly amountFen: Fen
}

/**
 * Commits money for an item from the sources it is allowed, in their order: the first gives what it has, the next the
 * rest. The parts are kept as reservations: lines are claimed from them, and everything taken back goes back to them.
 * @returns the parts, in the order they were drawn
 * @throws Refusal `fund-short` when all of them have not enough, `year-not-decided` when that may be why;
 * those of `reserve` and `accountsForItem`
 */
export async function reserveAcross(tx: Tx, request: Omit<ReservationRequest, 'accountId'>): Promise<ReservedPart[]> {
  const { item, amountFen } = request
  // Always locked in the same order, whatever the priority: two approvals never wait for each other's account.
  for (const id of (await accountsForItem(tx, request)).map((one) => one.id).sort()) await lockAccount(tx, id)
  const accounts = await accountsForItem(tx, request)
  if (sum(accounts.map((one) => one.leftFen)) < amountFen) {
    // Money of a year nobody has decided about is not short, it is not open yet.
    for (const account of accounts) await checkYear(tx, account)
    throw fundShort(item, amountFen, accounts)
  }
  const parts = drawn(accounts, amountFen).map(({ id, source, drawFen }) => ({
    source,
    accountId: id,
    amountFen: drawFen,
  }))
  for (const part of parts) await reserve(tx, { ...request, ...part })
  return parts
}
