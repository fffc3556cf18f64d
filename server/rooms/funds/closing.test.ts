import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dateText, monthText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import type { RegionCode } from '#kernel/region-code'
import { getWorkQueue } from '#platform/auth/contract'
import { forge, openDesk, refused } from '../../../test/funds-desk.ts'
import { type Client, codeOf } from '../../../test/harness.ts'
import * as books from './contract.ts'
import * as funds from './index.ts'

const FUND = 'employment-subsidy-fund'
let desk: Awaited<ReturnType<typeof openDesk>>
let finance: Client
let accountant: Client

beforeAll(async () => {
  desk = await openDesk()
  finance = desk.finance
  accountant = await desk.house.as('accountant', { regionCode: '450000' })
})
afterAll(() => desk.house.close())

const onDay = (day: string) => desk.house.database.pool.query('update platform.business_clock set today = $1', [day])

describe('年终结转与月结', () => {
  it('结账的月份留有快照和校验值，不再记账；另一人写明原因才能重开 [L-107]', async () => {
    const regionCode = desk.freshCounty() as RegionCode
    await onDay('2024-06-20')
    const accountId = await desk.allotted(FUND, regionCode, yuan(100))
    const close = (month: string) =>
      desk.act(accountant, (tx) => funds.closeMonth(tx, { regionCode, month: monthText(month) }))
    expect((await refused(close('2024-06'))).code).toBe('month-not-over')
    await onDay('2024-07-01')
    const monthCloseId = await close('2024-06')
    expect((await refused(close('2024-06'))).code).toBe('month-already-closed')
    const into = () => desk.act(finance, (tx) => forge(tx, { accountId, regionCode, bookedOn: dateText('2024-06-30') }))
    await expect(into()).rejects.toMatchObject({ code: 'JQ008' })
    const reopen = (client: Client) =>
      client.send(books.reopenMonth, { params: { monthCloseId }, body: { reason: '补记6月的退回' } })
    expect(await codeOf(reopen(accountant))).toBe('duty-conflict')
    const another = await desk.house.as('accountant', { regionCode: '450000' })
    expect((await reopen(another)).status).toBe(200)
    expect(await codeOf(reopen(another))).toBe('already-decided')
    expect(
      await codeOf(
        another.send(books.reopenMonth, { params: { monthCloseId: randomUUID() }, body: { reason: '没有这份' } }),
      ),
    ).toBe('close-unknown')
    await into()
    const { months } = await finance.call(books.listMonths, { query: { regionCode } })
    expect(months.map((one) => [one.month, one.reopenReason])).toEqual([['2024-06', '补记6月的退回']])
  })

  it('结余由两个人决定：结转与交回相加等于结余；决定之前新的一年不能预留 [L-107][L-108]', async () => {
    const regionCode = desk.freshCounty()
    const accountId = await desk.allotted(FUND, regionCode, yuan(100))
    await desk.reserve(desk.wanted(accountId, regionCode, yuan(30)))
    const propose = (year: number, carried: number) =>
      finance.send(books.proposeYearClose, {
        params: { accountId },
        body: { year, carriedFen: yuan(carried), documentNumber: `结转${year}` },
      })
    const decide = (yearCloseId: string, accept = true, note = '') =>
      accountant.send(books.decideYearClose, { params: { yearCloseId }, body: { accept, note } })
    expect(await codeOf(propose(2024, 50))).toBe('year-not-over')
    await onDay('2026-01-05')
    const late = await refused(desk.reserve(desk.wanted(accountId, regionCode, yuan(1))))
    expect([late.code, late.facts['year'], late.facts['now']]).toEqual(['year-not-decided', 2024, 2026])
    const waits = async (client: Client) =>
      (await client.call(getWorkQueue)).items
        .filter(({ key }) => key === 'year-ends')
        .map(({ count, tone }) => [count, tone])
    expect(await waits(finance)).toEqual([[expect.any(Number), 'overdue']])
    expect(await waits(accountant)).toEqual([])
    expect(await codeOf(propose(2025, 50))).toBe('year-out-of-order')
    expect(await codeOf(propose(2024, 71))).toBe('carry-exceeds')
    const first = await propose(2024, 50)
    expect(first.body.returnedFen).toBe(yuan(20))
    expect(await waits(accountant)).toEqual([[1, 'overdue']])
    expect(await codeOf(propose(2024, 50))).toBe('year-pending')
    expect(await codeOf(decide(first.body.yearCloseId, false))).toBe('reason-needed')
    expect((await decide(first.body.yearCloseId, false, '请多结转一些')).status).toBe(200)
    const second = (await propose(2024, 60)).body.yearCloseId
    await finance.call(books.withdrawFunds, {
      params: { accountId },
      body: { amountFen: yuan(5), documentNumber: '先交回' },
    })
    expect(await codeOf(decide(second))).toBe('rest-changed')
    expect((await decide(second, false, '结余已变')).status).toBe(200)
    const third = (await propose(2024, 60)).body.yearCloseId
    expect((await decide(third)).status).toBe(200)
    expect(await codeOf(decide(third))).toBe('already-decided')
    expect(await codeOf(propose(2024, 60))).toBe('already-decided')
    expect((await desk.balances(accountId)).available).toBe(yuan(60))
    await decide((await propose(2025, 60)).body.yearCloseId)
    await desk.reserve(desk.wanted(accountId, regionCode, yuan(60)))
    const { now, accounts } = await finance.call(books.listYears, { query: { regionCode } })
    expect([now, accounts[0]?.openYear, accounts[0]?.committedFen]).toEqual([2026, 2026, yuan(90)])
    expect(accounts[0]?.closes.map((one) => [one.year, one.state])).toEqual([
      [2025, 'closed'],
      [2024, 'refused'],
      [2024, 'refused'],
      [2024, 'closed'],
    ])
    const forged = desk.act(finance, (tx) => forge(tx, { accountId, regionCode, bookedOn: dateText('2025-12-31') }))
    await expect(forged).rejects.toMatchObject({ code: 'JQ008' })
  })

  it('月份按次序结：开始结账以后，前面有账的月份没有结的先结，没有账的不用；重开的也先结，已结的后月不动 [L-107]', async () => {
    const regionCode = desk.freshCounty() as RegionCode
    const allotOn = async (day: string) => {
      await onDay(day)
      await desk.allotted(FUND, regionCode, yuan(100))
    }
    const close = (month: string) =>
      desk.act(accountant, (tx) => funds.closeMonth(tx, { regionCode, month: monthText(month) }))
    const refusedFor = async (month: string) => {
      const { code, facts } = await refused(close(month))
      return [code, facts['month'], facts['first']]
    }
    await allotOn('2026-01-20')
    await allotOn('2026-02-20')
    await allotOn('2026-04-20')
    await allotOn('2026-05-20')
    await onDay('2026-06-01')
    // From before anybody closed months here nothing is asked.
    const february = await close('2026-02')
    expect(await refusedFor('2026-05')).toEqual(['month-before-open', '2026年5月', '2026年4月'])
    await close('2026-04')
    const another = await desk.house.as('accountant', { regionCode: '450000' })
    await another.call(books.reopenMonth, { params: { monthCloseId: february }, body: { reason: '补对账' } })
    expect(await refusedFor('2026-05')).toEqual(['month-before-open', '2026年5月', '2026年2月'])
    await close('2026-02')
    await close('2026-05')
  })

  it('上级结到哪个月，下级接着结：下级自己的月份也按次序 [L-107]', async () => {
    const regionCode = desk.freshCounty() as RegionCode
    const close = (region: RegionCode, month: string) =>
      desk.act(accountant, (tx) => funds.closeMonth(tx, { regionCode: region, month: monthText(month) }))
    await onDay('2026-06-20')
    await desk.allotted(FUND, regionCode, yuan(100))
    await onDay('2026-08-20')
    await desk.allotted(FUND, regionCode, yuan(100))
    await onDay('2026-09-01')
    await close(`${regionCode.slice(0, 4)}00` as RegionCode, '2026-05')
    expect((await refused(close(regionCode, '2026-08'))).facts['first']).toBe('2026年6月')
    await close(regionCode, '2026-06')
    await close(regionCode, '2026-08')
  })
})
