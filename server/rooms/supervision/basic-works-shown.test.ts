import { afterAll, beforeAll, expect, it } from 'vitest'
import * as funds from '#funds'
import { listFundAccounts, listJournals } from '#funds/contract'
import type { DateText } from '#kernel/dates'
import { inTransaction } from '#platform/db'
import { previewDisclosure } from '#statistics/contract'
import { readControlTotal } from '#subsidies'
import * as subsidies from '#subsidies/contract'
import { type BasicWorkDesk, COUNTY, openBasicWorkDesk, SPECIAL } from '../../../test/basic-work-desk.ts'
import { listResponsible } from './contract.ts'

/** 基础工作 wherever money is shown: one work paid, one approved, one on its way. */
let desk: BasicWorkDesk
let [paid, approved] = ['', '']
beforeAll(async () => {
  desk = await openBasicWorkDesk()
  await desk.sources('teaching-materials', [SPECIAL])
  paid = await desk.workIn('paid')
  approved = await desk.workIn('approved')
}, 60_000)
afterAll(() => desk.house.close())

const JUNE = { params: { regionCode: COUNTY, month: '2021-06' } as never }

it('控制总数另列一行，与资金账逐项相符；账上少了的写明是哪一项 [L-114][L-107]', async () => {
  const total = async () => (await desk.accountant.call(subsidies.controlTotal)).basicWorks
  const sums = {
    works: 2,
    approvedFen: 200_000,
    paidFen: 90_000,
    toPayFen: 0,
    reservedFen: 100_000,
    givenBackFen: 10_000,
  }
  expect(await total()).toEqual({ ...sums, differenceFen: 0, uneven: [] })
  const { title } = await desk.read(approved)
  const behindItsBack = inTransaction(desk.house.database, desk.approver.actor, async (tx) => {
    await funds.releaseReservation(tx, { matterId: approved, document: '绕过事项退回' })
    const { basicWorks } = await readControlTotal(tx, {})
    expect(basicWorks).toMatchObject({ differenceFen: 100_000, uneven: [{ basicWorkId: approved, title }] })
    throw new Error('退回')
  })
  await expect(behindItsBack).rejects.toThrow('退回')
})

it('按月对账：银行没有的、与银行一致的都看得见，相符才能结账 [L-114]', async () => {
  const read = () => desk.accountant.call(subsidies.getReconciliation, JUNE)
  expect((await read()).differences.map(({ kind, batchId }) => [kind, batchId])).toEqual([['in-books-only', null]])
  const [payment] = (await desk.read(paid)).payments
  const rows = [
    '交易日期,借方发生额,贷方发生额,对方户名,对方账号,批次,序号',
    `2021-06-10,900.00,,${payment?.payeeName},${payment?.accountTail},${payment?.orderNumber},1`,
  ]
  const file = { name: '对账单.csv', bytes: new TextEncoder().encode(rows.join('\r\n')) }
  await desk.accountant.call(subsidies.importBankStatement, { ...JUNE, body: { bankAccount: '专账' }, file })
  expect(await read()).toMatchObject({ matched: 1, matchedFen: 90_000, differences: [], controlFen: 0 })
})

it('从下达文号追到基础工作，从基础工作追到下达文号；用途、凭证、责任单位里都有 [L-114][L-116]', async () => {
  const { accounts } = await desk.finance.call(listFundAccounts)
  const [account] = accounts
  expect(account?.balances).toMatchObject({ paid: 90_000, reserved: 100_000 })
  const { rows: journals } = await desk.finance.call(listJournals, { params: { accountId: account?.id ?? '' } })
  const receipt = journals.find(({ kind }) => kind === 'allot')
  const { title, document } = await desk.read(paid)
  expect(journals.filter(({ item }) => item === 'teaching-materials')).toHaveLength(4)
  const down = await desk.finance.call(subsidies.traceReceipt, { params: { journalId: receipt?.id ?? '' } })
  expect(down.works).toMatchObject([{ id: paid, title, amountFen: 90_000, state: 'paid' }])
  expect(down.purposes).toMatchObject([{ item: 'teaching-materials', amountFen: 90_000, lines: 1 }])
  expect((await desk.finance.call(subsidies.findTraces, { query: { search: document } })).works).toMatchObject([
    { id: paid },
  ])
  const [way] = (await desk.read(paid)).ways
  expect(way?.steps[0]).toMatchObject({ id: receipt?.id, document: receipt?.document })
  const auditor = await desk.staff('auditor', '450000')
  const asked = { query: { from: '2021-06-01' as DateText, until: '2021-06-30' as DateText } }
  const found = await auditor.call(listResponsible, asked)
  expect(found.rows).toMatchObject([{ basicWorkId: paid, batchId: null, amountFen: 90_000 }])
  expect(found.units).toMatchObject([{ regionCode: COUNTY, payments: 1, amountFen: 90_000 }])
})

it('资金使用情况公开按种类列出，没有个人；与账户的支出相符 [L-114][L-107]', async () => {
  await desk.turnTo('2021-07-05')
  const { figures } = await desk.finance.call(previewDisclosure, { query: { from: '2021-04-01' as DateText } })
  expect(figures).toMatchObject({ paidFen: 90_000, accounts: [{ paidFen: 90_000 }] })
  expect(figures.items).toMatchObject([{ item: 'teaching-materials', paidFen: 90_000, persons: null }])
})

it('月末结账：控制总数为零、银行相符就能结 [L-114]', async () => {
  const month = await desk.accountant.send(subsidies.closeRegionMonth, JUNE)
  expect([month.status, month.body]).toMatchObject([200, {}])
})
