import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fen, yuan } from '#kernel/money'
import { lineOf, openDesk } from '../../../test/funds-desk.ts'
import * as contract from './contract.ts'
import * as funds from './index.ts'

const FUND = 'employment-subsidy-fund'
const [COUNTY, CITY] = ['450225', '450200']
let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.house.close())

/** Each stretch of the money as words, from the line up: `60 记应付 ← 下达指标 ← 下达指标`. */
const told = (money: funds.TracedMoney, path = ''): string[] => {
  const here = `${path}${path && ' ← '}${contract.journalKinds.label(money.kind)}`
  return money.further.length === 0
    ? [`${money.amountFen / 100} ${here}`]
    : money.further.flatMap((one) => told(one, here))
}

it('一笔钱经市里下达、付了、追回又付：来处逐段追到最初的文号，去处逐段追到每一行 [L-106][L-107]', async () => {
  const city = await desk.allotted(FUND, CITY, yuan(100))
  const down = async (amount: number, documentNumber: string) =>
    desk.finance.call(contract.handDownFunds, {
      params: { accountId: city },
      body: { regionCode: COUNTY, amountFen: yuan(amount), documentNumber },
    })
  const { accountId } = await down(60, '柳财社〔2024〕1号')
  await down(40, '柳财社〔2024〕2号')
  const pay = async (amountFen: Fen) => {
    const request = desk.wanted(accountId, COUNTY, amountFen)
    await desk.reserve(request)
    const line = lineOf(request, amountFen)
    await desk.act(desk.approver, (tx) => funds.postLine(tx, line))
    return line
  }
  const arrive = async (lineId: string, amountFen: Fen) => {
    const item = { itemId: randomUUID(), amountFen }
    const at = { accountId, regionCode: COUNTY, document: '付款单1号' }
    await desk.act(desk.finance, (tx) => funds.sendItem(tx, { ...at, ...item }))
    await desk.act(desk.finance, (tx) => funds.confirmItem(tx, { ...at, ...item }))
    return lineId
  }
  const origins = async (lineId: string) =>
    (await desk.act(desk.finance, (tx) => funds.originsOf(tx, lineId))).flatMap((one) => told(one))

  const first = await pay(yuan(70))
  expect(await origins(first.lineId)).toEqual(['60 记应付 ← 下达指标 ← 下达指标', '10 记应付 ← 下达指标 ← 下达指标'])
  await arrive(first.lineId, yuan(70))
  const receiptId = randomUUID()
  const { lineId } = first
  await desk.act(desk.finance, (tx) =>
    funds.recoverLine(tx, { lineId, receiptId, amountFen: yuan(20), document: '退款回单' }),
  )
  const second = await pay(yuan(45))
  expect(await origins(second.lineId)).toEqual([
    '30 记应付 ← 下达指标 ← 下达指标',
    '15 记应付 ← 追回 ← 下达指标 ← 下达指标',
  ])

  const { rows } = await desk.act(desk.finance, (tx) => funds.searchReceipts(tx, '%桂财社〔2024〕1号%', 1))
  const [receipt] = rows
  const down100 = receipt && (await desk.act(desk.finance, async (tx) => funds.usesOf(tx, await found(tx, receipt.id))))
  expect(down100?.flatMap((one) => told(one))).toEqual([
    '60 下达下级 ← 记应付',
    '10 下达下级 ← 记应付',
    '30 下达下级 ← 记应付',
  ])
})

async function found(tx: Parameters<typeof funds.findJournal>[0], id: string) {
  const journal = await funds.findJournal(tx, id)
  if (!journal) throw new Error('no journal')
  return journal
}
