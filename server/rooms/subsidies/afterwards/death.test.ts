import { afterAll, beforeAll, expect, it } from 'vitest'
import { issueCertificates, listCertificates } from '#assessment/contract'
import { enroll, recordResults } from '#classes/contract'
import { addDays, type DateText } from '#kernel/dates'
import { recordDeath, takeBackDeath } from '#people/contract'
import { inTransaction } from '#platform/db'
import {
  approvedClass,
  enrolled,
  heldOn,
  markSession,
  sessionsOf,
  type Villager,
} from '../../../../test/class-house.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  claim,
  classOf,
  type MoneyHouse,
  nextDays,
  noticeOver,
  openMoneyHouse,
  seen,
  turnTo,
} from '../../../../test/money-house.ts'
import { trainingMatter } from '../calculation/training-matter.ts'
import * as contract from '../contract.ts'

/** A death that is known late: days attended after it are impossible evidence, before payment and after it. */
let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

/** A class of two people on four days, 200 yuan of living allowance each, brought to a stage; one of the two. */
async function classOnTheWay(stage: 'published' | 'paying') {
  const people = await money.villagers(2)
  const days = (await nextDays(money, 4)) as DateText[]
  const classId = await classOf(money, people, days)
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, stage)
  return { classId, batchId, days, who: people[0] as Villager }
}

async function dies(who: Villager, diedOn: DateText): Promise<string> {
  const { rows } = await asSystem(money, 'select id from people.person where name = $1', [who.name])
  const body = { diedOn, document: '公安死亡信息2024-9号' }
  const { id } = await money.clerk.call(recordDeath, { params: { personId: rows[0].id }, body })
  await money.house.settleNews()
  return id
}
async function lives(deathId: string): Promise<void> {
  await money.reviewer.call(takeBackDeath, { params: { deathId }, body: { reason: '同名同姓，录错了人' } })
  await money.house.settleNews()
}
const proposals = async (matterId: string, state: 'open' | 'superseded' = 'open') =>
  (await money.decider.call(contract.listAdjustments, { query: { matterId, state } })).rows.map((one) => [
    one.subjectName,
    one.direction,
    one.amountFen / 100,
  ])
const postings = async () => (await asSystem(money, 'select count(*)::int as n from funds.posting')).rows[0].n as number
const failed = async (batchId: string) =>
  (await money.payer.call(contract.getGate, { params: { batchId } })).lines.map(({ checks }) =>
    checks.filter(({ passed }) => !passed).map(({ check }) => check),
  )

it('付款后登记死亡在班期中间：只提出追回以后几天的，不动账；撤销登记，提议随之撤回 [L-107]', async () => {
  const { classId, batchId, days, who } = await classOnTheWay('paying')
  const { orders } = await seen(money.clerk, batchId)
  await bankAnswers(money, batchId, orders[0]?.id ?? '')
  await money.house.settleNews()
  const before = await postings()
  const day = days[1] as DateText
  const table: readonly [DateText, unknown[]][] = [
    [day, [[who.name, 'recover', 100]]],
    [addDays(days[0] as DateText, -1), [[who.name, 'recover', 200]]],
    [days[3] as DateText, []],
  ]
  for (const [diedOn, asked] of table) {
    const deathId = await dies(who, diedOn)
    expect([diedOn, await proposals(classId)]).toEqual([diedOn, asked])
    await lives(deathId)
    expect(await proposals(classId)).toEqual([])
  }
  expect(await proposals(classId, 'superseded')).toContainEqual([who.name, 'recover', 100])
  expect(await postings()).toBe(before)
})

it('付款前登记死亡：收款人停付，班期中间死亡的核算也变了；属于遗产的由审批人放行；撤销后照付 [L-107]', async () => {
  const { batchId, days, who } = await classOnTheWay('published')
  await noticeOver(money, batchId)
  const wrong = await dies(who, days[1] as DateText)
  expect((await failed(batchId)).toSorted()).toEqual([[], ['calculation-current', 'payee-living']])
  await lives(wrong)
  expect(await failed(batchId)).toEqual([[], []])
  await dies(who, addDays(days[3] as DateText, 1))
  expect((await failed(batchId)).toSorted()).toEqual([[], ['payee-living']])
  const { lines } = await seen(money.clerk, batchId)
  const lineId = lines.find(({ payeeName }) => payeeName === who.name)?.id ?? ''
  const until = await businessDate(money)
  const body = { check: 'payee-living' as const, reason: '继承公证2024-3号', validUntil: until }
  await money.decider.call(contract.overrideCheck, { params: { lineId }, body })
  expect(await failed(batchId)).toEqual([[], []])
})

it('班期中间死亡的，考核合格和以后发的证书都不作数；学完以后死亡的，考核照样作数 [L-107]', async () => {
  const [who] = (await money.villagers(1)) as [Villager]
  const days = (await nextDays(money, 3)) as [DateText, DateText, DateText]
  const classId = await classOf(money, [who], days)
  await money.workshop.call(issueCertificates, { params: { classId } })
  const proven = async () => {
    const matter = await inTransaction(money.house.database, money.clerk.actor, (tx) => trainingMatter(tx, classId))
    const { attendance, certificate } = matter?.subjects[0]?.facts ?? {}
    return [attendance?.outcome, certificate?.kind, matter?.certificates?.size]
  }
  const kept = ['passed', 'training-completion', 1]
  expect(await proven()).toEqual(kept)
  const early = await dies(who, days[1])
  expect(await proven()).toEqual(['untested', undefined, 0])
  await lives(early)
  await dies(who, days[2])
  expect(await proven()).toEqual(kept)
})

it('考核以后死亡的，证书以后才发也作数；考核以前死亡的不发证，等不来的证书不占着预留 [L-107]', async () => {
  const people = (await money.villagers(2)) as [Villager, Villager]
  for (const person of people) await money.hire(person)
  const days = (await nextDays(money, 2)) as [DateText, DateText]
  const classId = await classOf(money, people, days)
  await dies(people[0], days[1])
  const never = await dies(people[1], days[0])
  await turnTo(money, addDays(days[1], 3))
  const params = { classId }
  expect(await money.workshop.call(issueCertificates, { params })).toEqual({ issued: 1 })
  expect((await money.workshop.send(issueCertificates, { params })).body).toMatchObject({
    code: 'died-before-test',
    detail: `${people[1].name}登记于${days[0]}死亡，早于考核（${days[1]}），不发证书（这样的学员共1人）`,
  })
  const { certificates } = await money.clerk.call(listCertificates, { params })
  expect(certificates.map((one) => [one.personName, one.passedOn, one.issuedOn])).toEqual([
    [people[0].name, days[1], addDays(days[1], 3)],
  ])
  const matter = await inTransaction(money.house.database, money.clerk.actor, (tx) => trainingMatter(tx, classId))
  const proven = matter?.subjects.map(({ name, facts }) => [name, facts.attendance?.outcome, facts.certificate?.kind])
  expect(new Set(proven)).toEqual(
    new Set([
      [people[0].name, 'passed', 'training-completion'],
      [people[1].name, 'untested', undefined],
    ]),
  )
  await lives(never)
  expect(await money.workshop.call(issueCertificates, { params })).toEqual({ issued: 1 })
})

it('考核日期照记录填写；死亡在考核以前的不能记为合格 [L-107]', async () => {
  const [who] = (await money.villagers(1)) as [Villager]
  const days = (await nextDays(money, 2)) as [DateText, DateText]
  const handle = await approvedClass(money, heldOn(...days))
  const [enrollmentId = ''] = await enrolled(money, handle.id, [who])
  await turnTo(money, addDays(days[1], 2))
  for (const { id } of await sessionsOf(money, handle.id)) await markSession(money, id)
  const test = async (testedOn: DateText, passed = true) => {
    const body = { testedOn, results: [{ enrollmentId, passed }] }
    const sent = await money.teacher.send(recordResults, { params: { classId: handle.id }, body })
    return sent.body.code ?? sent.status
  }
  expect([await test(addDays(days[1], 3)), await test(addDays(days[0], -1))]).toEqual(['test-ahead', 'test-too-early'])
  expect(await test(days[1])).toBe(200)
  await dies(who, days[1])
  expect([await test(addDays(days[1], 1)), await test(days[1])]).toEqual(['died-before-test', 200])
})

it('开班以前已登记死亡的不能入班 [L-107]', async () => {
  const [who] = (await money.villagers(1)) as [Villager]
  const today = await businessDate(money)
  const { id: classId } = await approvedClass(money, heldOn(...(await nextDays(money, 2))))
  await dies(who, today)
  const sent = await money.workshop.send(enroll, { params: { classId }, body: who })
  expect(sent.body).toMatchObject({ status: 422, code: 'person-died' })
})
