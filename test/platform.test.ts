import { sql } from 'kysely'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoint } from '#kernel/endpoint'
import { done } from '#kernel/shapes'
import { listUncheckedAccounts } from '#organizations/contract'
import { importRegister } from '#people/contract'
import { createUser, takeDuty, theSystem } from '#platform/auth'
import { advanceClock, getSession, signIn, signOut, takeDemoIdentity } from '#platform/auth/contract'
import { systemNow, turnClock } from '#platform/clock'
import { type Database, inTransaction } from '#platform/db'
import { expectVersion, perform, row } from '#platform/http'
import { listChecks } from '#supervision/contract'
import { problemOf, refusalOf } from '../server/platform/http/problem.ts'
import { rooms } from '../server/rooms/index.ts'
import { openTestHouse, type TestHouse } from './harness.ts'

const NOBODY = '00000000-0000-7000-8000-000000000000'
let house: TestHouse
let database: Database
beforeAll(async () => {
  house = await openTestHouse()
  database = house.database
})
afterAll(() => house.close())

/** The refusal's code of a promise that must be refused. */
async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'went through',
    (error: { code?: string }) => error.code ?? String(error),
  )
}

describe('请求', () => {
  it('没登录、岗位不符、别的网站、没有的地址，各有一句话', async () => {
    const clerk = await house.as('trainee', {})
    expect((await house.visitor.send(getSession)).body).toMatchObject({ status: 401, code: 'sign-in-needed' })
    const refused = await clerk.send(listUncheckedAccounts)
    expect(refused.body).toMatchObject({ status: 403, code: 'role-refused' })
    expect(refused.body.detail).toContain('学员')
    const foreign = {
      headers: { 'sec-fetch-site': 'cross-site' },
      payload: {},
    } as const
    // Signing in and out as well: a foreign page must not choose under which account somebody works.
    for (const { method, path: url } of [advanceClock, signIn, signOut, takeDemoIdentity])
      expect((await house.app.inject({ ...foreign, method, url })).json()).toMatchObject({ code: 'cross-site' })
    const missing = await house.app.inject({ method: 'GET', url: '/api/nothing' })
    expect(missing.json()).toMatchObject({ status: 404, code: 'not-found' })
    const broken = await house.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/json' },
      payload: '{"account":',
    })
    expect(broken.json()).toMatchObject({ status: 400, code: 'body-unreadable' })
  })

  it('填错的地方一次说全', async () => {
    const { status, body } = await house.visitor.send(signIn, { body: {} as never })
    expect(status).toBe(422)
    expect(body.code).toBe('content-wrong')
    expect(body.errors.map((error: { path: string }) => error.path).sort()).toEqual(['account', 'password'])
  })

  it('读不懂的翻页位置、写不进数据库的空字符，说清楚，不算系统出错', async () => {
    const lists = rooms
      .flatMap(({ routes }) => routes)
      .filter(({ endpoint: { query } }) => query && 'cursor' in query.shape)
    expect(lists.length).toBeGreaterThan(15)
    for (const { endpoint: list, may } of lists) {
      const by = Array.isArray(may)
        ? await house.as(may[0], { regionCode: '450225', organizationId: NOBODY })
        : house.visitor
      const { status } = await by.send(list, { query: { cursor: '不是位置' }, params: { id: NOBODY } } as never)
      expect([list.path, status]).not.toEqual([list.path, 500])
    }
    const clerk = await house.as('county-clerk', {})
    expect((await clerk.send(listChecks, { query: { cursor: '不是位置' } as never })).body.code).toBe('cursor-wrong')
    const { status, body } = await house.visitor.send(signIn, { body: { account: 'a\0b', password: 'c' } })
    expect([status, body.errors.map(({ path }: { path: string }) => path)]).toEqual([422, ['account']])
  })

  it('OpenAPI 3.1 文档由同一份合同生成', async () => {
    const document = (await house.app.inject({ url: '/api/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/api/pairings'].get.summary).toContain('结对')
  })

  it('没带文件、文件太大，说清楚', async () => {
    const clerk = await house.as('county-clerk', {})
    expect((await clerk.send(importRegister)).body).toMatchObject({ status: 422, code: 'file-missing' })
    const big = { name: '台账.csv', bytes: new Uint8Array(21 * 1_048_576) }
    expect((await clerk.send(importRegister, { file: big })).body).toMatchObject({ status: 413, code: 'file-too-big' })
  })

  it('数据库断开说“系统正忙”，数据库自己的约束说中文', () => {
    const told = (code: string, message = '') => {
      const refusal = refusalOf(Object.assign(new Error(message), { code }))
      return refusal && problemOf(refusal, '/', 't')
    }
    expect(told('57P01')).toMatchObject({ status: 503, code: 'busy' })
    expect(told('ECONNREFUSED')).toMatchObject({ code: 'busy' })
    expect(told('53100')).toMatchObject({ status: 503, code: 'disk-full' })
    expect(told('ENOSPC')?.next).toContain('JIANGQIAO_DATA')
    expect(told('JQ005', '批次已冻结')).toMatchObject({ status: 409, code: 'database-refused' })
    expect(told('JQ005', '批次已冻结')?.detail).toContain('批次已冻结')
    expect(told('42601')).toBeUndefined()
  })

  it('活着、就绪、指标', async () => {
    for (const url of ['/livez', '/readyz', '/metrics']) expect((await house.app.inject({ url })).statusCode).toBe(200)
  })
})

describe('一次一效', () => {
  const count = { runs: 0 }
  const act = row(
    endpoint({ method: 'POST', path: '/api/test-act', summary: '试', reply: done }),
    'signed-in',
    async () => {
      count.runs += 1
      return { done: true as const }
    },
  )
  const call = (actor: Parameters<typeof perform>[1]['actor'], input: unknown, idempotencyKey: string) =>
    perform(database, { room: 'regions', row: act, actor, input, idempotencyKey })

  it('同一键二十次并发只办一次，答复相同', async () => {
    const { actor } = await house.as('county-clerk', {})
    count.runs = 0
    const answers = await Promise.all(Array.from({ length: 20 }, () => call(actor, { a: 1 }, 'key-0001')))
    expect(count.runs).toBe(1)
    expect(answers.filter((answer) => !answer.replayed).length).toBe(1)
    expect(await codeOf(call(actor, { a: 2 }, 'key-0001'))).toBe('key-reused')
    expect(await codeOf(call(actor, { a: 2 }, 'short'))).toBe('key-malformed')
  })

  it('幂等键的答复只有本人读得到、写得进，数据库和程序各守一道', async () => {
    const { actor } = await house.as('county-clerk', {})
    const { actor: colleague } = await house.as('county-clerk', {})
    await call(actor, { a: 1 }, 'key-0002')
    const seen = (by: typeof actor) =>
      inTransaction(database, by, async (tx) => ({
        plugin: (await tx.db.selectFrom('platform.idempotency_key').select('key').execute()).length,
        database: (await sql`select key from platform.idempotency_key`.execute(tx.db)).rows.length,
      }))
    expect([await seen(actor), await seen(colleague)]).toEqual([
      { plugin: 1, database: 1 },
      { plugin: 0, database: 0 },
    ])
    const forOther = inTransaction(database, colleague, (tx) =>
      sql`insert into platform.idempotency_key (user_id, key, endpoint, body_hash, status, reply)
        values (${actor.userId}::uuid, 'key-0003', '', '', 200, '{}')`.execute(tx.db),
    )
    expect(await codeOf(forOther)).toBe('42501')
  })

  it('依据旧版本的修改被拒', () => {
    const code = (seen: number | undefined) => {
      try {
        expectVersion(3, seen)
      } catch (error) {
        return (error as { code: string }).code
      }
      return 'fits'
    }
    expect([code(3), code(2), code(undefined)]).toEqual(['fits', 'stale', 'version-needed'])
  })
})

describe('登录', () => {
  const person = (account: string) => ({
    account,
    name: '测试',
    residentId: account,
    role: 'county-clerk' as const,
    regionCode: '450225',
    password: 'correct horse battery',
    validFrom: '2019-01-01' as never,
  })

  it('错五次起要等，等的时候对了也不行', async () => {
    await inTransaction(database, theSystem, (tx) => createUser(tx, person('slow')))
    const attempt = async (password: string) =>
      (await house.visitor.send(signIn, { body: { account: 'slow', password } })).body.code
    for (let i = 0; i < 5; i++) expect(await attempt('wrong')).toBe('login-refused')
    expect(await attempt('correct horse battery')).toBe('login-wait')
  })

  it('动态口令：没带、带错、用过一次的都不行', async () => {
    await inTransaction(database, theSystem, (tx) => createUser(tx, person('coded')))
    const given = { account: 'coded', password: 'correct horse battery' }
    const entered = await house.app.inject({ method: 'POST', url: '/api/session', payload: given })
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? ''
    const setUp = async (code?: string) =>
      (
        await house.app.inject({ method: 'POST', url: '/api/session/totp', headers: { cookie }, payload: { code } })
      ).json()
    const { secret } = await setUp()
    expect(await setUp('000000')).toMatchObject({ code: 'code-wrong' })
    expect(await setUp(generateSync({ secret, epoch: Math.floor(systemNow() / 1_000) - 30 }))).toEqual({
      enabled: true,
    })
    const attempt = async (code?: string) =>
      await house.visitor.send(signIn, {
        body: { account: 'coded', password: 'correct horse battery', ...(code && { code }) },
      })
    expect((await attempt()).body.code).toBe('code-needed')
    const code = generateSync({ secret })
    expect((await attempt(code === '000000' ? '000001' : '000000')).body.code).toBe('login-refused')
    expect((await attempt(code)).status).toBe(200)
    expect((await attempt(code)).body.code).toBe('login-refused')
  })

  it('不存在的账号与错误的密码答复一样', async () => {
    const answer = await house.visitor.send(signIn, { body: { account: 'nobody', password: 'x' } })
    expect(answer.body).toMatchObject({ status: 401, code: 'login-refused' })
  })
})

describe('不相容职责', () => {
  const matter = '01900000-0000-7000-8000-000000000001'
  it('同一自然人换账号也不能审自己申报的，数据库是第二道关', async () => {
    const first = await house.as('workshop', { human: '同一个人' })
    const second = await house.as('county-clerk', { human: '同一个人' })
    await inTransaction(database, first.actor, (tx) => takeDuty(tx, matter, 'claim'))
    expect(await codeOf(inTransaction(database, second.actor, (tx) => takeDuty(tx, matter, 'first-review')))).toBe(
      'duty-conflict',
    )
    const direct = inTransaction(database, second.actor, (tx) =>
      tx.db
        .insertInto('auth.duty_taken')
        .values({
          matter_id: matter,
          duty: 'first-review',
          natural_person_id: second.actor.naturalPersonId ?? '',
          user_id: second.actor.userId ?? '',
        })
        .execute(),
    )
    expect(await codeOf(direct)).toBe('JQ001')
    expect(await codeOf(inTransaction(database, theSystem, (tx) => takeDuty(tx, matter, 'pay')))).toBe(
      'duty-needs-person',
    )
  })
})

describe('业务日期', () => {
  it('只能向前', async () => {
    const back = inTransaction(database, theSystem, (tx) => turnClock(tx, '2020-01-01' as never))
    expect(await codeOf(back)).toBe('clock-backwards')
    const direct = database.pool.query(`update platform.business_clock set today = '2020-01-01'`)
    expect(await codeOf(direct)).toBe('JQ010')
  })
})
