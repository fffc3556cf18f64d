import type { DateText } from '#kernel/dates'
import { type Fen, formatYuanShort, min, subtract, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { FundItem, FundSource } from '#policy/language'
import { refuse } from '../refusals.ts'
import { lockAccount } from '../store.ts'
import { type Account, accountFor, balances } from '../store-reads.ts'
import { accountForItem, allowedFor } from './account-for-item.ts'
import { type ReservationRequest, reserve } from './reserve.ts'

/** One source's part of a commitment. */
export interface ReservedPart {
  readonly source: FundSource
  readonly accountId: string
  readonly amountFen: Fen
}

/**
 * Commits money for an item from the sources it is allowed, in their order: the first gives what it has, the next the
 * rest. The parts are kept as reservations, and reversals go back to them.
 * @returns the parts, in the order they were drawn
 * @throws Refusal `fund-short` when all of them together have not enough; those of `reserve` and `accountForItem`
 */
export async function reserveAcross(tx: Tx, request: Omit<ReservationRequest, 'accountId'>): Promise<ReservedPart[]> {
  const accounts = await lockAll(tx, await accountsForItem(tx, request))
  const parts = await plan(tx, accounts, request.amountFen)
  for (const { accountId, amountFen } of parts) await reserve(tx, { ...request, accountId, amountFen })
  return parts
}

async function plan(tx: Tx, accounts: readonly Account[], amountFen: Fen): Promise<ReservedPart[]> {
  const parts: ReservedPart[] = []
  let rest = amountFen
  for (const { id: accountId, source } of accounts) {
    const part = min(rest, (await balances(tx, accountId)).available)
    if (part === zeroFen) continue
    parts.push({ source, accountId, amountFen: part })
    rest = subtract(rest, part)
  }
  if (rest === zeroFen) return parts
  throw refuse('fund-short', {
    account: accounts.map((one) => one.name).join('、'),
    need: formatYuanShort(amountFen),
    have: formatYuanShort(sum(parts.map((part) => part.amountFen))),
  })
}

/** Always in the same order, whatever the priority: two approvals never wait for each other's account. */
async function lockAll(tx: Tx, accounts: readonly Account[]): Promise<readonly Account[]> {
  for (const id of accounts.map((one) => one.id).sort()) await lockAccount(tx, id)
  return accounts
}

/**
 * The accounts an item may be paid from in a region, in the order of its sources; at least one.
 * @throws Refusal `source-unknown`, `account-missing`
 */
export async function accountsForItem(
  tx: Tx,
  wanted: { item: FundItem; regionCode: string; on: DateText },
): Promise<Account[]> {
  const { sources } = await allowedFor(tx, wanted.item, wanted.regionCode, wanted.on)
  const found = await Promise.all(sources.map((source) => accountFor(tx, source, wanted.regionCode)))
  const accounts = found.filter((one): one is Account => one !== undefined)
  return accounts.length > 0 ? accounts : [await accountForItem(tx, wanted)]
}
