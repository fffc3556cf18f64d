import { yearOf } from '#kernel/dates'
import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { formatYuanShort, subtract, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { decideYearClose as decideContract, proposeYearClose as proposeContract } from '../contract-books.ts'
import { refuse } from '../refusals.ts'
import { lockOwnAccount } from '../store.ts'
import { balances } from '../store-reads.ts'
import { findYearClose, insertYearClose, openYearOf, setYearDecided } from '../store-years.ts'
import { sign } from './sign.ts'
import { bookWithdrawal } from './withdraw.ts'

/**
 * Proposes what happens to a year's rest: so much is carried into the next, the remainder goes back. Committed money
 * stays with its classes.
 * @throws Refusal `account-unknown`, `year-not-over`, `year-out-of-order`, `carry-exceeds`, `year-pending`
 */
export async function proposeYearClose(
  tx: Tx,
  _: unknown,
  { accountId, year, carriedFen, documentNumber }: InputOf<typeof proposeContract>,
): Promise<ReplyOf<typeof proposeContract>> {
  const account = await lockOwnAccount(tx, accountId)
  if (year >= yearOf(tx.today)) throw refuse('year-not-over', { year })
  const open = await openYearOf(tx, accountId)
  if (year > open) throw refuse('year-out-of-order', { account: account.name, open })
  if (year < open) throw refuse('already-decided')
  const { available } = await balances(tx, accountId)
  if (carriedFen > available) {
    throw refuse('carry-exceeds', { have: formatYuanShort(available), carried: formatYuanShort(carriedFen) })
  }
  const returnedFen = subtract(available, carriedFen)
  const { userId, naturalPersonId } = tx.actor
  const yearCloseId = await insertYearClose(tx, account, {
    year,
    availableFen: available,
    carriedFen,
    returnedFen,
    document: documentNumber,
    userId: userId ?? '',
    personId: naturalPersonId ?? '',
  })
  if (!yearCloseId) throw refuse('year-pending')
  await sign(tx, yearCloseId, 'fund-proposal')
  tx.notes.push({ matterId: accountId, facts: { proposed: 'year-close', year, carriedFen, returnedFen } })
  return { yearCloseId, returnedFen }
}

/**
 * Decides a proposal. Accepted: what is not carried goes back, the year is closed for every booking, and the next one
 * may be reserved from.
 * @throws Refusal `close-unknown`, `already-decided`, `reason-needed`, `duty-conflict`, `rest-changed`
 */
export async function decideYearClose(
  tx: Tx,
  _: unknown,
  { yearCloseId, accept, note }: InputOf<typeof decideContract>,
): Promise<ReplyOf<typeof decideContract>> {
  const found = await findYearClose(tx, yearCloseId)
  if (!found) throw refuse('close-unknown')
  const account = await lockOwnAccount(tx, found.accountId)
  const plan = await findYearClose(tx, yearCloseId)
  if (plan?.state !== 'proposed') throw refuse('already-decided')
  const signature = await sign(tx, yearCloseId, 'fund-decision')
  if (!accept && !note) throw refuse('reason-needed')
  if (accept) {
    const { available } = await balances(tx, account.id)
    if (available !== plan.availableFen) {
      throw refuse('rest-changed', { before: formatYuanShort(plan.availableFen), now: formatYuanShort(available) })
    }
    if (plan.returnedFen > zeroFen) await bookWithdrawal(tx, account, plan.returnedFen, plan.document)
  }
  await setYearDecided(tx, yearCloseId, { state: accept ? 'closed' : 'refused', note, ...signature })
  tx.notes.push({ matterId: account.id, facts: { decided: 'year-close', year: plan.year, accepted: accept } })
  return { done: true }
}
