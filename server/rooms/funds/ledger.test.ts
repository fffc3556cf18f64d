import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fen, yuan } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { JournalKind, Ledger } from './contract.ts'
import * as funds from './index.ts'
import { lineOf, openDesk } from './test-desk.ts'

/** The database as second witness: what a faulty or hostile application would try, it refuses by itself. */
let desk: Awaited<ReturnType<typeof openDesk>>
let accountId: string
let regionCode: string
let request: funds.ReservationRequest
let reservationId: string

beforeAll(async () => {
  desk = await openDesk()
  regionCode = desk.freshCounty()
  accountId = await desk.allotted('employment-subsidy-fund', regionCode, yuan(1000))
  request = desk.wanted(accountId, regionCode, yuan(100))
  reservationId = (await desk.reserve(request)).reservationId
  await desk.reserve(desk.wanted(accountId, regionCode, yuan(100)))
})
afterAll(() => desk.house.close())

interface Forged {
  readonly kind: JournalKind
  readonly legs: Partial<Record<Ledger, number>>
  readonly account?: string
  readonly region?: string
  readonly naturalKey?: string
  readonly reservation?: string
  readonly reverses?: string
  readonly matterId?: string
}

/** Writes a journal past the room's own checks. */
async function forge(tx: Tx, forged: Forged): Promise<void> {
  const id = newId()
  const place = { account_id: forged.account ?? accountId, region_code: forged.region ?? regionCode }
  await tx.db
    .insertInto('funds.journal')
    .values({
      ...place,
      id,
      kind: forged.kind,
      matter_id: forged.matterId ?? randomUUID(),
      natural_key: forged.naturalKey ?? randomUUID(),
      reservation_id: forged.reservation ?? null,
      reverses: forged.reverses ?? null,
      document: '伪造1号',
      responsible: '测试',
      booked_on: tx.today,
    })
    .execute()
  const legs = Object.entries(forged.legs).map(([ledger, amount]) => ({
    ...place,
    journal_id: id,
    ledger,
    amount_fen: amount as Fen,
  }))
  await tx.db.insertInto('funds.posting').values(legs).execute()
}
const forging = (forged: Forged) => desk.act(desk.finance, (tx) => forge(tx, forged))
const state = async () => ({ ...(await desk.balances(accountId)) })

const faults: readonly (readonly [string, () => Forged, string])[] = [
  ['单边分录', () => ({ kind: 'allot', legs: { available: 500 } }), 'JQ003'],
  ['借贷差一分', () => ({ kind: 'allot', legs: { source: -500, available: 501 } }), 'JQ003'],
  ['三条腿', () => ({ kind: 'allot', legs: { source: -5, available: 3, paid: 2 } }), 'JQ003'],
  ['凭证类型与去处不符', () => ({ kind: 'allot', legs: { source: -500, paid: 500 } }), 'JQ003'],
  ['可用为负', () => ({ kind: 'send', legs: { available: -999_999_99, 'in-transit': 999_999_99 } }), 'JQ002'],
  ['上级下达变成正数', () => ({ kind: 'allot', legs: { source: 2_000_00, available: -900_00 } }), 'JQ002'],
  [
    '超出本班预留',
    () => ({ kind: 'post', legs: { reserved: -100_01, payable: 100_01 }, reservation: reservationId }),
    'JQ006',
  ],
  ['没有预留的应付', () => ({ kind: 'post', legs: { reserved: -1, payable: 1 } }), '23514'],
  ['没有发出的到账', () => ({ kind: 'confirm', legs: { 'in-transit': -1, paid: 1 } }), 'JQ002|JQ003'],
  ['冲销不指明所冲凭证', () => ({ kind: 'reverse', legs: { payable: -1, reserved: 1 } }), '23514'],
  ['账户不属于本地区', () => ({ kind: 'allot', legs: { source: -1, available: 1 }, region: '450225' }), 'JQ007'],
]

it.each(faults)('数据库拒绝：%s [L-107]', async (_, forged, codes) => {
  const before = await state()
  const error: unknown = await forging(forged()).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(codes.split('|')).toContain((error as { code?: string } | undefined)?.code)
  expect(await state()).toEqual(before)
})

it('单边分录在提交时被拒绝，整笔事务不留痕迹 [L-107]', async () => {
  const naturalKey = 'one-sided'
  let reachedCommit = false
  const work = desk.act(desk.finance, async (tx) => {
    await forge(tx, { kind: 'allot', legs: { available: 500 }, naturalKey })
    reachedCommit = true
  })
  await expect(work).rejects.toMatchObject({ code: 'JQ003' })
  expect(reachedCommit).toBe(true)
  const { rowCount } = await desk.house.database.pool.query('select from funds.journal where natural_key = $1', [
    naturalKey,
  ])
  expect(rowCount).toBe(0)
})

it('给已平的旧凭证补一条腿也被拒绝 [L-107]', async () => {
  const work = desk.act(desk.finance, async (tx) => {
    const old = await tx.db
      .selectFrom('funds.journal')
      .select('id')
      .where('kind', '=', 'allot')
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('funds.posting')
      .values({
        journal_id: old.id,
        region_code: regionCode,
        account_id: accountId,
        ledger: 'paid',
        amount_fen: yuan(1),
      })
      .execute()
  })
  await expect(work).rejects.toMatchObject({ code: 'JQ003' })
})

it('同一自然键第二次由唯一约束拒绝；班级之间的预留不能互用；跨账户分录不成立 [L-107][L-109]', async () => {
  const naturalKey = 'same-fact'
  const allot: Forged = { kind: 'allot', legs: { source: -1, available: 1 }, naturalKey }
  await forging(allot)
  await expect(forging(allot)).rejects.toMatchObject({ code: '23505' })
  const other = await desk.allotted('poverty-relief-fund', regionCode, yuan(500))
  const crossing: Forged = {
    kind: 'post',
    legs: { reserved: -1, payable: 1 },
    account: other,
    reservation: reservationId,
  }
  await expect(forging(crossing)).rejects.toMatchObject({ code: '23503' })
})

it('同一凭证冲销第二次由唯一约束拒绝，金额不同的冲销在提交时拒绝 [L-107]', async () => {
  const line = lineOf(request, yuan(10))
  await desk.act(desk.finance, (tx) => funds.postLine(tx, line))
  await desk.act(desk.finance, (tx) => funds.postLine(tx, lineOf(request, yuan(10))))
  const journals = await desk.act(desk.finance, (tx) =>
    tx.db.selectFrom('funds.journal').select(['id', 'matter_id']).where('kind', '=', 'post').execute(),
  )
  const posted = journals.find((journal) => journal.matter_id === line.lineId)
  const reversal = (amount: number): Forged => ({
    kind: 'reverse',
    legs: { payable: -amount, reserved: amount },
    reservation: reservationId,
    reverses: posted?.id ?? '',
  })
  await expect(forging(reversal(999))).rejects.toMatchObject({ code: 'JQ003' })
  await forging(reversal(1000))
  await expect(forging(reversal(1000))).rejects.toMatchObject({ code: '23505' })
})

it('没有凭证的预留在提交时被拒绝：不能只占名额不占钱 [G-055]', async () => {
  const work = desk.act(desk.finance, (tx) =>
    tx.db
      .insertInto('funds.reservation')
      .values({
        id: newId(),
        account_id: accountId,
        source: 'employment-subsidy-fund',
        region_code: regionCode,
        matter_id: randomUUID(),
        item: 'living-allowance',
        amount_fen: yuan(1),
      })
      .execute(),
  )
  await expect(work).rejects.toMatchObject({ code: 'JQ003' })
})

it('应用不能修改或删除凭证、分录、余额和预留 [L-107]', async () => {
  const statements = ['journal', 'posting', 'balance', 'reservation'].flatMap((table) => [
    sql`update ${sql.table(`funds.${table}`)} set region_code = region_code`,
    sql`delete from ${sql.table(`funds.${table}`)}`,
  ])
  const more = [
    sql`delete from funds.account`,
    sql`insert into funds.balance (account_id, region_code, ledger, amount_fen) values (${accountId}, '45', 'paid', 1)`,
    sql`insert into funds.reservation (id, left_fen) values (${newId()}, 5)`,
  ]
  for (const statement of [...statements, ...more]) {
    const work = desk.act(desk.finance, (tx) => statement.execute(tx.db))
    await expect(work).rejects.toMatchObject({ code: '42501' })
  }
})

it('只靠行级安全，外县也读不到账户、凭证、分录、余额、预留，写不进去 [L-106]', async () => {
  const stranger = await desk.house.as('finance', { regionCode: '450225' })
  for (const table of ['account', 'journal', 'posting', 'balance', 'reservation']) {
    const count = await desk.act(stranger, (tx) =>
      sql<{ n: number }>`select count(*) as n from ${sql.table(`funds.${table}`)}`.execute(tx.db),
    )
    expect([table, count.rows[0]?.n]).toEqual([table, 0])
  }
  const foreign = desk.act(stranger, (tx) => forge(tx, { kind: 'allot', legs: { source: -1, available: 1 } }))
  await expect(foreign).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|out-of-reach)$/) })
  expect(await desk.act(stranger, (tx) => funds.balances(tx, accountId))).toMatchObject({ available: 0, reserved: 0 })
})
