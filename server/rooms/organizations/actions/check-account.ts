import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuse } from '../refusals.ts'
import { findAccount, markChecked, payeeConcerned } from '../store-accounts.ts'
import { refuseConflict } from './refuse-conflict.ts'

/**
 * Confirms an entered account: another natural person than the one who entered it, in the county that entered it.
 * @throws Refusal `account-unknown`, `account-elsewhere`, `account-settled`, `interest-declared`, `duty-conflict`
 */
export async function checkAccount(
  tx: Tx,
  actor: Actor,
  { accountId }: { accountId: string },
): Promise<{ id: string }> {
  const account = await findAccount(tx, accountId)
  if (!account) throw refuse('account-unknown')
  if (!account.regionCode.startsWith(actor.regionPrefix)) {
    throw refuse('account-elsewhere', { region: account.regionName })
  }
  if (account.checkedBy || account.replacedAt) throw refuse('account-settled')
  await refuseConflict(tx, actor, payeeConcerned(account))
  await takeDuty(tx, accountId, 'account-check')
  if (!(await markChecked(tx, accountId))) throw refuse('account-settled')
  tx.notes.push({ matterId: account.payeeId, facts: { account: accountId } })
  return { id: accountId }
}
