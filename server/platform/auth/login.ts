import { refusals } from '#kernel/refusal'
import { instantText, systemNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { codeStep } from './one-time-code.ts'
import { checkPassword } from './passwords.ts'
import { accountOf, changeSecrets } from './users.ts'

export const refuseLogin = refusals({
  'login-refused': { status: 401, title: '账号、密码或动态口令不对', next: '请核对后重试；忘记密码请联系本单位管理员' },
  'login-wait': { status: 429, title: '连续输错，请在 {seconds} 秒后再试', next: '稍候再试；如非本人操作请告知管理员' },
  'code-needed': { status: 401, title: '请输入动态口令', next: '打开身份验证器，输入 6 位数字' },
  'password-expired': { status: 401, title: '初始密码已过期', next: '请管理员重置密码，拿到新的初始密码后尽快登录' },
})

const FREE_FAILURES = 5
const LONGEST_WAIT_SECONDS = 1_800

/** What a login came to: the session's owner, or a refusal to throw after the failure has been written. */
export type LoginOutcome =
  | { readonly ok: true; readonly userId: string; readonly postId: string }
  | { readonly ok: false; readonly refusal: Error; readonly whose?: { userId: string; regionCode: string } | undefined }

/**
 * Checks account, password and one-time code. From the fifth failure on, each one doubles the wait of the account.
 * Failures are written in the same transaction, so the outcome is returned rather than thrown.
 */
export async function logIn(
  tx: Tx,
  given: { account: string; password: string; code?: string | undefined },
): Promise<LoginOutcome> {
  const user = await accountOf(tx, given.account)
  const whose = user && { userId: user.userId, regionCode: user.regionCode }
  const waitMs = user?.retry_after ? Date.parse(user.retry_after) - systemNow() : 0
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1_000)
    return { ok: false, whose, refusal: refuseLogin('login-wait', { seconds }) }
  }
  const passwordFits = await checkPassword(user?.password_hash ?? null, given.password)
  if (!user || user.disabled_at || !passwordFits) {
    if (user) await countFailure(tx, user.userId, user.failed_logins + 1)
    return { ok: false, whose, refusal: refuseLogin('login-refused') }
  }
  if (user.password_expires_at && Date.parse(user.password_expires_at) <= systemNow())
    return { ok: false, whose, refusal: refuseLogin('password-expired') }
  if (user.totp_secret) {
    if (!given.code) return { ok: false, whose, refusal: refuseLogin('code-needed') }
    const step = await codeStep(tx.keys, user.totp_secret, given.code, user.totp_last_step)
    if (step === undefined) {
      await countFailure(tx, user.userId, user.failed_logins + 1)
      return { ok: false, whose, refusal: refuseLogin('login-refused') }
    }
    await changeSecrets(tx, user.userId, { totp_last_step: step })
  }
  await changeSecrets(tx, user.userId, { failed_logins: 0, retry_after: null })
  return { ok: true, userId: user.userId, postId: user.postId }
}

async function countFailure(tx: Tx, userId: string, failures: number): Promise<void> {
  const over = failures - FREE_FAILURES
  const waitSeconds = over < 0 ? 0 : Math.min(LONGEST_WAIT_SECONDS, 15 * 2 ** over)
  const retry_after = waitSeconds === 0 ? null : instantText(systemNow() + waitSeconds * 1_000)
  await changeSecrets(tx, userId, { failed_logins: failures, retry_after })
}
