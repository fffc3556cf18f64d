import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import type { clearAccountDispute as contract } from '../contract-account-notices.ts'
import { refuse } from '../refusals.ts'
import { refuseNotice } from '../refusals-account-notices.ts'
import { type AccountNotice, findAccountNotice, saveFinding } from '../store-account-notices.ts'
import { payeeConcerned } from '../store-accounts.ts'
import { refuseConflict } from './refuse-conflict.ts'

/**
 * 查清账户变更异议: an officer of the county that entered the new account, who entered and checked neither it nor the old
 * one, writes down what was found; payments to the payee may go on. What is wrong with the account is put right by a
 * change of its own.
 * @throws Refusal `account-notice-unknown`, `account-elsewhere`, `account-notice-undisputed`, `account-notice-own`,
 *   `interest-declared`, `duty-conflict`
 */
export async function clearAccountDispute(
  tx: Tx,
  actor: Actor,
  { accountNoticeId, finding }: InputOf<typeof contract>,
): Promise<{ id: string }> {
  if (!actor.naturalPersonId) throw refuseRequest('sign-in-needed')
  const notice = await findAccountNotice(tx, accountNoticeId)
  if (!notice) throw refuseNotice('account-notice-unknown')
  if (!notice.regionCode.startsWith(actor.regionPrefix)) {
    throw refuse('account-elsewhere', { region: notice.regionName })
  }
  if (notice.answer !== 'not-mine' || notice.clearedOn) throw refuseNotice('account-notice-undisputed')
  if (hands(notice).includes(actor.naturalPersonId)) throw refuseNotice('account-notice-own')
  await refuseConflict(tx, actor, payeeConcerned(notice))
  await takeDuty(tx, notice.newAccount, 'account-check')
  if (!(await saveFinding(tx, accountNoticeId, finding))) throw refuseNotice('account-notice-undisputed')
  tx.notes.push({ matterId: notice.payeeId, facts: { account: notice.newAccount, cleared: true } })
  return { id: accountNoticeId }
}

/** Everybody who entered or checked one of the two accounts. */
const hands = ({ enteredBy, checkedBy, oldEnteredBy, oldCheckedBy }: AccountNotice) =>
  [enteredBy, checkedBy, oldEnteredBy, oldCheckedBy].filter((one) => one !== null)
