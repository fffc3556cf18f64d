import { refusals } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { Actor } from './actor.ts'
import { codeStep, newSecret } from './one-time-code.ts'
import { passwordFaults } from './password-rule.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { closeOtherSessions, moveSession } from './sessions.ts'
import { changeSecrets, secretsOf } from './users.ts'

/** What everybody does with their own account, whatever their post: no business is touched, so no post is refused. */
export const refuseOwn = refusals({
  'code-wrong': { status: 422, title: '动态口令不对', next: '请用身份验证器里当前的 6 位数字' },
  'current-code-needed': {
    status: 422,
    title: '已经启用了动态口令，更换须先输入现在的 6 位数字',
    next: '请输入现用验证器上的数字；验证器丢了请管理员重置',
  },
  'password-wrong': { status: 422, title: '现在的密码不对', next: '请重新输入；忘记了请管理员重置' },
  'password-weak': { status: 422, title: '新密码不合要求：{why}', next: '请换一个密码' },
  'post-not-held': { status: 404, title: '您没有这个岗位，或已到期', next: '请刷新后从列表中选择' },
})

/**
 * Sets up the one-time code in two steps: without a code, a new secret that does not count yet; with its first code, it
 * counts. A secret in use stays in use until then, and is replaced only with its own current code.
 * @throws Refusal `current-code-needed`, `code-wrong`
 */
export async function setUpTotp(
  tx: Tx,
  actor: Actor,
  { code, current }: { code?: string | undefined; current?: string | undefined },
): Promise<{ enabled: boolean; secret?: string; uri?: string }> {
  const userId = actor.userId ?? ''
  const held = await secretsOf(tx, userId)
  if (!code) {
    if (held.totp_secret) await spendCode(tx, userId, held.totp_secret, current, held.totp_last_step)
    const { sealed, secret, uri } = newSecret(tx.keys, held.account)
    await changeSecrets(tx, userId, { totp_pending: sealed })
    return { enabled: false, secret, uri }
  }
  const step = held.totp_pending ? await codeStep(tx.keys, held.totp_pending, code) : undefined
  if (step === undefined) throw refuseOwn('code-wrong')
  await changeSecrets(tx, userId, { totp_secret: held.totp_pending, totp_last_step: step, totp_pending: null })
  tx.notes.push({ matterId: userId, facts: { replaced: held.totp_secret !== null } })
  return { enabled: true }
}

async function spendCode(tx: Tx, userId: string, sealed: Buffer, code: string | undefined, last: number | null) {
  if (!code) throw refuseOwn('current-code-needed')
  const step = await codeStep(tx.keys, sealed, code, last)
  if (step === undefined) throw refuseOwn('code-wrong')
  await changeSecrets(tx, userId, { totp_last_step: step })
}

/**
 * A new password of one's own; every other session of the account ends.
 * @throws Refusal `password-wrong`, `password-weak` with every fault
 */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<{ done: true }> {
  const userId = actor.userId ?? ''
  const held = await secretsOf(tx, userId)
  if (!(await checkPassword(held.password_hash, password)))
    throw refuseOwn('password-wrong', {}, [{ path: 'password', code: 'wrong', message: '现在的密码不对' }])
  const faults = passwordFaults(newPassword, { account: held.account, name: held.name, password })
  if (faults.length > 0) {
    const errors = faults.map((message) => ({ path: 'newPassword', code: 'weak', message }))
    throw refuseOwn('password-weak', { why: faults.join('；') }, errors)
  }
  const password_hash = await hashPassword(newPassword)
  await changeSecrets(tx, userId, { password_hash, password_expires_at: null, failed_logins: 0, retry_after: null })
  const ended = await closeOtherSessions(tx, actor)
  tx.notes.push({ matterId: userId, facts: { sessionsEnded: ended, initial: actor.passwordInitial } })
  return { done: true }
}

/** Goes on under another post of one's own. @throws Refusal `post-not-held` */
export async function switchPost(tx: Tx, actor: Actor, { postId }: { postId: string }): Promise<{ done: true }> {
  const post = (await ownPosts(tx, actor)).find(({ id }) => id === postId)
  if (!post || !actor.sessionId) throw refuseOwn('post-not-held')
  await moveSession(tx, actor.sessionId, postId)
  tx.notes.push({ matterId: actor.userId ?? undefined, facts: { post: postId, role: post.role } })
  return { done: true }
}

/** The posts a person may act in today. */
export function ownPosts(tx: Tx, { userId }: Actor) {
  return tx.db
    .selectFrom('auth.post')
    .select(['id', 'role', 'region_code as regionCode', 'organization_id as organizationId', 'person_id as personId'])
    .where('user_id', '=', userId)
    .where('valid_from', '<=', tx.today)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', tx.today)]))
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
}

/** Whether the account asks for a one-time code. */
export async function usesTotp(tx: Tx, { userId }: Actor): Promise<boolean> {
  const row = await tx.db
    .selectFrom('auth.user_account')
    .select((select) => select('totp_secret', 'is not', null).as('used'))
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.used === true
}
