import { generateSecret, generateURI, verify } from 'otplib'
import { refusals } from '#kernel/refusal'
import { instantText, systemNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { seal, unseal } from '#platform/secrets'
import type { Actor } from './actor.ts'
import { checkPassword } from './passwords.ts'
import { accountOf, totpSecretOf } from './users.ts'

export const refuseLogin = refusals({
  'login-refused': { status: 401, title: '账号、密码或动态口令不对', next: '请核对后重试；忘记密码请联系本单位管理员' },
  'login-wait': { status: 429, title: '连续输错，请在 {seconds} 秒后再试', next: '稍候再试；如非本人操作请告知管理员' },
  'code-needed': { status: 401, title: '请输入动态口令', next: '打开身份验证器，输入 6 位数字' },
  'code-wrong': { status: 422, title: '动态口令不对', next: '请用身份验证器里当前的 6 位数字' },
})

const FREE_FAILURES = 5
const LONGEST_WAIT_SECONDS = 1_800
const STEP_SECONDS = 30

/** What a login came to: the session's owner, or a refusal to throw after the failure has been written. */
export type LoginOutcome =
  | { readonly ok: true; readonly userId: string; readonly postId: string }
  | { readonly ok: false; readonly refusal: Error; readonly userId?: string | undefined }

/**
 * Checks account, password and one-time code. From the fifth failure on, each one doubles the wait of the account.
 * Failures are written in the same transaction, so the outcome is returned rather than thrown.
 */
export async function logIn(
  tx: Tx,
  given: { account: string; password: string; code?: string | undefined },
): Promise<LoginOutcome> {
  const user = await accountOf(tx, given.account)
  const waitMs = user?.retry_after ? Date.parse(user.retry_after) - systemNow() : 0
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1_000)
    return { ok: false, userId: user?.userId, refusal: refuseLogin('login-wait', { seconds }) }
  }
  const passwordFits = await checkPassword(user?.password_hash ?? null, given.password)
  if (!user || user.disabled_at || !passwordFits) {
    if (user) await countFailure(tx, user.userId, user.failed_logins + 1)
    return { ok: false, userId: user?.userId, refusal: refuseLogin('login-refused') }
  }
  if (user.totp_secret && user.totp_last_step !== null) {
    if (!given.code) return { ok: false, refusal: refuseLogin('code-needed') }
    const step = await codeStep(unseal(tx.keys, user.totp_secret), given.code)
    if (step === undefined || step <= (user.totp_last_step ?? 0)) {
      await countFailure(tx, user.userId, user.failed_logins + 1)
      return { ok: false, userId: user?.userId, refusal: refuseLogin('login-refused') }
    }
    await changeUser(tx, user.userId, { totp_last_step: step })
  }
  await changeUser(tx, user.userId, { failed_logins: 0, retry_after: null })
  return { ok: true, userId: user.userId, postId: user.postId }
}

/**
 * Sets up the one-time code in two steps: without a code, a new secret that does not count yet; with its first code, it counts.
 * @throws Refusal `code-wrong`
 */
export async function setUpTotp(
  tx: Tx,
  actor: Actor,
  { code }: { code?: string | undefined },
): Promise<{ enabled: boolean; secret?: string; uri?: string }> {
  const userId = actor.userId ?? ''
  if (!code) {
    const secret = generateSecret()
    await changeUser(tx, userId, { totp_secret: seal(tx.keys, secret), totp_last_step: null })
    return { enabled: false, secret, uri: generateURI({ issuer: '匠桥', label: actor.name, secret }) }
  }
  const sealed = await totpSecretOf(tx, userId)
  const step = sealed ? await codeStep(unseal(tx.keys, sealed), code) : undefined
  if (step === undefined) throw refuseLogin('code-wrong')
  await changeUser(tx, userId, { totp_last_step: step })
  return { enabled: true }
}

/** The time step whose code was given, or undefined. */
async function codeStep(secret: string, code: string): Promise<number | undefined> {
  const result = await verify({ secret, token: code, epochTolerance: STEP_SECONDS })
  return result.valid ? Math.floor(systemNow() / 1_000 / STEP_SECONDS) + result.delta : undefined
}

async function countFailure(tx: Tx, userId: string, failures: number): Promise<void> {
  const over = failures - FREE_FAILURES
  const waitSeconds = over < 0 ? 0 : Math.min(LONGEST_WAIT_SECONDS, 15 * 2 ** over)
  const retry_after = waitSeconds === 0 ? null : instantText(systemNow() + waitSeconds * 1_000)
  await changeUser(tx, userId, { failed_logins: failures, retry_after })
}

async function changeUser(
  tx: Tx,
  userId: string,
  change: {
    failed_logins?: number
    retry_after?: string | null
    totp_last_step?: number | null
    totp_secret?: Buffer
  },
): Promise<void> {
  await tx.db.updateTable('auth.user_account').set(change).where('id', '=', userId).execute()
}
