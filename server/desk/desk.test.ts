import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallOf } from '#kernel/endpoint'
import { Refusal } from '#kernel/refusal'
import { changeAccount } from '#organizations/contract'
import { record, sealPending } from '#platform/audit'
import type { Actor } from '#platform/auth'
import { advanceClock, getSession, getWorkQueue, setUpTotp } from '#platform/auth/contract'
import { instantText, shanghaiToday } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { checkMay } from '#platform/http'
import { type Client, openTestHouse, type TestHouse } from '../../test/harness.ts'
import { rooms } from '../rooms/index.ts'
import { getAuditVerdict, getClock, listAuditEvents } from './contract.ts'

let house: TestHouse
let auditor: Client
let countyAuditor: Client
let clerk: Client
const matter = randomUUID()
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: '450225' })
  const neighbour = await house.as('county-clerk', { regionCode: '450226' })
  auditor = await house.as('auditor', { regionCode: '450000' })
  countyAuditor = await house.as('auditor', { regionCode: '450225' })
  for (const i of [1, 2, 3, 4, 5]) await act(clerk.actor, 'people', '登记意愿', { i })
  await act(clerk.actor, 'people', '查看完整证件号和电话', { reason: 'payment' })
  await act(neighbour.actor, 'funds', '预留资金', { amountFen: 120_000 })
  await sealPending(house.database)
})
afterAll(() => house.close())

/** One event, as the acts of the rooms leave it. */
function act(actor: Actor, stream: string, words: string, facts: Record<string, unknown>) {
  return inTransaction(house.database, actor, (tx) => record(tx, stream, words, { matterId: matter, facts }))
}

const listed = (reader: Client, query: CallOf<typeof listAuditEvents>['query']) =>
  reader.call(listAuditEvents, { query })

describe('操作记录', () => {
  it('谁、以什么岗位、在哪里、办了什么，连同在链上的位置', async () => {
    const { rows, total } = await listed(auditor, { matter })
    expect(total).toBe(7)
    expect(rows[0]).toMatchObject({
      stream: 'funds',
      act: '预留资金',
      roleLabel: '县（区）经办',
      regionName: '三江侗族自治县',
      facts: { amountFen: 120_000 },
      seq: 1,
    })
    expect(rows.every((row) => row.userName?.startsWith('测试'))).toBe(true)
  })

  it('查看完整证件号的记录查得到', async () => {
    const { rows } = await listed(auditor, { act: '完整证件号', stream: 'people' })
    expect(rows.map((row) => row.facts)).toEqual([{ reason: 'payment' }])
  })

  it('一页一页往下翻，不重不漏', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listed(auditor, { matter, limit: 3, ...(cursor && { cursor }) })
      seen.push(...page.rows.map((row) => row.id))
      cursor = page.next
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([7, 7])
  })

  it('按日期查：今天有，明天起没有；日期按北京时间', async () => {
    const today = shanghaiToday()
    const tomorrow = instantText(Date.parse(today) + 86_400_000).slice(0, 10)
    expect((await listed(auditor, { matter, from: today, until: today })).total).toBe(7)
    expect((await listed(auditor, { matter, from: tomorrow })).total).toBe(0)
  })

  it('县里的审计只看本县的事，邻县的一条也没有', async () => {
    const { rows, total } = await listed(countyAuditor, { matter })
    expect([rows.length, total]).toEqual([6, 6])
    expect(new Set(rows.map((row) => row.regionName))).toEqual(new Set(['融水苗族自治县']))
  })

  it.each(['county-clerk', 'finance', 'school', 'trainee', 'city-officer'] as const)(
    '%s 看不到操作记录',
    async (role) => {
      const other = await house.as(role, {})
      expect((await other.send(listAuditEvents)).body.code).toBe('role-refused')
      expect((await other.send(getAuditVerdict)).body.code).toBe('role-refused')
    },
  )
})

describe('审计链核验', () => {
  it('报出事件数、每条链的末端和问题', async () => {
    const verdict = await auditor.call(getAuditVerdict)
    // 测试没有后台，还没写过库外检查点：核验直说，不当作通过。
    expect(verdict.faults).toEqual([expect.stringContaining('没有库外检查点')])
    expect(verdict.heads.find((head) => head.stream === 'people')).toMatchObject({ seq: 6 })
    expect(verdict.events).toBeGreaterThanOrEqual(7)
  })
})

describe('审计岗位只读', () => {
  const writes = rooms.flatMap((room) => room.routes).filter((row) => row.endpoint.method !== 'GET' && !row.asks)

  it('每一条会改动数据的路由都拒绝审计，包括人人可办和已登录可办的', () => {
    const codes = writes.map((row) => codeOf(() => checkMay(row, auditor.actor)))
    expect(new Set(codes)).toEqual(new Set(['role-refused']))
  })

  it('HTTP 上也是：改账户、推进日期都被拒绝', async () => {
    const account = {
      payeeKind: 'person',
      payeeId: matter,
      holderName: '甲',
      bankName: '乙',
      accountNumber: '1',
    } as const
    const sent = [
      await auditor.send(changeAccount, { body: account }),
      await auditor.send(advanceClock, { body: { to: '2024-06-04' } }),
    ]
    expect(sent.map(({ status, body }) => [status, body.code])).toEqual(Array(2).fill([403, 'role-refused']))
  })
})

function codeOf(attempt: () => void): string {
  try {
    attempt()
    return 'went through'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

describe('业务日期', () => {
  it('演示环境里谁都可以向前推，不能向后，也不能超出工作日历', async () => {
    await house.visitor.call(advanceClock, { body: { to: '2024-06-05' } })
    expect((await clerk.call(getSession)).business.date).toBe('2024-06-05')
    expect(await house.visitor.call(getClock)).toEqual({ date: '2024-06-05', demo: true })
    const back = await house.visitor.send(advanceClock, { body: { to: '2024-06-04' } })
    expect(back.body.code).toBe('clock-backwards')
    await house.database.pool.query(
      `insert into platform.calendar_year values (2030, '{}', '{}', 'test') on conflict do nothing`,
    )
    const far = await house.visitor.send(advanceClock, { body: { to: '2204-06-04' } })
    expect(far.body.code).toBe('clock-too-far')
  })
})

it('动态口令的密钥只答一次，不随幂等键留在库里', async () => {
  const { secret } = await clerk.call(setUpTotp, { body: {}, idempotencyKey: 'totp-first-time' })
  const { rows } = await house.database.pool.query('select reply::text from platform.idempotency_key')
  expect(secret).toMatch(/^[A-Z2-7]{16,}$/)
  expect(rows.map((row) => row.reply).join()).not.toContain(secret)
})

it('待办：没有事的岗位是空单，不是错误', async () => {
  expect(await auditor.call(getWorkQueue)).toEqual({ items: [] })
})
