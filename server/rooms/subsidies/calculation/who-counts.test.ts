import { afterAll, beforeAll, expect, it } from 'vitest'
import { completeClass, getClass, recordResults, withdrawTrainee } from '#classes/contract'
import type { DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { overrideReading } from '#policy/contract'
import {
  approvedClass,
  classForm,
  enrolled,
  heldOn,
  markSession,
  sessionsOf,
  turnTo,
  type Villager,
} from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { businessDate, type MoneyHouse, nextDays, openMoneyHouse } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** 谁计入: the text pays by person and day attended; whether leaving or failing takes that away is a reading. */
let money: MoneyHouse
let people: [Villager, Villager, Villager]
beforeAll(async () => {
  money = await openMoneyHouse()
  people = (await money.villagers(3)) as typeof people
  for (const person of people) await money.hire(person)
})
afterAll(() => money.house.close())

/** Two days: one leaves after the first, one comes both days and fails, one comes both days and passes. */
async function unevenClass(): Promise<string> {
  const budget = [
    { item: 'workshop-training' as const, amountFen: yuan(1_200) },
    { item: 'living-allowance' as const, amountFen: yuan(300) },
  ]
  const form = { ...classForm(), ...heldOn(...(await nextDays(money, 2))), budget, plannedHeads: 3 }
  const { id: classId } = await approvedClass(money, form)
  const params = { classId }
  const [leaver = '', failer = '', passer = ''] = await enrolled(money, classId, people)
  const [first, second] = await sessionsOf(money, classId)
  await turnTo(money, first?.heldOn ?? '')
  await markSession(money, first?.id ?? '')
  await turnTo(money, second?.heldOn ?? '')
  await money.workshop.call(withdrawTrainee, { params: { enrollmentId: leaver }, body: { reason: '家中有事' } })
  await markSession(money, second?.id ?? '')
  const results = [
    { enrollmentId: failer, passed: false },
    { enrollmentId: passer, passed: true },
  ]
  await money.teacher.call(recordResults, { params, body: { results } })
  const { version } = await money.workshop.call(getClass, { params })
  await money.workshop.call(completeClass, { params, body: { version } })
  await money.house.settleNews()
  return classId
}

/** What each of the three brings: to the workshop, and for themselves. */
async function amounts(classId: string): Promise<number[][]> {
  const { lines } = await money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
  const of = ({ name }: Villager, rule: string) =>
    lines.find((line) => line.subjectName === name && line.ruleId === `gx-2022-7/10/${rule}`)?.amountFen ?? 0
  return people.map((person) => [of(person, 'workshop-training') / 100, of(person, 'living-allowance') / 100])
}

/** The city decides, by a document, from today on. */
async function decide(rule: string, value: string): Promise<void> {
  const city = await money.house.as('city-officer', { regionCode: '450200' })
  const effectiveFrom: DateText = await businessDate(money)
  const key = `gx-2022-7/10/${rule}/who-counts`
  const body = { key, regionCode: '450200', value, effectiveFrom, documentNumber: `柳人社发〔2024〕${rule}号` }
  await city.call(overrideReading, { body })
}

it('原文按人·天：退班的、考核不合格的，按本人出勤天数计 [G-048][G-050][G-052]', async () => {
  expect(await amounts(await unevenClass())).toEqual([
    [200, 50],
    [400, 100],
    [400, 100],
  ])
})

it('市里依文件改设以后开班的按改设的算，两项补贴各自设；已结业的班重新核算也不变 [G-048][G-050]', async () => {
  const before = await unevenClass()
  await decide('workshop-training', 'passed')
  await decide('living-allowance', 'stayed')
  const after = await unevenClass()
  expect(await amounts(after)).toEqual([
    [0, 0],
    [0, 100],
    [400, 100],
  ])
  const { refusals } = await money.clerk.call(contract.getMatterCalculation, { params: classMatter(after) })
  const found = refusals.filter(({ sentence }) => sentence === '不符合：培训结果计入补贴').flatMap((one) => one.people)
  expect(found.map((one) => one.found).toSorted()).toEqual([
    '中途退班、考核不合格的是否计入：中途退班的不计；培训结果：中途退班',
    '中途退班、考核不合格的是否计入：只计结业考核合格的；培训结果：中途退班',
    '中途退班、考核不合格的是否计入：只计结业考核合格的；培训结果：结业考核不合格',
  ])
  const again = await money.clerk.call(contract.calculateMatter, { params: classMatter(before) })
  expect(again.written).toBe(0)
})
