import { afterAll, beforeAll, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { roles } from '#platform/auth'
import { openDesk } from '../../../test/funds-desk.ts'
import type { Client } from '../../../test/harness.ts'
import * as contract from './contract.ts'

const [COUNTY, SIBLING, CITY] = ['450225', '450226', '450200']
let desk: Awaited<ReturnType<typeof openDesk>>
let finance: Client
let cityFinance: Client

beforeAll(async () => {
  desk = await openDesk()
  finance = await desk.house.as('finance', { regionCode: COUNTY })
  cityFinance = await desk.house.as('finance', { regionCode: CITY })
})
afterAll(() => desk.house.close())

const body = (regionCode: string, documentNumber: string) =>
  ({ source: 'poverty-relief-fund', regionCode, amountFen: yuan(8), documentNumber }) as const

it('每个来源一个账户，下达记入各自账户，专账单设，互不相通 [L-106][L-107]', async () => {
  const regionCode = desk.freshCounty()
  for (const source of contract.fundSources.values) await desk.allotted(source, regionCode, yuan(100))
  const { accounts } = await desk.finance.call(contract.listFundAccounts, { query: { regionCode } })
  expect(accounts.map((account) => account.source).sort()).toEqual([...contract.fundSources.values].sort())
  expect(accounts.map((account) => account.balances.available)).toEqual(accounts.map(() => yuan(100)))
  const earmarked = accounts.find((account) => account.source === 'unemployment-insurance-surplus')
  expect(earmarked?.name).toContain('职业技能提升行动专账')
})

it('同一文号在同一账户只录一次，括号和空格不同也是同一文号 [L-107]', async () => {
  await finance.call(contract.allotFunds, { body: body(COUNTY, '桂财社〔2024〕12号') })
  const again = await finance.send(contract.allotFunds, { body: body(COUNTY, '桂财社[2024] 12 号') })
  expect([again.status, again.body.code, again.body.detail]).toEqual([
    409,
    'already-booked',
    '这件事已经记过账：桂财社〔2024〕12号',
  ])
})

it('双击只记一次：同一幂等键两次得到同一凭证', async () => {
  const given = { body: body(COUNTY, '双击1号'), idempotencyKey: 'double-click-allotment' }
  const [one, two] = await Promise.all([
    finance.call(contract.allotFunds, given),
    finance.call(contract.allotFunds, given),
  ])
  expect(one).toEqual(two)
})

it('县财政只录本县，市财政录市和所属县；拨付以外的岗位都不能录 [L-108]', async () => {
  for (const outside of [SIBLING, CITY]) {
    const { body: problem } = await finance.send(contract.allotFunds, { body: body(outside, '越界1号') })
    expect([outside, problem.code]).toEqual([outside, 'region-outside'])
  }
  for (const inside of [SIBLING, CITY]) await cityFinance.call(contract.allotFunds, { body: body(inside, '市录1号') })
  for (const role of roles.values.filter((each) => each !== 'finance')) {
    const client = await desk.house.as(role, { regionCode: COUNTY })
    const { status } = await client.send(contract.allotFunds, { body: body(COUNTY, '越权1号') })
    expect([role, status]).toEqual([role, 403])
  }
})

it('金额须大于零，文号必填：问题一次说完', async () => {
  const given = { body: { ...body(COUNTY, ' '), amountFen: 0 } }
  const { status, body: problem } = await finance.send(contract.allotFunds, given)
  expect(status).toBe(422)
  expect(problem.errors.map((error: { path: string }) => error.path).sort()).toEqual(['amountFen', 'documentNumber'])
})

it('县只看本县账户和凭证，市看到所属县，外市什么也看不到 [L-106]', async () => {
  const mine = (await finance.call(contract.allotFunds, { body: body(COUNTY, '范围1号') })).accountId
  const cityOwn = (await cityFinance.call(contract.allotFunds, { body: body(CITY, '范围2号') })).accountId
  const abroad = await desk.house.as('finance', { regionCode: '450300' })
  const seen = async (client: Client) =>
    (await client.call(contract.listFundAccounts)).accounts.map((account) => account.id)
  expect(await seen(finance)).toEqual([mine])
  expect(await seen(cityFinance)).toEqual(expect.arrayContaining([mine, cityOwn]))
  expect(await seen(abroad)).toEqual([])
  for (const client of [abroad, await desk.house.as('finance', { regionCode: SIBLING })]) {
    const one = await client.send(contract.getFundAccount, { params: { accountId: mine } })
    expect([one.status, one.body.code]).toEqual([404, 'account-unknown'])
    const journals = await client.call(contract.listJournals, { params: { accountId: mine } })
    expect([journals.total, journals.rows]).toEqual([0, []])
  }
})

it('凭证分页：按类型和日期筛，游标接着翻 [L-107]', async () => {
  const regionCode = desk.freshCounty()
  const accountId = await desk.allotted('employment-subsidy-fund', regionCode, yuan(9))
  for (const amount of [1, 2]) await desk.reserve(desk.wanted(accountId, regionCode, yuan(amount)))
  const params = { accountId }
  const first = await desk.finance.call(contract.listJournals, { params, query: { limit: 2 } })
  const rest = await desk.finance.call(contract.listJournals, { params, query: { limit: 2, cursor: first.next } })
  expect([first.total, first.rows.length, rest.rows.length, rest.next]).toEqual([3, 2, 1, undefined])
  expect(rest.rows[0]).toMatchObject({ kind: 'allot', from: 'source', to: 'available', cites: ['lz-2019-63#6-3'] })
  const reserves = await desk.finance.call(contract.listJournals, {
    params,
    query: { kind: 'reserve', from: '2024-06-01', until: '2024-06-30' },
  })
  expect(reserves.rows.map((row) => row.amountFen)).toEqual([yuan(2), yuan(1)])
  const later = await desk.finance.call(contract.listJournals, { params, query: { from: '2024-07-01' } })
  expect(later.total).toBe(0)
})

it('项目与资金来源对应表：随地区和日期取自政策规则 [L-047][L-109]', async () => {
  const ask = (regionCode: string, on: string) =>
    desk.finance.call(contract.listItemSources, { query: { regionCode, on } }).then(({ items }) => items)
  const in2021 = new Map((await ask(COUNTY, '2021-03-08')).map((one) => [one.item, one]))
  expect(in2021.get('living-allowance')).toMatchObject({ sources: ['employment-subsidy-fund'], basis: 'text' })
  expect(in2021.get('living-allowance')?.cites).toEqual(expect.arrayContaining(['lz-2019-63#4-1', 'lz-2019-63#6-1']))
  expect(in2021.get('enterprise-training')).toMatchObject({ sources: [], basis: 'rate-table' })
  const in2024 = await ask(COUNTY, '2024-06-10')
  expect(in2024.map(({ item, sources }) => [item, sources])).toEqual([
    ['workshop-training', ['employment-subsidy-fund']],
    ['living-allowance', ['employment-subsidy-fund']],
    ['training', []],
    ['employment-service', []],
  ])
  expect(await ask('450302', '2021-03-08')).toEqual([])
})
