import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type { answerAccountNotice as contract } from '../contract-account-notices.ts'
import { refuseNotice } from '../refusals-account-notices.ts'
import { findAccountNotice, saveAnswer } from '../store-account-notices.ts'

/**
 * 是我办的、不是我办的: whose account was replaced says so, once. “不是我办的” stops every payment to the payee, in all
 * counties, from this transaction on, until somebody who had no hand in the change has looked into it. Who entered the new
 * account does not answer for the others that it was right.
 * @throws Refusal `account-notice-unknown`, `account-notice-answered`, `account-notice-entered`
 */
export async function answerAccountNotice(
  tx: Tx,
  actor: Actor,
  { accountNoticeId, answer, note }: InputOf<typeof contract>,
): Promise<{ id: string }> {
  const notice = await findAccountNotice(tx, accountNoticeId)
  if (!notice) throw refuseNotice('account-notice-unknown')
  if (answer === 'mine' && notice.enteredBy === actor.naturalPersonId) throw refuseNotice('account-notice-entered')
  if (notice.answer || !(await saveAnswer(tx, accountNoticeId, answer, note))) {
    throw refuseNotice('account-notice-answered')
  }
  if (answer === 'not-mine') await tell(tx, 'account.disputed', { accountNoticeId, payeeId: notice.payeeId })
  tx.notes.push({ matterId: notice.payeeId, facts: { account: notice.newAccount, answer } })
  return { id: accountNoticeId }
}
