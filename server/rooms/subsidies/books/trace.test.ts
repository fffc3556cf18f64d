import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handDownFunds, listFundAccounts, listPurposes } from '#funds/contract'
import { addDays } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { overrideReading } from '#policy/contract'
import type { Client } from '../../../../test/harness.ts'
import {
  bankAnswers,
  bringTo,
  businessDate,
  claim,
  type MoneyHouse,
  noticeOver,
  openMoneyHouse,
  pay,
  seen,
  trainedPeople,
  turnTo,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'
import { bandsOf } from '../domain/ageing.ts'

let money: MoneyHouse
let auditor: Client
let batchId: string
beforeAll(async () => {
  money = await openMoneyHouse()
  auditor = await money.house.as('auditor', { regionCode: '450000' })
  batchId = (await claim(money, (await trainedPeople(money, { hired: 2, days: 2 })).classId)).batchId
})
afterAll(() => money.house.close())

const ageing = (by: Client, query: object = {}) => by.call(contract.getAgeing, { query })
const line = async (number = 1) => {
  const found = (await seen(auditor, batchId)).lines.find((one) => one.lineNumber === number)
  if (!found) throw new Error('no line')
  return found
}
const trace = async (number = 1, by = auditor) =>
  by.call(contract.traceLine, { params: { lineId: (await line(number)).id } })
const total = (parts: readonly { amountFen: number }[]) => parts.reduce((sum, one) => sum + one.amountFen, 0)

describe('申报后还没有到账的款项', () => {
  it('按等了多少天分段，分县、分环节合计相等；等得最久的先列；外县看不到 [G-055]', async () => {
    const claimed = await ageing(money.clerk)
    const due = total((await seen(money.clerk, batchId)).lines)
    expect([claimed.total.lines, claimed.total.amountFen]).toEqual([4, due])
    expect(claimed.bands).toEqual([
      { from: 0, until: 29 },
      { from: 30, until: 59 },
      { from: 60, until: 89 },
      { from: 90, until: null },
    ])
    expect(claimed.total.bands.map(({ lines }) => lines)).toEqual([4, 0, 0, 0])
    await bringTo(money, batchId, 'approved')
    const today = await businessDate(money)
    await turnTo(money, addDays(today, 30))
    const later = await ageing(money.clerk)
    expect(later.total.bands.map(({ lines }) => lines)).toEqual([0, 4, 0, 0])
    expect(later.places.map(({ place, amountFen }) => [place, amountFen])).toEqual([['approved', due]])
    expect(total(later.regions)).toBe(due)
    expect(later.oldest.map(({ days, approvedOn }) => [days, approvedOn])).toEqual(later.oldest.map(() => [30, today]))
    expect((await ageing(money.clerk, { band: 0 })).oldest).toEqual([])
    const narrowed = await ageing(money.clerk, { band: 1, place: 'approved' })
    expect([narrowed.oldest.length, narrowed.asked, narrowed.total.lines]).toEqual([4, 4, 4])
    const neighbor = await money.house.as('county-clerk', { regionCode: '450226' })
    expect((await ageing(neighbor)).total.lines).toBe(0)
    expect((await ageing(neighbor, { regionCode: '450225' })).total.lines).toBe(0)
    const region = await money.house.as('region-officer', { regionCode: '450000' })
    const setting = { key: 'ageing.bands', regionCode: '450225', value: 2, effectiveFrom: await businessDate(money) }
    await region.call(overrideReading, { body: { ...setting, documentNumber: '桂人社发〔2024〕6号' } })
    const halved = await ageing(money.clerk, { band: 1 })
    expect([halved.bands, halved.asked]).toEqual([[bandsOf(30, 2)[0], { from: 30, until: null }], 4])
  })
})

describe('一分钱的来处和去处', () => {
  beforeAll(async () => {
    const { listHash, version } = await seen(money.clerk, batchId)
    await money.clerk.call(contract.publishBatch, { params: { batchId }, body: { listHash, version, note: '公示' } })
    await noticeOver(money, batchId)
    await pay(money, batchId)
    const { orders } = await seen(money.accountant, batchId)
    await bankAnswers(money, batchId, orders[0]?.id ?? '')
  })

  it('从收款人追到下达文号：为什么给、谁办的、银行怎么答复、钱从哪份文件来 [L-107][L-118]', async () => {
    const found = await trace()
    expect(total(found.ways)).toBe(found.line.amountFen)
    expect(found.ways.map((way) => way.steps.map(({ kind }) => kind))).toEqual([['allot', 'post']])
    expect(found.ways[0]?.steps[0]?.document).toMatch(/^测试指标\d+号/)
    expect(found.why.cites.length).toBeGreaterThan(0)
    expect(found.why.sentence).toContain('元')
    expect(new Set(found.steps.map(({ byName }) => byName)).size).toBeGreaterThanOrEqual(4)
    expect(found.transfers.map(({ state, amountFen }) => [state, amountFen])).toEqual([
      ['confirmed', found.line.amountFen],
    ])
    expect(found.line.place).toBe('paid')
  })

  it('从下达文号追到每个收款人：每行、每个用途与未用的相加，等于下达的；按文号、批次号、付款单号、姓名找得到 [L-107][L-118]', async () => {
    const { ways, transfers } = await trace()
    const journalId = ways[0]?.steps[0]?.id ?? ''
    const down = await auditor.call(contract.traceReceipt, { params: { journalId } })
    const { lines } = await seen(auditor, batchId)
    expect(down.lines.map(({ id }) => id).toSorted()).toEqual(lines.map(({ id }) => id).toSorted())
    expect(total(down.lines) + down.unusedFen).toBe(down.receipt.amountFen)
    expect(total(down.purposes)).toBe(total(down.lines))
    const search = async (words: string) => auditor.call(contract.findTraces, { query: { search: words } })
    expect((await search(down.receipt.document)).receipts.map(({ id }) => id)).toContain(journalId)
    const { batchNumber, subjectName } = down.lines[0] ?? { batchNumber: '', subjectName: '' }
    for (const words of [batchNumber, subjectName, transfers[0]?.orderNumber ?? ''])
      expect((await search(words)).lines.map(({ batchNumber: of }) => of)).toContain(batchNumber)
  })

  it('市里下达的钱，一直追到市里的文号；外县的人什么也追不到 [L-106][L-107]', async () => {
    const city = await money.house.as('finance', { regionCode: '450200' })
    const { accounts } = await city.call(listFundAccounts, { query: { source: 'employment-subsidy-fund' } })
    const county = accounts.find((account) => account.regionCode === '450225')
    const left = county?.balances.available ?? 0
    await money.allot('450200', yuan(500))
    const upper = (await city.call(listFundAccounts, { query: { regionCode: '450200' } })).accounts[0]
    const { journalId } = await city.call(handDownFunds, {
      params: { accountId: upper?.id ?? '' },
      body: { regionCode: '450225', amountFen: yuan(300), documentNumber: '柳财社〔2024〕31号' },
    })
    expect(left).toBeGreaterThan(0)
    const cityIn = (await auditor.call(contract.findTraces, { query: { search: '测试指标' } })).receipts.find(
      (one) => one.accountId === upper?.id,
    )
    const whole = await auditor.call(contract.traceReceipt, { params: { journalId: cityIn?.id ?? '' } })
    expect([whole.receipt.amountFen, whole.unusedFen, whole.lines]).toEqual([yuan(500), yuan(500), []])
    expect((await auditor.send(contract.traceReceipt, { params: { journalId } })).body.code).toBe('receipt-unknown')
    const stranger = await money.house.as('accountant', { regionCode: '450226' })
    const lineId = (await line()).id
    expect((await stranger.send(contract.traceLine, { params: { lineId } })).body.code).toBe('line-unknown')
    const seenThere = await stranger.call(contract.findTraces, { query: { search: '测试指标' } })
    expect(seenThere.found).toEqual({ receipts: 0, lines: 0, works: 0 })
  })

  it('从来源到县到用途：预留和列支的合计，与账户余额相等 [L-106][L-107]', async () => {
    const { purposes } = await auditor.call(listPurposes)
    const { accounts } = await auditor.call(listFundAccounts)
    for (const { id, balances } of accounts) {
      const own = purposes.filter((one) => one.accountId === id)
      expect(own.reduce((sum, one) => sum + one.reservedFen, 0)).toBe(balances.reserved)
      expect(own.reduce((sum, one) => sum + one.spentFen, 0)).toBe(
        balances.payable + balances['in-transit'] + balances.paid,
      )
    }
    expect(purposes.some((one) => one.spentFen > 0)).toBe(true)
  })
})
