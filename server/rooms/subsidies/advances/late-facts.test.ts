import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFundAccounts, withdrawFunds } from '#funds/contract'
import type { DateText } from '#kernel/dates'
import { subtract, sum, yuan } from '#kernel/money'
import { takePlaces } from '#people'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { checkRates, endRates, enterRates } from '#policy/contract'
import type { FundSource } from '#policy/language'
import {
  decideLifting,
  decideMeasure,
  listCaseLines,
  openCase,
  proposeLifting,
  proposeMeasure,
} from '#supervision/contract'
import { openAdvanceDesk } from '../../../../test/advance-desk.ts'
import { COUNTY } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { asSystem, bringTo, checkAccounts, noticeOver, pay, seen } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

const [EARMARKED, GENERAL] = ['unemployment-insurance-surplus', 'employment-subsidy-fund'] as const

/** Facts that change after an advance was settled: down, and up again. */
let desk: Awaited<ReturnType<typeof openAdvanceDesk>>
beforeAll(async () => {
  desk = await openAdvanceDesk()
})
afterAll(() => desk.money.house.close())

/** A document of the county sets another rate and its sources. @returns ends it before the classes began: the city's holds again */
async function rated(perHead: number, from: string, ...fundSources: FundSource[]) {
  const city = await desk.money.house.as('city-officer', { regionCode: '450200' })
  const region = await desk.money.house.as('region-officer', { regionCode: '450000' })
  const body = {
    key: 'lz-2019-63/enterprise-training',
    regionCode: COUNTY,
    documentNumber: `测试改标准${perHead}`,
    documentTitle: '企业职工培训补贴标准（测试）',
    effectiveFrom: from as DateText,
    lines: [{ unit: 'person' as const, rateFen: yuan(perHead) }],
    examples: [{ title: '一人', amountFen: yuan(perHead) }],
    fundSources,
  }
  const { id: tableId } = await city.call(enterRates, { body })
  await region.call(checkRates, { params: { tableId } })
  return (until = '2021-01-31') => {
    const body = { effectiveUntil: until as DateText, documentNumber: '测试废止' }
    return region.call(endRates, { params: { tableId }, body })
  }
}

it('结清以后标准调低，预拨和补付各退各的；又调回来，各补各的，付清后分毫不差 [L-060][L-107]', async () => {
  const opened = await desk.enterpriseClass()
  const { id } = await desk.advanced(opened, 3_000)
  await desk.completed(opened, 5)
  const { batches } = await desk.claimClass(opened)
  await desk.paid(batches[0]?.id ?? '')
  const calculate = async () => {
    await desk.money.clerk.call(contract.calculateMatter, { params: classMatter(opened.id) })
    await desk.money.house.settleNews()
    await desk.books()
  }
  const open = async () => {
    const all = [...(await desk.proposals(opened.id)), ...(await desk.proposals(id))]
    return all.map(({ direction, amountFen }) => `${direction} ${amountFen / 100}`)
  }
  const raised = await rated(300, '2021-01-01', EARMARKED)
  await calculate()
  expect(await open()).toEqual([...Array.from({ length: 5 }, () => 'recover 400'), 'recover 1500'])
  await desk.recovered(opened.id)
  await desk.recovered(id)
  await raised()
  await calculate()
  expect(await open()).toEqual([...Array.from({ length: 5 }, () => 'top-up 400'), 'top-up 1500'])
  for (const matterId of [opened.id, id]) await desk.recovered(matterId)
  const { by } = opened.organizer
  const claims = [classMatter(opened.id), { matterKind: 'advance' as const, matterId: id }]
  for (const params of claims) {
    const again = await by.call(contract.claimMatter, { params })
    for (const { id: batchId } of again.batches) await desk.paid(batchId)
    await desk.books()
  }
  const { advances, toPayFen } = await desk.books()
  expect([toPayFen, advances.toPayFen, advances.outstandingFen]).toEqual([0, 0, 0])
  expect(await desk.advanceOf(opened.id)).toMatchObject({ paidFen: yuan(4_500), recoveredFen: yuan(1_500) })
  expect(await open()).toEqual([])
})

it('案件针对一个班：没有结算的预拨也在其中，决定以后追回，结业时不再抵付 [L-060][L-120]', async () => {
  const { money } = desk
  const { advances: before } = await desk.books()
  const opened = await desk.enterpriseClass()
  const { id } = await desk.advanced(opened, 3_000)
  const body = {
    ...{ source: 'complaint' as const, organizationId: opened.organizer.id, classId: opened.id },
    ...{ title: '虚报人数', grounds: '来信' },
  }
  const { id: caseId } = await money.clerk.call(openCase, { body })
  const { lines } = await money.clerk.call(listCaseLines, { params: { caseId } })
  expect(lines.map((line) => [line.matterId, line.amountFen])).toEqual([[id, yuan(3_000)]])
  const measure = { kind: 'recovery' as const, reason: '虚报人数', document: '演示监〔2021〕1号' }
  const { id: measureId } = await money.clerk.call(proposeMeasure, { params: { caseId }, body: measure })
  await money.decider.call(decideMeasure, { params: { measureId }, body: { outcome: 'decided', note: '属实' } })
  await money.house.settleNews()
  expect((await desk.proposals(id)).map((one) => [one.direction, one.amountFen])).toEqual([['recover', yuan(3_000)]])
  await desk.books()
  await desk.completed(opened, 5)
  const { batches } = await desk.claimClass(opened)
  expect(batches).toMatchObject([{ totalFen: yuan(5_000) }])
  const batchId = batches[0]?.id ?? ''
  // Until it has come back, the class has no more than what was approved for it.
  await bringTo(money, batchId, 'second-reviewed')
  const { listHash, version } = await seen(money.decider, batchId)
  const approve = () =>
    money.decider.call(contract.approveBatch, { params: { batchId }, body: { listHash, version, note: '同意' } })
  await expect(approve()).rejects.toThrow('reservation-exceeded')
  await desk.recovered(id)
  const { advances } = await desk.books()
  expect([subtract(advances.recoveredFen, before.recoveredFen), advances.settledFen]).toEqual([
    yuan(3_000),
    before.settledFen,
  ])
  // What came back is reserved for the class again, to the fen, and all of it is paid.
  const { available, reserved } = await desk.balances()
  await approve()
  expect(await desk.balances()).toEqual({ available: available - yuan(3_000), reserved: reserved - yuan(2_000) })
  const { version: approved } = await seen(money.clerk, batchId)
  await money.clerk.call(contract.publishBatch, {
    params: { batchId },
    body: { listHash, version: approved, note: '' },
  })
  await checkAccounts(money)
  await payOut(batchId)
  await desk.books()
})

/** Another county takes a place, as whoever pays there would. @returns whether there was one */
const takenElsewhere = (personId: string, slot: string, atMost: number) =>
  inTransaction(desk.money.house.database, theSystem, async (tx) => {
    const owner = { matterId: randomUUID(), matterName: '外县的班', regionCode: '450224', organizationId: null }
    return (await takePlaces(tx, 'consumed', [{ ...owner, personId, slot, slotWords: '', atMost }])).full === undefined
  })

it('一年三次、一个职业等级一次：补发用原来的位次，别处占满也照补；全部退回让出位次，别处占满就不再补发 [L-100][L-101]', async () => {
  const opened = await desk.enterpriseClass()
  await desk.completed(opened, 5)
  const { batches } = await desk.claimClass(opened)
  await desk.paid(batches[0]?.id ?? '')
  await desk.money.house.settleNews()
  const placesOf = async () => {
    const { rows } = await asSystem(
      desk.money,
      `select u.person_id, u.slot, u.at_most from people.limit_use u join subsidies.line l on l.id = u.matter_id
        where l.matter_id = $1 and u.released_on is null order by l.line_number, u.slot`,
      [opened.id],
    )
    return rows as { person_id: string; slot: string; at_most: number }[]
  }
  const before = await placesOf()
  const years = before.filter(({ slot }) => slot.startsWith('person-year|'))
  const levels = before.filter(({ slot }) => slot.startsWith('person-occupation-level|'))
  expect([years.length, levels.length]).toEqual([5, 5])
  for (const { person_id: personId, slot, at_most: atMost } of years) {
    const taken = []
    for (const _ of [2, 3, 4]) taken.push(await takenElsewhere(personId, slot, atMost))
    expect(taken).toEqual([true, true, false])
  }
  const ended = await rated(1_200, '2021-02-01', EARMARKED)
  const calculate = () => desk.money.clerk.call(contract.calculateMatter, { params: classMatter(opened.id) })
  await calculate()
  await desk.recovered(opened.id)
  const again = await opened.organizer.by.call(contract.claimMatter, { params: classMatter(opened.id) })
  expect(again).toMatchObject({ cutLines: 0, batches: [{ lineCount: 5, totalFen: yuan(1_000) }] })
  expect((await placesOf()).length).toBe(before.length)
  await desk.paid(again.batches[0]?.id ?? '')
  await desk.money.house.settleNews()
  // A case takes all of it away: it comes back, and so do its places, which others take before the case is dropped.
  const { money } = desk
  const about = { source: 'complaint' as const, organizationId: opened.organizer.id, classId: opened.id }
  const { id: caseId } = await money.clerk.call(openCase, { body: { ...about, title: '虚报人数', grounds: '来信' } })
  const body = { kind: 'recovery' as const, reason: '虚报人数', document: '演示监〔2021〕2号' }
  const { id: measureId } = await money.clerk.call(proposeMeasure, { params: { caseId }, body })
  const decided = { outcome: 'decided' as const, note: '属实' }
  await money.decider.call(decideMeasure, { params: { measureId }, body: decided })
  await money.house.settleNews()
  const orders = await desk.recovered(opened.id)
  expect(sum(orders.map(({ amountFen }) => amountFen))).toBe(yuan(6_000))
  await money.house.settleNews()
  expect(await placesOf()).toEqual([])
  const [gone, ...kept] = years
  expect(await takenElsewhere(gone?.person_id ?? '', gone?.slot ?? '', 3)).toBe(true)
  const lifting = { reason: '申诉成立', document: '演示监〔2021〕3号' }
  const { id: liftingId } = await money.clerk.call(proposeLifting, { params: { measureId }, body: lifting })
  await money.decider.call(decideLifting, { params: { liftingId }, body: decided })
  await money.house.settleNews()
  const open = await desk.proposals(opened.id)
  expect(open.map(({ direction, amountFen }) => `${direction} ${amountFen}`)).toEqual(
    kept.map(() => `top-up ${yuan(1_200)}`),
  )
  const { lines } = await desk.money.clerk.call(contract.getMatterCalculation, { params: classMatter(opened.id) })
  const cut = lines.filter(({ cutFen }) => cutFen > 0)
  expect(cut.map(({ cutFen }) => cutFen)).toEqual([yuan(1_200)])
  const params = { decisionId: cut[0]?.decisionId ?? '' }
  const explained = await desk.money.clerk.call(contract.explainDecision, { params })
  expect(explained.cut?.reason).toContain('3次')
  await ended('2021-02-28')
  await desk.books()
})

/** A published batch, when its notice is over. */
async function payOut(batchId: string) {
  await noticeOver(desk.money, batchId)
  await pay(desk.money, batchId)
  await desk.answered(batchId)
}

it('从两个来源预拨、抵付的一行分两笔：其中一笔不予支付，不再补发，抵付的部分追回，其余照付 [L-060][L-109]', async () => {
  await rated(1_000, '2021-03-01', EARMARKED, GENERAL)
  const finance = await desk.money.house.as('finance', { regionCode: COUNTY })
  const { accounts } = await finance.call(listFundAccounts, { query: { source: EARMARKED } })
  const [{ id: accountId, balances } = { id: '', balances: { available: yuan(0) } }] = accounts
  const amountFen = subtract(balances.available, yuan(1_500))
  await finance.call(withdrawFunds, { params: { accountId }, body: { amountFen, documentNumber: '测试收回1号' } })
  const opened = await desk.enterpriseClass()
  const { id } = await desk.ask(opened, 3_000)
  const ahead = await desk.claimAdvance(opened, id)
  for (const batchId of ahead) await bringTo(desk.money, batchId, 'published')
  await checkAccounts(desk.money)
  for (const batchId of ahead) await payOut(batchId)
  expect((await desk.advanceOf(opened.id)).paidFen).toBe(yuan(3_000))
  await desk.completed(opened, 5)
  const { batches } = await desk.claimClass(opened)
  const views = []
  for (const { id: batchId } of batches) views.push(await seen(desk.money.clerk, batchId))
  expect(views.map(({ lines }) => lines.map((line) => line.amountFen / 100))).toEqual([
    [300, 300],
    [250, 300, 300, 550],
  ])
  const [first, second] = batches.map((batch) => batch.id) as [string, string]
  await bringTo(desk.money, first, 'published')
  const lineId = views[0]?.lines[1]?.id ?? ''
  await desk.money.decider.call(contract.rejectLine, { params: { lineId }, body: { reason: '材料不实' } })
  await payOut(first)
  await desk.paid(second)
  await desk.money.house.settleNews()
  await desk.money.clerk.call(contract.calculateMatter, { params: classMatter(opened.id) })
  expect(await desk.proposals(opened.id)).toEqual([])
  expect((await desk.proposals(id)).map((one) => [one.direction, one.amountFen])).toEqual([['recover', yuan(450)]])
  await desk.recovered(id)
  expect((await desk.books()).advances.outstandingFen).toBe(0)
})
