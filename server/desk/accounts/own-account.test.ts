import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, theSystem } from '#platform/auth'
import * as contract from '#platform/auth/contract'
import { systemNow } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { passwordFaults } from '../../platform/auth/password-rule.ts'
import { hashPassword } from '../../platform/auth/passwords.ts'
import { resetTotp } from '../contract-accounts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const PASSWORD = '寨子门口的风雨桥 1987 座'
/** Somebody of a role with a known password. */
async function holder(role: (typeof roles.values)[number], regionCode = '450225'): Promise<Client> {
  const client = await house.as(role, { regionCode })
  const password_hash = await hashPassword(PASSWORD)
  await inTransaction(house.database, theSystem, (tx) =>
    tx.db.updateTable('auth.user_account').set({ password_hash }).where('id', '=', client.actor.userId).execute(),
  )
  return client
}

const totp = async (client: Client, body: { code?: string; current?: string }) =>
  (await client.send(contract.setUpTotp, { body })).body
/** The code of a secret, `steps` half-minutes from now. */
const codeOf = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor(systemNow() / 1_000) + steps * 30 })
const wrongFor = (secret: string) => (codeOf(secret) === '000000' ? '000001' : '000000')

/** Turns the one-time code on; the first code is an earlier one, so that the current one is still unused. */
async function secured(client: Client): Promise<string> {
  const { secret } = await totp(client, {})
  expect(await totp(client, { code: codeOf(secret, -1) })).toEqual({ enabled: true })
  return secret
}

describe('自己的密码和动态口令，每个岗位都能改，审计也能', () => {
  it.each(roles.values)('%s 改密码、启用动态口令', async (role) => {
    const client = await holder(role)
    const body = { password: PASSWORD, newPassword: `${PASSWORD}，又一座` }
    expect(await client.call(contract.changePassword, { body })).toEqual({ done: true })
    await secured(client)
    expect((await client.call(contract.getSession)).user.totp).toBe(true)
  })
})

describe('动态口令', () => {
  it('已启用的，没有现在的口令换不了；换成之前旧的照样有效', async () => {
    const client = await holder('county-clerk')
    const old = await secured(client)
    expect((await totp(client, {})).code).toBe('current-code-needed')
    expect((await totp(client, { current: wrongFor(old) })).code).toBe('code-wrong')
    const { secret } = await totp(client, { current: codeOf(old) })
    expect((await totp(client, { current: codeOf(old) })).code).toBe('code-wrong')
    expect((await totp(client, { code: wrongFor(secret) })).code).toBe('code-wrong')
    const sealed = () =>
      inTransaction(house.database, theSystem, (tx) =>
        tx.db
          .selectFrom('auth.user_account')
          .select(['totp_secret', 'totp_pending'])
          .where('id', '=', client.actor.userId)
          .executeTakeFirstOrThrow(),
      )
    const before = await sealed()
    expect(before.totp_pending).not.toBeNull()
    expect(await totp(client, { code: codeOf(secret, 1) })).toEqual({ enabled: true })
    const after = await sealed()
    expect([after.totp_secret, after.totp_pending]).toEqual([before.totp_pending, null])
  })

  it('验证器丢了，由管理员取消，之后重新启用不再要旧的口令', async () => {
    const client = await holder('approver')
    await secured(client)
    const keeper = await house.as('administrator', { regionCode: '450225' })
    const params = { userId: client.actor.userId ?? '' }
    await keeper.call(resetTotp, { params, body: { reason: '手机丢失' } })
    const again = await holder('auditor')
    expect((await totp(again, {})).secret).toBeDefined()
    expect((await client.send(contract.getSession)).body.code).toBe('sign-in-needed')
  })
})

describe('密码', () => {
  it('现在的密码不对、新密码太弱，说清哪一项', async () => {
    const client = await holder('finance')
    const change = async (password: string, newPassword: string) =>
      (await client.send(contract.changePassword, { body: { password, newPassword } })).body
    expect(await change('wrong', PASSWORD)).toMatchObject({ code: 'password-wrong', errors: [{ path: 'password' }] })
    expect(await change(PASSWORD, 'Aa1')).toMatchObject({
      code: 'password-weak',
      errors: [{ path: 'newPassword' }, {}],
    })
    expect((await change(PASSWORD, PASSWORD)).code).toBe('password-weak')
  })

  it('改了密码，别处的登录都失效，这一处接着用', async () => {
    const client = await holder('accountant')
    const body = { password: PASSWORD, newPassword: '三江的程阳桥也是一座风雨桥啊 1912' }
    await client.call(contract.changePassword, { body })
    expect((await client.call(contract.getSession)).user.id).toBe(client.actor.userId)
  })

  const who = { account: 'wei-xiuying', name: '韦秀英', password: 'Old-pass-2024!' }
  const CASES: [string, number][] = [
    ['Tengbian2024!', 0],
    ['correct horse battery', 0],
    ['藤编车间后面有三棵大树一条河，还有桥', 0],
    ['Ab1!', 2],
    ['onlylowercase', 1],
    ['Password123456', 1],
    ['Jiangqiao-2024', 1],
    ['Wei-xiuying-1', 1],
    ['韦秀英Ab1!韦秀英', 1],
    ['aaaaaaaaaaaaaaaaaaaa', 1],
    ['Old-pass-2024!', 1],
  ]
  it.each(CASES)('新密码“%s”有 %i 处不合要求', (next, faults) => {
    expect(passwordFaults(next, who).length).toBe(faults)
  })
})
