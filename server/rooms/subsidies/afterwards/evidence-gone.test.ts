import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  addWorkMonths,
  confirmClaimList,
  importInsuredMonths,
  insuredTitles,
  listInsuredMonths,
  openClaimList,
  strikeInsuredMonth,
  submitClaimList,
  workMonthTitles,
} from '#employment/contract'
import type { DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { addStatus, endContract, recordContract, recordDeath, takeBackDeath, withdrawStatus } from '#people/contract'
import { checkRates, endRates, enterRates } from '#policy/contract'
import { type AwardDesk, openAwardDesk } from '../../../../test/award-desk.ts'
import { COUNTY, type Villager } from '../../../../test/class-house.ts'
import { listFile } from '../../../../test/list-file.ts'
import { asSystem, bankAnswers, bringTo, giveAccount, nameOf, seen } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** A roster of training through work that was paid: what it rested on goes, person by person, and then the rate. */
let desk: AwardDesk
let matterId: string
beforeAll(async () => {
  desk = await openAwardDesk()
  await desk.allot(yuan(200_000))
  const { enterpriseId, money } = desk
  await giveAccount(money, { payeeKind: 'organization', payeeId: enterpriseId }, '6222000011113333')
  await setRate(500)
  await hire('撤销', '贫困劳动力')
  await hire('终止', '贫困劳动力')
  await hire('剔除', '就业困难人员（含残疾人）')
  await hire('死亡', '贫困劳动力')
  await hire('一直在', '贫困劳动力')
  const employer = await nameOf(money, { payeeKind: 'organization', payeeId: enterpriseId })
  const insured = MONTHS.map((month) => ({ ...of('剔除'), employer, month, paidOn: '2021-02-20', document: '清单' }))
  await money.clerk.call(importInsuredMonths, { file: listFile(insuredTitles, insured, '到账.csv') })
  matterId = await paidRoster([...worker.values()], MONTHS)
})
afterAll(() => desk.money.house.close())

const MONTHS = ['2021-01', '2021-02']
const worker = new Map<string, Villager & { readonly personId: string; readonly contractId: string }>()
const of = (what: string) => worker.get(what) as NonNullable<ReturnType<typeof worker.get>>

async function hire(what: string, status: string, startsOn = '2020-12-01') {
  const { money, enterprise } = desk
  const [who] = (await money.villagers(1, { status })) as [Villager]
  const body = { ...who, number: `合同${what}`, startsOn: startsOn as DateText, endsOn: null }
  const { id: contractId } = await enterprise.call(recordContract, { body })
  const { rows } = await asSystem(money, 'select person_id from people.labor_contract where id = $1', [contractId])
  worker.set(what, { ...who, personId: rows[0].person_id, contractId })
}

let tables = 0
let tableId = ''
/** The city's rate of a month, from the day on which the document has it; an earlier table ends the day before. */
async function setRate(amount: number, effectiveFrom = '2020-01-01') {
  const city = await desk.money.house.as('city-officer', { regionCode: '450200' })
  const region = await desk.money.house.as('region-officer', { regionCode: '450000' })
  tables += 1
  if (tableId) {
    const body = { effectiveUntil: '2020-12-31' as DateText, documentNumber: `测试以工代训${tables}号` }
    await region.call(endRates, { params: { tableId }, body })
  }
  const body = {
    key: 'lz-2019-63/work-training',
    regionCode: '450200',
    documentNumber: `测试以工代训${tables}号`,
    documentTitle: '以工代训标准（测试）',
    effectiveFrom,
    fundSources: ['unemployment-insurance-surplus'],
    lines: [{ unit: 'month', rateFen: yuan(amount) }],
    examples: [{ title: '一个月', quantity: 1, amountFen: yuan(amount) }],
  }
  tableId = (await city.call(enterRates, { body: body as never })).id
  await region.call(checkRates, { params: { tableId } })
}

/** A roster of some people and months, confirmed, claimed and paid. */
async function paidRoster(people: readonly Villager[], months: readonly string[], enterprise = desk.enterprise) {
  const { money } = desk
  const span = { monthFrom: months.at(0), monthUntil: months.at(-1) }
  const { id: listId } = await enterprise.call(openClaimList, {
    body: { kind: 'training-through-work', regionCode: COUNTY, ...span } as never,
  })
  const each = people.flatMap((who) => months.map((month) => ({ ...who, month })))
  const rows = each.map((one) => ({ ...one, wage: '2600', paidOn: '2021-02-28', proof: '工资表' }))
  await enterprise.call(addWorkMonths, { params: { listId }, file: listFile(workMonthTitles, rows, '名册.csv') })
  await enterprise.call(submitClaimList, { params: { listId }, body: { version: 1 } })
  await money.clerk.call(confirmClaimList, { params: { listId }, body: { version: 2 } })
  await desk.sign(enterprise, listId)
  const { batches } = await enterprise.call(contract.claimMatter, { params: matter(listId) })
  for (const { id } of batches) {
    await bringTo(money, id, 'paying')
    const { orders } = await seen(money.clerk, id)
    expect(await bankAnswers(money, id, orders[0]?.id ?? '')).toMatchObject({ batchClosed: true })
  }
  await money.house.settleNews()
  return listId
}

const matter = (listId: string) => ({ matterKind: 'training-through-work' as const, matterId: listId })

/** What is proposed, once the news is settled: about whom, which way, how much in yuan. */
const proposed = async (of = matterId) => {
  // News of a rate is told on, to a few matters at a time.
  for (const _ of ['told', 'told on']) await desk.money.house.settleNews()
  const query = { matterId: of, state: 'open' as const }
  const { rows } = await desk.money.decider.call(contract.listAdjustments, { query })
  return rows.map((one) => `${one.subjectName} ${one.direction} ${one.amountFen / 100}`).toSorted()
}
const asked = (...all: readonly (readonly [string, string, number])[]) =>
  all.map(([what, direction, amount]) => `${of(what).name} ${direction} ${amount}`).toSorted()

it('付款以后身份撤销、参保月份剔除、合同提前终止、死亡以后的月份：各自提出追回，名册因此缺了凭据也不等 [L-094] [L-107]', async () => {
  const { money, enterprise } = desk
  expect(await proposed()).toEqual([])
  const { rows } = await asSystem(money, 'select id from people.status where person_id = $1', [of('撤销').personId])
  await money.reviewer.call(withdrawStatus, { params: { statusId: rows[0].id }, body: { reason: '登记有误' } })
  expect(await proposed()).toEqual(asked(['撤销', 'recover', 1_000]))
  const { months } = await money.reviewer.call(listInsuredMonths, { query: { name: of('剔除').name } })
  const struck = { params: { insuredMonthId: months[0]?.id ?? '' }, body: { reason: '退费' } }
  await money.reviewer.call(strikeInsuredMonth, struck)
  expect(await proposed()).toEqual(asked(['撤销', 'recover', 1_000], ['剔除', 'recover', 1_000]))
  const ended = {
    params: { contractId: of('终止').contractId },
    body: { version: 1, endsOn: '2020-12-31' as DateText },
  }
  await enterprise.call(endContract, ended)
  const all = asked(['撤销', 'recover', 1_000], ['剔除', 'recover', 1_000], ['终止', 'recover', 1_000])
  expect(await proposed()).toEqual(all)
  const died = { diedOn: '2021-01-20' as DateText, document: '火化证明' }
  const params = { personId: of('死亡').personId }
  const { id: deathId } = await money.clerk.call(recordDeath, { params, body: died })
  expect(await proposed()).toEqual([...all, ...asked(['死亡', 'recover', 500])].toSorted())
  await money.reviewer.call(takeBackDeath, { params: { deathId }, body: { reason: '录错了人' } })
  expect(await proposed()).toEqual(all)
  const { notReady } = await money.clerk.call(contract.getMatterCalculation, { params: matter(matterId) })
  expect(notReady).toContain('缺有合同')
})

it('名册里有人在首月以前死亡：本人不付，其余的照样申报 [L-094] [L-107]', async () => {
  const { money } = desk
  await hire('早已死亡', '贫困劳动力')
  await hire('同一名册', '贫困劳动力')
  const body = { diedOn: '2020-12-20' as DateText, document: '火化证明' }
  await money.clerk.call(recordDeath, { params: { personId: of('早已死亡').personId }, body })
  const listId = await paidRoster([of('早已死亡'), of('同一名册')], MONTHS)
  const { notReady, lines } = await money.clerk.call(contract.getMatterCalculation, { params: matter(listId) })
  expect(notReady).toBeNull()
  const due = lines.filter((line) => line.amountFen > 0).map((line) => [line.subjectName, line.amountFen / 100])
  expect(due).toEqual([[of('同一名册').name, 1_000]])
})

it('报了八个月封顶付六个月：少了一个月还有七个月，不追回；只剩五个月才追回一个月 [L-095] [L-107]', async () => {
  const { money, enterprise } = desk
  await hire('八个月', '贫困劳动力', '2020-07-01')
  const { personId, contractId, name } = of('八个月')
  const earlier = { status: 'registered-poor', validFrom: '2019-01-01', validUntil: '2020-12-31', source: '名单' }
  await money.clerk.call(addStatus, { params: { personId }, body: earlier as never })
  const months = ['2020-07', '2020-08', '2020-09', '2020-10', '2020-11', '2020-12', ...MONTHS]
  const listId = await paidRoster([of('八个月')], months)
  const dueAndCut = async () => {
    const { lines } = await money.clerk.call(contract.getMatterCalculation, { params: matter(listId) })
    return lines.filter((line) => line.entitled).map((line) => [line.amountFen / 100, line.cutFen / 100])
  }
  expect(await dueAndCut()).toEqual([[4_000, 1_000]])
  const end = (version: number, endsOn: string) =>
    enterprise.call(endContract, { params: { contractId }, body: { version, endsOn: endsOn as DateText } })
  await end(1, '2021-01-31')
  expect(await proposed(listId)).toEqual([])
  expect(await dueAndCut()).toEqual([[3_500, 500]])
  await end(2, '2020-11-30')
  expect(await proposed(listId)).toEqual([`${name} recover 500`])
})

it('付过的月份退回以后由另一家单位申领：先前一家再补时只补别处没有付过的，写明条款，每月只有一个位次 [L-095] [L-096] [L-107]', async () => {
  const { money, enterpriseId } = desk
  await hire('换单位', '就业困难人员（含残疾人）')
  const who = of('换单位')
  const { name, personId } = who
  const otherId = await money.organization('enterprise', COUNTY)
  const other = await money.staff('enterprise', otherId)
  await giveAccount(money, { payeeKind: 'organization', payeeId: otherId }, '6222000011114444')
  const insure = async (payeeId: string, months: readonly string[], document: string) => {
    const employer = await nameOf(money, { payeeKind: 'organization', payeeId })
    const rows = months.map((month) => ({ ...who, employer, month, paidOn: '2021-02-20', document }))
    await money.clerk.call(importInsuredMonths, { file: listFile(insuredTitles, rows, `${document}.csv`) })
  }
  /** The months paid or claimed, and how many of the six. */
  const taken = async () => {
    const { rows } = await asSystem(
      money,
      `select split_part(slot, '|', 4) as month from people.limit_use where person_id = $1 and released_on is null
        order by slot collate "C"`,
      [personId],
    )
    return rows.map(({ month }) => month)
  }
  await insure(enterpriseId, MONTHS, '清单甲')
  const listId = await paidRoster([who], MONTHS)
  expect(await taken()).toEqual(['', '', ...MONTHS])
  const { months } = await money.reviewer.call(listInsuredMonths, { query: { name } })
  const january = { insuredMonthId: months.find(({ month }) => month === '2021-01')?.id ?? '' }
  await money.reviewer.call(strikeInsuredMonth, { params: january, body: { reason: '退费' } })
  expect(await proposed(listId)).toEqual([`${name} recover 1000`])
  const open = async () =>
    (await money.decider.call(contract.listAdjustments, { query: { matterId: listId, state: 'open' } })).rows
  const decide = async () => {
    const params = { adjustmentId: (await open())[0]?.id ?? '' }
    return money.decider.call(contract.decideAdjustment, { params, body: { accept: true, reason: '查实' } })
  }
  const [order] = (await decide()).recoveries
  const repaid = { amountFen: yuan(1_000), documentNumber: '缴1', receivedOn: await desk.today() }
  await money.accountant.call(contract.recordRepayment, { params: { recoveryId: order?.id ?? '' }, body: repaid })
  await money.house.settleNews()
  expect(await taken()).toEqual([])
  const body = { ...who, number: '合同另一家', startsOn: '2021-02-01' as DateText, endsOn: null }
  await other.call(recordContract, { body })
  await insure(otherId, ['2021-02'], '清单乙')
  const otherList = await paidRoster([who], ['2021-02'], other)
  const others = await money.clerk.call(contract.getMatterCalculation, { params: matter(otherList) })
  const paid = others.lines.filter(({ entitled }) => entitled).map(({ amountFen, cutFen }) => [amountFen, cutFen])
  expect(paid).toEqual([[50_000, 0]])
  await insure(enterpriseId, ['2021-01'], '清单丙')
  await money.clerk.call(contract.calculateMatter, { params: matter(listId) })
  expect(await proposed(listId)).toEqual([`${name} top-up 500`])
  await decide()
  const { batches } = await desk.enterprise.call(contract.claimMatter, { params: matter(listId) })
  expect(batches).toMatchObject([{ totalFen: 50_000 }])
  expect(await taken()).toEqual(['', '', ...MONTHS])
  const { lines } = await money.clerk.call(contract.getMatterCalculation, { params: matter(listId) })
  const cut = lines.find(({ cutFen }) => cutFen > 0)
  const params = { decisionId: cut?.decisionId ?? '' }
  expect((await money.clerk.call(contract.explainDecision, { params })).cut).toMatchObject({
    amountFen: 50_000,
    reason: '超过限制：同一人同一月只补一次（柳政规〔2019〕63号六（一））',
  })
  expect((await money.clerk.call(contract.controlTotal, { query: {} })).total.differenceFen).toBe(0)
})

it('付款以后标准追溯降低：全部按新标准重算，多付的提出追回 [L-001] [L-107]', async () => {
  const before = await proposed()
  await setRate(300, '2021-01-01')
  expect(await proposed()).toEqual(
    [...before, ...asked(['一直在', 'recover', 400], ['死亡', 'recover', 400])].toSorted(),
  )
})
