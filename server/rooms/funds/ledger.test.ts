import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { yuan } from '#kernel/money'
import { newId } from '#platform/ids'
import { type Forged, forge, lineOf, openDesk } from '../../../test/funds-desk.ts'
import { urlOf } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import * as funds from './index.ts'

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

type Fault = Partial<Forged> & Pick<Forged, 'kind'>
const forging = (fault: Fault) => desk.act(desk.finance, (tx) => forge(tx, { accountId, regionCode, ...fault }))
const state = async () => ({ ...(await desk.balances(accountId)) })

const faults: readonly (readonly [string, () => Fault, string])[] = [
  ['零元的凭证', () => ({ kind: 'allot', move: ['source', 'available', 0] }), '23514'],
  ['负数的凭证', () => ({ kind: 'allot', move: ['source', 'available', -500] }), '23514'],
  ['凭证类型与去处不符', () => ({ kind: 'allot', move: ['source', 'paid', 500] }), '23514'],
  ['从一个去处到同一个去处', () => ({ kind: 'allot', move: ['available', 'available', 500] }), '23514'],
  ['可用为负', () => ({ kind: 'withdraw', move: ['available', 'source', 999_999_99] }), 'JQ002'],
  [
    '超出本班预留',
    () => ({ kind: 'post', move: ['reserved', 'payable', 100_01], reservation: reservationId }),
    'JQ006',
  ],
  ['没有预留的应付', () => ({ kind: 'post', move: ['reserved', 'payable', 1] }), '23514'],
  ['没有发出的到账', () => ({ kind: 'confirm', move: ['in-transit', 'paid', 1] }), 'JQ002|JQ003'],
  ['到账后退汇不指明到账的凭证', () => ({ kind: 'send-back', move: ['paid', 'payable', 1] }), '23514'],
  [
    '到账后退汇指明的不是到账的凭证',
    () => ({ kind: 'send-back', move: ['paid', 'payable', 1], reverses: randomUUID() }),
    'JQ003',
  ],
  ['没有发出的撤回', () => ({ kind: 'recall', move: ['in-transit', 'payable', 1] }), 'JQ002|JQ003'],
  ['冲销不指明所冲凭证', () => ({ kind: 'reverse', move: ['payable', 'reserved', 1] }), '23514'],
  ['账户不属于本地区', () => ({ kind: 'allot', move: ['source', 'available', 1], regionCode: '450225' }), 'JQ007'],
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

it('两条腿由数据库从凭证写出，应用一条也写不进；属主改了余额，提交时账户不平也不成 [L-107]', async () => {
  const old = await desk.act(desk.finance, (tx) =>
    tx.db.selectFrom('funds.journal').select('id').where('kind', '=', 'allot').executeTakeFirstOrThrow(),
  )
  const leg = sql`insert into funds.posting (journal_id, region_code, account_id, ledger, amount_fen)
    values (${old.id}, ${regionCode}, ${accountId}, 'paid', 1)`
  await expect(desk.act(desk.finance, (tx) => leg.execute(tx.db))).rejects.toMatchObject({ code: '42501' })
  const { rows } = await desk.house.database.pool.query<{ name: string }>('select current_database() as name')
  const owner = new pg.Client({
    connectionString: urlOf(inject('server').appUrl.replace('jq_app', 'jq_owner'), rows[0]?.name ?? ''),
  })
  await owner.connect()
  await owner.query('begin')
  await owner.query("update funds.balance set amount_fen = amount_fen + 1 where account_id = $1 and ledger = 'paid'", [
    accountId,
  ])
  await expect(owner.query('commit')).rejects.toMatchObject({ code: 'JQ003' })
  await owner.end()
})

it('同一自然键第二次由唯一约束拒绝；班级之间的预留不能互用；跨账户分录不成立 [L-107][L-109]', async () => {
  const naturalKey = 'same-fact'
  const allot: Fault = { kind: 'allot', move: ['source', 'available', 1], naturalKey }
  await forging(allot)
  await expect(forging(allot)).rejects.toMatchObject({ code: '23505' })
  const other = await desk.allotted('poverty-relief-fund', regionCode, yuan(500))
  const crossing: Fault = {
    kind: 'post',
    move: ['reserved', 'payable', 1],
    accountId: other,
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
  const reversal = (amount: number): Fault => ({
    kind: 'reverse',
    move: ['payable', 'reserved', amount],
    reservation: reservationId,
    reverses: posted?.id ?? '',
  })
  await expect(forging(reversal(999))).rejects.toMatchObject({ code: 'JQ003' })
  await forging(reversal(1000))
  await expect(forging(reversal(1000))).rejects.toMatchObject({ code: '23505' })
})

it('到账后退汇：已付回到应付，指明所退的到账，只能一次；撤回付款：在途回到应付，与到账、退汇三者只有其一 [L-107]', async () => {
  const county = desk.freshCounty()
  const account = await desk.allotted('employment-subsidy-fund', county, yuan(1000))
  const wanted = desk.wanted(account, county, yuan(100))
  await desk.reserve(wanted)
  const as = (work: Parameters<typeof desk.act<void>>[1]) => desk.act(desk.finance, work)
  await as((tx) => funds.postLine(tx, lineOf(wanted, yuan(100))))
  const one = (amount: number) => {
    const item = { itemId: randomUUID(), amountFen: yuan(amount) }
    return { accountId: account, regionCode: county, document: '付款单1号', items: [item] }
  }
  const [paid, recalled] = [one(60), one(40)]
  const back = (of: typeof paid) => as((tx) => funds.sendBackItems(tx, of))
  const moved = async () => {
    const { payable, 'in-transit': inTransit, paid: arrived } = await desk.balances(account)
    return [payable, inTransit, arrived].map((fen) => fen / 100)
  }
  for (const sent of [paid, recalled]) await as((tx) => funds.sendItems(tx, sent))
  expect(await moved()).toEqual([0, 100, 0])
  await expect(back(paid)).rejects.toMatchObject({ code: 'item-not-confirmed' })
  await as((tx) => funds.confirmItems(tx, paid))
  await as((tx) => funds.recallItems(tx, recalled))
  expect(await moved()).toEqual([40, 0, 60])
  await expect(back(recalled)).rejects.toMatchObject({ code: 'item-not-confirmed' })
  const less = { ...paid, items: paid.items.map((item) => ({ ...item, amountFen: yuan(59) })) }
  await expect(back(less)).rejects.toMatchObject({ code: 'amount-differs' })
  await back(paid)
  expect(await moved()).toEqual([100, 0, 0])
  for (const again of [funds.sendBackItems, funds.recallItems, funds.confirmItems, funds.returnItems])
    await expect(as((tx) => again(tx, paid))).rejects.toMatchObject({ code: 'already-booked' })
  const { rows } = await desk.finance.call(contract.listJournals, { params: { accountId: account } })
  expect(rows.find(({ kind }) => kind === 'confirm')?.reversed).toBe(true)
  expect(rows.find(({ kind }) => kind === 'send-back')).toMatchObject({ from: 'paid', to: 'payable', amountFen: 6_000 })
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
  const foreign = desk.act(stranger, (tx) =>
    forge(tx, { accountId, regionCode, kind: 'allot', move: ['source', 'available', 1] }),
  )
  await expect(foreign).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|out-of-reach)$/) })
  expect(await desk.act(stranger, (tx) => funds.balances(tx, accountId))).toMatchObject({ available: 0, reserved: 0 })
})
