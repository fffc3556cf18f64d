import { chineseDate, lastDay, type MonthText } from '#kernel/dates'
import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { canonical, sha256 } from '#platform/secrets'
import type { reopenMonth as reopenContract } from '../contract-books.ts'
import { refuse } from '../refusals.ts'
import { lockAccountsOf } from '../store.ts'
import {
  findMonthClose,
  insertMonthClose,
  monthClosed,
  monthLeftOpen,
  setMonthReopened,
  sumsUntil,
} from '../store-books.ts'
import { sign } from './sign.ts'

/** `2024年6月`. */
const monthWords = (month: MonthText): string => chineseDate(lastDay(month)).replace(/\d+日$/, '')

/**
 * Closes a region's month with a snapshot of its ledgers and its hash; the caller has shown that the control total is
 * exact. Nothing is booked into the month any more. Months are closed in their order: a snapshot stands on those before it.
 * @throws Refusal `month-not-over`, `month-already-closed`, `month-before-open`
 */
export async function closeMonth(
  tx: Tx,
  { regionCode, month }: { regionCode: RegionCode; month: MonthText },
): Promise<string> {
  if (lastDay(month) >= tx.today) throw refuse('month-not-over', { month: monthWords(month) })
  await lockAccountsOf(tx, regionCode)
  if (await monthClosed(tx, regionCode, month)) throw refuse('month-already-closed', { month: monthWords(month) })
  const first = await monthLeftOpen(tx, regionCode, month)
  if (first) throw refuse('month-before-open', { month: monthWords(month), first: monthWords(first) })
  const totals = await sumsUntil(tx, scopePrefix(regionCode), lastDay(month))
  const { userId, naturalPersonId } = tx.actor
  const closed = { regionCode, month, totals, hash: sha256(canonical(totals)) }
  const id = await insertMonthClose(tx, { ...closed, userId: userId ?? '', personId: naturalPersonId ?? '' })
  if (!id) throw refuse('month-already-closed', { month: monthWords(month) })
  await sign(tx, id, 'fund-proposal')
  tx.notes.push({ matterId: id, facts: { closed: month, region: regionCode, hash: closed.hash } })
  return id
}

/**
 * Opens a closed month again: another person, with a reason; the closing stays on record.
 * @throws Refusal `close-unknown`, `already-decided`, `duty-conflict`
 */
export async function reopenMonth(
  tx: Tx,
  _: unknown,
  { monthCloseId, reason }: InputOf<typeof reopenContract>,
): Promise<ReplyOf<typeof reopenContract>> {
  const found = await findMonthClose(tx, monthCloseId)
  if (!found) throw refuse('close-unknown')
  if (found.reopenedOn) throw refuse('already-decided')
  await setMonthReopened(tx, monthCloseId, reason, await sign(tx, monthCloseId, 'fund-decision'))
  tx.notes.push({ matterId: monthCloseId, facts: { reopened: found.month, region: found.regionCode } })
  return { done: true }
}
