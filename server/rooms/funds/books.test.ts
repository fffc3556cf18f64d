import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fen, yuan, zeroFen } from '#kernel/money'
import { roles } from '#platform/auth'
import { newId } from '#platform/ids'
import { forge, lineOf, openDesk, refused } from '../../../test/funds-desk.ts'
import { type Client, codeOf } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import * as books from './contract-books.ts'
import * as funds from './index.ts'

const FUND = 'employment-subsidy-fund'
const CITY = '450200'
let desk: Awaited<ReturnType<typeof openDesk>>
let finance: Client
let accountant: Client

beforeAll(async () => {
  desk = await openDesk()
  finance = desk.finance
  accountant = await desk.house.as('accountant', { regionCode: '450000' })
})
afterAll(() => desk.house.close())

const accountOf = async (regionCode: string) => {
  const { accounts } = await finance.call(contract.listFundAccounts, { query: { regionCode, source: FUND } })
  return accounts[0]
}

describe('下达、收回、交回', () => {
  it('市里的钱下达到县：市账记已下达，县账记可用，两边相等；超出可用、平级、重号都拒绝 [L-106][L-107]', async () => {
    const upper = await desk.allotted(FUND, CITY, yuan(1000))
    const down = (regionCode: string, amount: number, documentNumber: string) =>
      finance.send(books.handDownFunds, {
        params: { accountId: upper },
        body: { regionCode, amountFen: yuan(amount), documentNumber },
      })
    expect((await down('450225', 600, '柳财社〔2024〕1号')).status).toBe(200)
    expect(await codeOf(down('450225', 100, '柳财社[2024] 1号'))).toBe('already-booked')
    expect(await codeOf(down('450226', 401, '柳财社〔2024〕2号'))).toBe('balance-short')
    expect(await codeOf(down('450302', 1, '柳财社〔2024〕3号'))).toBe('region-not-below')
    expect(await codeOf(down(CITY, 1, '柳财社〔2024〕4号'))).toBe('region-not-below')
    const lower = await accountOf('450225')
    expect([(await desk.balances(upper))['handed-down'], lower?.balances.available]).toEqual([yuan(600), yuan(600)])

    const back = (amount: number, documentNumber: string) =>
      finance.send(books.takeBackFunds, {
        params: { accountId: upper },
        body: { regionCode: '450225', amountFen: yuan(amount), documentNumber },
      })
    expect((await back(200, '柳财社〔2024〕5号')).status).toBe(200)
    expect(await codeOf(back(401, '柳财社〔2024〕6号'))).toBe('balance-short')
    const after = await desk.balances(upper)
    expect([after['handed-down'], after.available]).toEqual([yuan(400), yuan(600)])
    expect((await accountOf('450225'))?.balances.available).toBe(yuan(400))
    const { balanced } = await finance.call(contract.getTrialBalance)
    expect(balanced).toBe(true)
  })

  it('下达没有下级凭证、金额不符的半边，在提交时由数据库拒绝 [L-107]', async () => {
    const regionCode = desk.freshCounty()
    const accountId = await desk.allotted(FUND, regionCode, yuan(10))
    const half = desk.act(finance, (tx) =>
      forge(tx, { accountId, regionCode, kind: 'hand-down', move: ['available', 'handed-down', 1] }),
    )
    await expect(half).rejects.toMatchObject({ code: 'JQ003' })
  })

  it('交回只动可用的钱；只有财政能办 [L-107][L-108]', async () => {
    const regionCode = desk.freshCounty()
    const accountId = await desk.allotted(FUND, regionCode, yuan(100))
    await desk.reserve(desk.wanted(accountId, regionCode, yuan(70)))
    const give = (client: Client, amount: number, documentNumber: string) =>
      client.send(books.withdrawFunds, {
        params: { accountId },
        body: { amountFen: yuan(amount), documentNumber },
      })
    expect(await codeOf(give(finance, 31, '交回1号'))).toBe('balance-short')
    expect((await give(finance, 30, '交回1号')).status).toBe(200)
    expect(await codeOf(give(finance, 1, '交回1号'))).toBe('already-booked')
    expect(await desk.balances(accountId)).toMatchObject({ source: yuan(-70), available: zeroFen, reserved: yuan(70) })
    const city = await desk.allotted(FUND, '450200', yuan(1))
    const county = await desk.house.as('finance', { regionCode: '450225' })
    const body = { amountFen: yuan(1), documentNumber: '县里动市里的账户' }
    expect(await codeOf(county.send(books.withdrawFunds, { params: { accountId: city }, body }))).toBe(
      'account-unknown',
    )
    for (const role of roles.values.filter((each) => each !== 'finance')) {
      expect([role, (await give(await desk.house.as(role, { regionCode }), 1, '越权')).status]).toEqual([role, 403])
    }
  })
})

describe('年度预算', () => {
  const enter = (accountId: string, amount: number, documentNumber = '预算1号') =>
    finance.send(books.enterBudget, {
      body: { accountId, year: 2024, item: 'living-allowance', amountFen: yuan(amount), documentNumber },
    })
  const check = (budgetId: string, accept = true, note = '') =>
    accountant.send(books.checkBudget, { params: { budgetId }, body: { accept, note } })

  it('复核后才生效；占满以后一分也预留不了，退回的还能再用；调低不得低于已占用 [L-107]', async () => {
    const regionCode = desk.freshCounty()
    const accountId = await desk.allotted(FUND, regionCode, yuan(1000))
    const first = (await enter(accountId, 100)).body.budgetId
    expect(await codeOf(enter(accountId, 200))).toBe('budget-pending')
    const early = desk.wanted(accountId, regionCode, yuan(120))
    await desk.reserve(early)
    expect(await codeOf(check(first))).toBe('budget-below-use')
    await desk.act(finance, (tx) => funds.releaseReservation(tx, { matterId: early.matterId, document: '退' }))
    expect((await check(first)).status).toBe(200)
    expect(await codeOf(check(first))).toBe('already-decided')
    const full = desk.wanted(accountId, regionCode, yuan(60))
    await desk.reserve(full)
    const over = await refused(desk.reserve(desk.wanted(accountId, regionCode, yuan(41))))
    expect([over.code, over.facts['have'], over.facts['need']]).toEqual(['budget-exceeded', '40', '41'])
    await desk.reserve(desk.wanted(accountId, regionCode, yuan(40)))
    expect(await codeOf(enter(accountId, 99, '预算2号'))).toBe('budget-below-use')
    const second = (await enter(accountId, 150, '预算2号')).body.budgetId
    expect((await check(second)).status).toBe(200)
    const { budgets } = await finance.call(books.listBudgets, { query: { accountId } })
    expect(budgets.map((one) => [one.document, one.amountFen, one.usedFen])).toEqual([
      ['预算2号', yuan(150), yuan(100)],
    ])
  })

  it('退回要写原因，提出的人不能自己复核；不在辖区的看不到 [L-108]', async () => {
    const accountId = await desk.allotted(FUND, desk.freshCounty(), yuan(10))
    const { budgetId } = (await enter(accountId, 5)).body
    expect(await codeOf(check(budgetId, false))).toBe('reason-needed')
    const sameHuman = await desk.house.as('accountant', { regionCode: '450000', human: 'one-desk-two-accounts' })
    const other = await desk.house.as('finance', { regionCode: '450000', human: 'one-desk-two-accounts' })
    const own = await other.call(books.enterBudget, {
      body: { accountId, year: 2025, item: 'living-allowance', amountFen: yuan(1), documentNumber: '预算9号' },
    })
    const self = { params: { budgetId: own.budgetId }, body: { accept: true, note: '' } }
    expect(await codeOf(sameHuman.send(books.checkBudget, self))).toBe('duty-conflict')
    const abroad = await desk.house.as('accountant', { regionCode: '450302' })
    expect(await codeOf(abroad.send(books.checkBudget, self))).toBe('budget-unknown')
    expect((await check(budgetId, false, '文号不符')).status).toBe(200)
  })

  it('绕过应用直接预留，数据库也不许超预算 [L-107]', async () => {
    const regionCode = desk.freshCounty()
    const accountId = await desk.allotted(FUND, regionCode, yuan(1000))
    await check((await enter(accountId, 10)).body.budgetId)
    const request = desk.wanted(accountId, regionCode, yuan(10))
    await desk.reserve(request)
    const raced = desk.act(desk.approver, async (tx) => {
      const [reservationId, journalId] = [newId(), newId()]
      const place = { account_id: accountId, region_code: regionCode }
      await tx.db
        .insertInto('funds.reservation')
        .values({
          ...place,
          id: reservationId,
          source: FUND,
          matter_id: randomUUID(),
          item: 'living-allowance',
          amount_fen: yuan(1),
        })
        .execute()
      await tx.db
        .insertInto('funds.journal')
        .values({
          ...place,
          id: journalId,
          kind: 'reserve',
          from_ledger: 'available',
          to_ledger: 'reserved',
          amount_fen: yuan(1),
          matter_id: randomUUID(),
          natural_key: randomUUID(),
          reservation_id: reservationId,
          document: '越预算',
          responsible: '测试',
          booked_on: tx.today,
        })
        .execute()
    })
    await expect(raced).rejects.toMatchObject({ code: 'JQ009' })
  })
})

describe('追回与多个来源', () => {
  it('已付的钱追回到原来的账户，分次可以，合计不超过当初所付；同一回单只记一次 [L-107]', async () => {
    const regionCode = desk.freshCounty()
    const accountId = await desk.allotted(FUND, regionCode, yuan(100))
    const request = desk.wanted(accountId, regionCode, yuan(50))
    await desk.reserve(request)
    const line = lineOf(request, yuan(50))
    const item = { accountId, itemId: randomUUID(), amountFen: yuan(50), document: '付款1号' }
    await desk.act(finance, async (tx) => {
      await funds.postLine(tx, line)
      await funds.sendItem(tx, { ...item, regionCode })
      await funds.confirmItem(tx, item)
    })
    const back = (amount: number, receiptId: string) =>
      desk.act(finance, (tx) =>
        funds.recoverLine(tx, { lineId: line.lineId, receiptId, amountFen: yuan(amount), document: '退款回单' }),
      )
    const receipt = randomUUID()
    await back(20, receipt)
    expect((await refused(back(20, receipt))).code).toBe('already-booked')
    const over = await refused(back(31, randomUUID()))
    expect([over.code, over.facts['have']]).toEqual(['recover-exceeds', '30'])
    await back(30, randomUUID())
    expect(await desk.balances(accountId)).toMatchObject({ available: yuan(100), paid: zeroFen, payable: zeroFen })
    expect((await refused(back(1, randomUUID()))).code).toBe('recover-exceeds')
  })

  it('不许用的来源有钱也不用：合计不够一分也不占，逐个来源说明有多少、要多少 [L-107][L-109]', async () => {
    const regionCode = desk.freshCounty()
    const own = await desk.allotted('employment-subsidy-fund', regionCode, yuan(40))
    const other = await desk.allotted('unemployment-insurance-surplus', regionCode, yuan(100))
    const across = (amount: Fen) => {
      const { accountId: _, ...rest } = desk.wanted('', regionCode, amount)
      return desk.act(desk.approver, (tx) => funds.reserveAcross(tx, rest))
    }
    expect(await across(yuan(30))).toMatchObject([{ accountId: own, amountFen: yuan(30) }])
    const short = await refused(across(yuan(11)))
    expect([short.code, short.facts['need'], short.facts['have']]).toEqual(['fund-short', '11', '10'])
    expect(short.facts['sources']).toMatch(/^就业补助资金（.+）可用 10 元$/)
    expect(await desk.balances(own)).toMatchObject({ available: yuan(10), reserved: yuan(30) })
    expect((await desk.balances(other)).reserved).toBe(zeroFen)
  })
})
