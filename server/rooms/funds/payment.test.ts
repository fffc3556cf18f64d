import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import { yuan, zeroFen } from '#kernel/money'
import { checkRates, enterRates } from '#policy/contract'
import { lineOf, openDesk, refused } from '../../../test/funds-desk.ts'
import * as contract from './contract.ts'
import * as funds from './index.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.house.close())

describe('预留', () => {
  it('没有资金就没有批准：说明需要多少、可用多少 [G-055]', async () => {
    const { accountId, regionCode } = await desk.opened(1000, 400)
    const refusal = await refused(desk.reserve(desk.wanted(accountId, regionCode, yuan('600.01'))))
    expect([refusal.code, refusal.facts['need'], refusal.facts['have']]).toEqual(['fund-short', '600.01', '600'])
    expect(refusal.definition.cites).toContain('gx-2022-7#10')
    expect((await desk.balances(accountId)).reserved).toBe(yuan(400))
    await desk.reserve(desk.wanted(accountId, regionCode, yuan(600)))
  })

  it('最后的预算二十人同抢：恰好批得起的几个成功，账上不超一分 [G-055]', async () => {
    const regionCode = desk.freshCounty()
    const accountId = await desk.allotted('employment-subsidy-fund', regionCode, yuan(700))
    const tries = Array.from({ length: 20 }, () => desk.reserve(desk.wanted(accountId, regionCode, yuan(100))))
    const outcomes = await Promise.allSettled(tries)
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(codes).toEqual(Array.from({ length: 13 }, () => 'fund-short'))
    expect(await desk.balances(accountId)).toMatchObject({ available: zeroFen, reserved: yuan(700) })
  })

  it('同一班同一项目只预留一次，同时批也只成一次 [G-055]', async () => {
    const { accountId, request } = await desk.opened(1000, 100)
    expect((await refused(desk.reserve(request))).code).toBe('already-booked')
    const fresh = { ...request, matterId: randomUUID() }
    const outcomes = await Promise.allSettled([desk.reserve(fresh), desk.reserve(fresh)])
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBe(1)
    expect((await desk.balances(accountId)).reserved).toBe(yuan(200))
  })

  it('生活费只能从就业补助资金列支，用专账即拒绝并说明条款 [L-047][L-109]', async () => {
    const regionCode = '450225'
    const accountId = await desk.allotted('unemployment-insurance-surplus', regionCode, yuan(1000))
    const request = { ...desk.wanted(accountId, regionCode, yuan(1)), on: dateText('2021-03-08') }
    const refusal = await refused(desk.reserve(request))
    expect(refusal.code).toBe('source-forbidden')
    expect(refusal.message).toContain('只能从就业补助资金列支')
    expect(refusal.message).toContain('柳政规〔2019〕63号四（一）')
    expect(refusal.definition.cites).toEqual(['lz-2019-63#6-3'])
  })

  it('文件没有写明来源的项目不能预留，不作猜测 [L-109]', async () => {
    const { accountId, regionCode } = await desk.opened(10, 1)
    const request = { ...desk.wanted(accountId, regionCode, yuan(1)), item: 'enterprise-training' as const }
    expect((await refused(desk.reserve(request))).code).toBe('source-unknown')
  })

  it('标准文件写明从专账列支的项目只能用专账，市级专账付所属县的班 [L-107][L-109]', async () => {
    const [enterer, checker] = [
      await desk.house.as('city-officer', { regionCode: '450200' }),
      await desk.house.as('city-officer', { regionCode: '450200' }),
    ]
    const { id: tableId } = await enterer.call(enterRates, {
      body: {
        key: 'lz-2019-63/enterprise-training',
        regionCode: '450200',
        documentNumber: '柳人社规〔2020〕1号',
        documentTitle: '企业职工培训补贴标准',
        effectiveFrom: '2020-01-01',
        lines: [{ unit: 'person', rateFen: 80_000 }],
        examples: [{ title: '每人800元', amountFen: 80_000 }],
        fundSources: ['unemployment-insurance-surplus'],
      },
    })
    await checker.call(checkRates, { params: { tableId } })
    const earmarked = await desk.allotted('unemployment-insurance-surplus', '450200', yuan(1000))
    const given = { item: 'enterprise-training', regionCode: '450222', on: dateText('2021-03-08') } as const
    const [account] = await desk.act(desk.approver, (tx) => funds.accountsForItem(tx, given))
    expect(account).toMatchObject({ id: earmarked, source: 'unemployment-insurance-surplus', regionCode: '450200' })
    await desk.reserve({ ...desk.wanted(earmarked, '450222', yuan(800)), ...given })
    const general = await desk.allotted('employment-subsidy-fund', '450222', yuan(1000))
    const refusal = await refused(desk.reserve({ ...desk.wanted(general, '450222', yuan(1)), ...given }))
    expect([refusal.code, refusal.facts['source']]).toEqual(['source-forbidden', '就业补助资金'])
  })

  it('按项目找账户：先本县，再所在市；都没有就说缺哪一个 [L-106]', async () => {
    const [county, city] = ['450224', '450200']
    const county450224 = await desk.house.as('approver', { regionCode: county })
    const wanted = { item: 'living-allowance', regionCode: county, on: dateText('2024-06-10') } as const
    const find = async () => (await desk.act(county450224, (tx) => funds.accountsForItem(tx, wanted)))[0]
    expect((await refused(find())).code).toBe('account-missing')
    const cityAccount = await desk.allotted('employment-subsidy-fund', city, yuan(50))
    expect(await find()).toMatchObject({ id: cityAccount, regionCode: city })
    const request = desk.wanted(cityAccount, county, yuan(30))
    await desk.act(county450224, (tx) => funds.reserve(tx, request))
    const refusal = await refused(
      desk.act(county450224, (tx) => funds.reserve(tx, { ...request, matterId: randomUUID() })),
    )
    expect([refusal.code, refusal.facts['have']]).toEqual(['fund-short', '20'])
    const own = await desk.allotted('employment-subsidy-fund', county, yuan(1))
    expect(await find()).toMatchObject({ id: own })
  })

  it('预留清单：哪个班、哪个项目、还剩多少 [G-055]', async () => {
    const { request } = await desk.opened(500, 300)
    await desk.post(lineOf(request, yuan(120)))
    const page = await desk.finance.call(contract.listReservations, { query: { matterId: request.matterId } })
    expect(page.rows).toMatchObject([
      {
        matterId: request.matterId,
        document: '开班批复1号',
        amountFen: yuan(300),
        leftFen: yuan(180),
        released: false,
      },
    ])
  })

  it('退回预留后余额回到可用，再退一次不动 [G-055]', async () => {
    const { accountId, request } = await desk.opened(500, 300)
    await desk.post(lineOf(request, yuan(100)))
    const release = () =>
      desk.act(desk.approver, (tx) =>
        funds.releaseReservation(tx, { matterId: request.matterId, document: '取消开班1号' }),
      )
    expect([await release(), await release()]).toEqual([yuan(200), zeroFen])
    expect(await desk.balances(accountId)).toMatchObject({
      available: yuan(400),
      reserved: zeroFen,
      payable: yuan(100),
    })
    expect((await refused(desk.post(lineOf(request, yuan(1))))).code).toBe('reservation-exceeded')
  })
})

describe('应付', () => {
  it('应付不能超过本班本项目的预留，别的班有余钱也不行 [G-055]', async () => {
    const { accountId, regionCode, request } = await desk.opened(1000, 100)
    await desk.reserve(desk.wanted(accountId, regionCode, yuan(900)))
    await desk.post(lineOf(request, yuan(60)))
    const refusal = await refused(desk.post(lineOf(request, yuan('40.01'))))
    expect([refusal.code, refusal.facts['have'], refusal.facts['need']]).toEqual([
      'reservation-exceeded',
      '40',
      '40.01',
    ])
    await desk.post(lineOf(request, yuan(40)))
  })

  it('同一明细行同一版次只记一次，新版次可以补差 [L-107]', async () => {
    const { request } = await desk.opened(1000, 100)
    const line = lineOf(request, yuan(10))
    await desk.post(line)
    expect((await refused(desk.post(line))).code).toBe('already-booked')
    await desk.post({ ...line, revision: 2, amountFen: yuan(5) })
    const booked = await desk.act(desk.finance, (tx) => funds.bookedFor(tx, [line.lineId, randomUUID()]))
    expect([booked.size, booked.get(line.lineId)?.post]).toEqual([1, yuan(15)])
  })

  it('不得跨账户列支：预留在一个来源，从另一个来源记应付即拒绝 [L-109]', async () => {
    const { regionCode, request } = await desk.opened(1000, 100)
    const other = await desk.allotted('poverty-relief-fund', regionCode, yuan(1000))
    expect((await refused(desk.post({ ...lineOf(request, yuan(1)), accountId: other }))).code).toBe('source-forbidden')
    const unreserved = { ...lineOf(request, yuan(1)), matterId: randomUUID() }
    expect((await refused(desk.post(unreserved))).code).toBe('reservation-missing')
    expect((await refused(desk.post({ ...unreserved, accountId: randomUUID() }))).code).toBe('account-unknown')
  })

  it('冲销指明所冲凭证，只能一次，钱回到本班预留 [L-107]', async () => {
    const { accountId, request } = await desk.opened(1000, 100)
    const line = lineOf(request, yuan(70))
    await desk.post(line)
    const reverse = () => desk.act(desk.finance, (tx) => funds.reversePosting(tx, { ...line, document: '更正1号' }))
    expect(await reverse()).toBe(yuan(70))
    expect((await refused(reverse())).code).toBe('already-booked')
    expect(await desk.balances(accountId)).toMatchObject({ reserved: yuan(100), payable: zeroFen })
    const { rows } = await desk.finance.call(contract.listJournals, { params: { accountId } })
    expect(rows.find((row) => row.kind === 'post')?.reversed).toBe(true)
    const never = { ...line, lineId: randomUUID() }
    expect((await refused(desk.act(desk.finance, (tx) => funds.reversePosting(tx, never)))).code).toBe(
      'posting-missing',
    )
    await desk.post(lineOf(request, yuan(100)))
  })

  it('预留退回以后冲销，钱回到可用 [L-107]', async () => {
    const { accountId, request } = await desk.opened(1000, 100)
    const line = lineOf(request, yuan(70))
    await desk.post(line)
    await desk.act(desk.approver, (tx) =>
      funds.releaseReservation(tx, { matterId: request.matterId, document: '结清1号' }),
    )
    await desk.act(desk.finance, (tx) => funds.reversePosting(tx, line))
    expect(await desk.balances(accountId)).toMatchObject({ available: yuan(1000), reserved: zeroFen })
  })

  it('一批两千五百行一次记完：每个账户一把锁、一次算清 [G-055]', async () => {
    const { accountId, request } = await desk.opened(5000, 2500)
    const lines = Array.from({ length: 2500 }, () => lineOf(request, yuan(1)))
    await desk.act(desk.finance, (tx) => funds.postLines(tx, { accountId, document: '批次2号', lines }))
    expect(await desk.balances(accountId)).toMatchObject({ reserved: zeroFen, payable: yuan(2500) })
  })
})

describe('支付', () => {
  const item = (accountId: string, regionCode: string, amount: number) => ({
    accountId,
    regionCode,
    itemId: randomUUID(),
    amountFen: yuan(amount),
    document: '付款单1号',
  })
  const as = (work: Parameters<typeof desk.act<void>>[1]) => desk.act(desk.finance, work)

  it('发出、到账、退汇各记一次，退汇的钱回到应付等待重付 [L-107]', async () => {
    const { accountId, regionCode, request } = await desk.opened(1000, 100)
    const line = lineOf(request, yuan(100))
    await desk.post(line)
    const [paid, back] = [item(accountId, regionCode, 60), item(accountId, regionCode, 40)]
    await as((tx) => funds.sendItems(tx, { ...paid, items: [paid, back] }))
    expect((await refused(as((tx) => funds.sendItem(tx, paid)))).code).toBe('already-booked')
    await as((tx) => funds.confirmItem(tx, paid))
    await as((tx) => funds.returnItem(tx, back))
    for (const again of [funds.confirmItem, funds.returnItem])
      for (const settled of [paid, back])
        expect((await refused(as((tx) => again(tx, settled)))).code).toBe('already-booked')
    expect(await desk.balances(accountId)).toEqual({
      source: yuan(-1000),
      'handed-down': zeroFen,
      available: yuan(900),
      reserved: zeroFen,
      payable: yuan(40),
      'in-transit': zeroFen,
      paid: yuan(60),
    })
    await as((tx) => funds.sendItem(tx, item(accountId, regionCode, 40)))
    const gone = await refused(as(async (tx) => void (await funds.reversePosting(tx, line))))
    expect([gone.code, gone.facts['have']]).toEqual(['payable-short', '0'])
  })

  it('没有应付的钱发不出去；没发过的、金额不符的回单不入账 [G-055]', async () => {
    const { accountId, regionCode, request } = await desk.opened(1000, 100)
    await desk.post(lineOf(request, yuan(50)))
    const sent = item(accountId, regionCode, 50)
    expect((await refused(as((tx) => funds.sendItem(tx, { ...sent, amountFen: yuan(51) })))).code).toBe('payable-short')
    expect((await refused(as((tx) => funds.confirmItem(tx, sent)))).code).toBe('item-not-sent')
    await as((tx) => funds.sendItem(tx, sent))
    const differing = { ...sent, amountFen: yuan(49) }
    expect((await refused(as((tx) => funds.confirmItem(tx, differing)))).code).toBe('amount-differs')
  })

  it('试算平衡：分录重算、账面余额、预留合计三者相等 [L-107]', async () => {
    const trial = await desk.finance.call(contract.getTrialBalance)
    expect(trial.balanced).toBe(true)
    expect(trial.accounts.length).toBeGreaterThan(5)
    const { source, ...rest } = trial.totals
    expect(Object.values(rest).reduce((all, one) => all + one, 0)).toBe(-source)
    const auditor = await desk.house.as('auditor', { regionCode: '450000' })
    expect((await auditor.call(contract.getTrialBalance)).totals).toEqual(trial.totals)
  })
})
