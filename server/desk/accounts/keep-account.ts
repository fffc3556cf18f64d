import { type Actor, changeSecrets, endSessions, hashPassword, initialPassword } from '#platform/auth'
import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { accountStates } from '../contract-accounts.ts'
import { findAccount, setDisabled } from '../store-accounts.ts'
import { refuse } from './refusals.ts'

const DONE = { done: true } as const

/** Stops an account and its sessions at once. @throws Refusal `account-unknown`, `own-account`, `account-state` */
export async function disableAccount(tx: Tx, actor: Actor, { userId, reason }: { userId: string; reason: string }) {
  const account = await someoneElses(tx, actor, userId)
  if (account.disabledAt) throw refuse('account-state', { state: accountStates.label('disabled'), act: '停用' })
  await setDisabled(tx, userId, { at: instantText(), reason })
  const sessionsEnded = await endSessions(tx, userId)
  tx.notes.push({ matterId: userId, facts: { state: 'disabled', reason, sessionsEnded } })
  return DONE
}

/** Lets an account sign in again. @throws Refusal `account-unknown`, `own-account`, `account-state` */
export async function enableAccount(tx: Tx, actor: Actor, { userId }: { userId: string }) {
  const account = await someoneElses(tx, actor, userId)
  if (!account.disabledAt) throw refuse('account-state', { state: accountStates.label('active'), act: '恢复' })
  await setDisabled(tx, userId, undefined)
  tx.notes.push({ matterId: userId, facts: { state: 'active' } })
  return DONE
}

/**
 * A new initial password, shown once; what was open under the old one is closed. The one-time code stays.
 * @throws Refusal `account-unknown`, `own-account`
 */
export async function resetPassword(tx: Tx, actor: Actor, { userId }: { userId: string }) {
  await someoneElses(tx, actor, userId)
  const { password, passwordExpiresAt } = initialPassword()
  await changeSecrets(tx, userId, {
    password_hash: await hashPassword(password),
    password_expires_at: passwordExpiresAt,
    failed_logins: 0,
    retry_after: null,
  })
  const sessionsEnded = await endSessions(tx, userId)
  tx.notes.push({ matterId: userId, facts: { sessionsEnded } })
  return { password, expiresAt: passwordExpiresAt }
}

/** Takes the one-time code of a lost authenticator away. @throws Refusal `account-unknown`, `own-account` */
export async function resetTotp(tx: Tx, actor: Actor, { userId, reason }: { userId: string; reason: string }) {
  await someoneElses(tx, actor, userId)
  await changeSecrets(tx, userId, { totp_secret: null, totp_pending: null, totp_last_step: null })
  const sessionsEnded = await endSessions(tx, userId)
  tx.notes.push({ matterId: userId, facts: { reason, sessionsEnded } })
  return DONE
}

/** Signs an account out everywhere. @throws Refusal `account-unknown`, `own-account` */
export async function endAccountSessions(tx: Tx, actor: Actor, { userId }: { userId: string }) {
  await someoneElses(tx, actor, userId)
  const ended = await endSessions(tx, userId)
  tx.notes.push({ matterId: userId, facts: { sessionsEnded: ended } })
  return { ended }
}

/** An account in reach that is not the asker's own. @throws Refusal `account-unknown`, `own-account` */
export async function someoneElses(tx: Tx, actor: Actor, userId: string) {
  const account = await findAccount(tx, userId)
  if (!account) throw refuse('account-unknown')
  if (account.naturalPersonId === actor.naturalPersonId) throw refuse('own-account')
  return account
}
