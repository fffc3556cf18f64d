import { afterAll, beforeAll, expect, it } from 'vitest'
import * as classes from '#classes/contract'
import { addDays, type DateText } from '#kernel/dates'
import { getPerson, listPeople, recordDeath, stateIntent, takeBackDeath } from '#people/contract'
import { getTimeline, getWorkQueue } from '#platform/auth/contract'
import {
  approvedClass,
  type ClassHouse,
  COUNTY,
  completedClass,
  enrolled,
  heldOn,
  markSession,
  openClassHouse,
  sessionsOf,
  turnTo,
  type Villager,
} from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import * as contract from './contract.ts'

/** What is still open for somebody ends with the record of the death, and comes back where it was a mistake. */
let desk: ClassHouse
let reviewer: Client
beforeAll(async () => {
  desk = await openClassHouse()
  reviewer = await desk.house.as('second-reviewer', { regionCode: COUNTY })
})
afterAll(() => desk.house.close())

const idOf = async ({ name }: Villager) =>
  (await desk.clerk.call(listPeople, { query: { name } })).rows.find((row) => row.name === name)?.id ?? ''
const dies = async (personId: string, diedOn: string) => {
  const body = { diedOn: diedOn as DateText, document: '火化证明2024-8号' }
  const { id } = await desk.clerk.call(recordDeath, { params: { personId }, body })
  await desk.house.settleNews()
  return id
}
const lives = async (deathId: string) => {
  await reviewer.call(takeBackDeath, { params: { deathId }, body: { reason: '同名同姓，录错了人' } })
  await desk.house.settleNews()
}
const mattersOf = async ({ name }: Villager) =>
  (await desk.clerk.call(contract.listMatters, { query: { search: name } })).rows

it('登记死亡：服务事项、推介连同原因终止，意愿了结，没上完的班退出名册；撤销登记，原样恢复 [L-107]', async () => {
  const [who, other] = (await desk.villagers(2)) as [Villager, Villager]
  const { id: before } = await approvedClass(desk, heldOn('2024-06-10'))
  await completedClass(desk, { id: before, version: 0 }, [who])
  await desk.house.settleNews()
  const [matter] = await mattersOf(who)
  const matterId = matter?.id ?? ''
  const post = { title: '缝纫工', employer: '融水某厂', workplace: '融水县', payText: '月薪3500元', heads: 3 }
  const { id: postId } = await desk.clerk.call(contract.publishPost, { body: { ...post, openUntil: '2024-09-30' } })
  await desk.clerk.call(contract.referPost, { params: { matterId }, body: { postId } })
  const days = ['2024-06-20', '2024-06-21', '2024-06-22']
  const { id: classId } = await approvedClass(desk, heldOn(...days))
  await enrolled(desk, classId, [who, other])
  const personId = await idOf(who)
  await desk.clerk.call(stateIntent, { params: { personId }, body: { kind: 'job', jobWish: '缝纫' } as never })
  const [first, second, third] = await sessionsOf(desk, classId)
  await turnTo(desk, days[0] ?? '')
  await markSession(desk, first?.id ?? '')

  const deathId = await dies(personId, days[0] ?? '')
  const rollOf = async () =>
    (await desk.clerk.call(classes.listEnrollments, { params: { classId } })).enrollments
      .filter(({ personName }) => personName === who.name)
      .map(({ withdrawnOn, withdrawnReason }) => [withdrawnOn, withdrawnReason])
  const intents = async () =>
    (await desk.clerk.call(getPerson, { params: { personId } })).intents.filter(({ closedOn }) => closedOn === null)
  const because = `登记于${days[0]}死亡`
  expect(await mattersOf(who)).toMatchObject([
    { state: 'closed', closedOn: days[0], closedBecause: because, tone: 'fine', referred: 1 },
  ])
  expect(await rollOf()).toEqual([[days[1], because]])
  expect(await intents()).toEqual([])
  const refer = await desk.clerk.send(contract.referPost, { params: { matterId }, body: { postId } })
  expect(refer.body.code).toBe('matter-closed')
  await turnTo(desk, days[1] ?? '')
  await markSession(desk, second?.id ?? '')

  await lives(deathId)
  expect(await mattersOf(who)).toMatchObject([{ state: 'referring', closedOn: null, closedBecause: null, referred: 1 }])
  expect(await rollOf()).toEqual([[null, null]])
  expect((await intents()).length).toBeGreaterThan(0)
  const { trainees } = await desk.teacher.call(classes.getSessionSheet, { params: { sessionId: second?.id ?? '' } })
  const mine = trainees.find(({ personName }) => personName === who.name)
  expect(mine?.mark).toBe('absent')
  const correction = { enrollmentId: mine?.enrollmentId ?? '', mark: 'present' as const, reason: '误登死亡期间在课' }
  await desk.otherTeacher.call(classes.correctAttendance, { params: { sessionId: second?.id ?? '' }, body: correction })
  await turnTo(desk, days[2] ?? '')
  await markSession(desk, third?.id ?? '')
  const sheet = await desk.clerk.call(classes.getAttendance, { params: { classId } })
  expect(sheet.trainees.map(({ attendedDates }) => attendedDates)).toEqual([days, days])
  const { events } = await desk.clerk.call(getTimeline, { params: { personId } })
  expect(events.filter(({ title }) => title === '退班')).toEqual([])
})

it('已登记死亡的人结业时不立服务事项，撤销登记后补立；逾期未回访不算死者 [L-107]', async () => {
  const [who] = (await desk.villagers(1)) as [Villager]
  const { id } = await approvedClass(desk, heldOn('2024-06-27'))
  await completedClass(desk, { id, version: 0 }, [who])
  const deathId = await dies(await idOf(who), '2024-06-27')
  expect(await mattersOf(who)).toEqual([])
  await lives(deathId)
  expect(await mattersOf(who)).toMatchObject([{ state: 'referring', openedOn: '2024-06-27' }])
  await dies(await idOf(who), addDays('2024-06-27' as DateText, -1))
  expect(await mattersOf(who)).toMatchObject([{ state: 'closed', closedBecause: '登记于2024-06-26死亡' }])
})

it('考核合格以后才死亡的照样结业，以后的课次没有他；撤销登记的，其间的课次记缺勤 [L-107]', async () => {
  const [who, other] = (await desk.villagers(2)) as [Villager, Villager]
  const [first, second] = ['2024-07-01', '2024-07-02'] as const
  const { id: classId } = await approvedClass(desk, heldOn(first, second))
  const ids = await enrolled(desk, classId, [who, other])
  const params = { classId }
  const [one, two] = (await sessionsOf(desk, classId)).map(({ id }) => id) as [string, string]
  await turnTo(desk, first)
  await markSession(desk, one)
  const results = ids.map((enrollmentId) => ({ enrollmentId, passed: true }))
  await desk.teacher.call(classes.recordResults, { params, body: { results } })
  const deathId = await dies(await idOf(who), first)
  const sheet = async () =>
    (await desk.teacher.call(classes.getSessionSheet, { params: { sessionId: two } })).trainees.map(
      ({ enrollmentId, mark }) => [enrollmentId, mark],
    )
  expect(await sheet()).toEqual([[ids[1], null]])
  await turnTo(desk, second)
  await markSession(desk, two)
  await lives(deathId)
  expect(new Map((await sheet()) as [string, string][])).toEqual(
    new Map([
      [ids[0], 'absent'],
      [ids[1], 'present'],
    ]),
  )
  await dies(await idOf(who), first)
  const { version } = await desk.workshop.call(classes.getClass, { params })
  await desk.workshop.call(classes.completeClass, { params, body: { version } })
  const { enrollments } = await desk.clerk.call(classes.listEnrollments, { params })
  expect(enrollments.map(({ withdrawnOn, passed, testedOn }) => [withdrawnOn, passed, testedOn])).toEqual([
    ...[
      [null, true, first],
      [null, true, first],
    ],
  ])
})

it('撤销死亡登记时班已取消、人已在别的班：名册写明为什么没有回来；没有着落的列入县里待办，入了班就没有了 [L-107]', async () => {
  const [lost, moved] = (await desk.villagers(2)) as [Villager, Villager]
  const approved = await approvedClass(desk, heldOn('2024-07-10'))
  const { id: kept } = await approvedClass(desk, heldOn('2024-07-10'))
  const later = await approvedClass(desk, heldOn('2024-07-15'))
  await enrolled(desk, approved.id, [lost])
  await enrolled(desk, later.id, [lost])
  await enrolled(desk, kept, [moved])
  const deaths = [await dies(await idOf(lost), '2024-07-01'), await dies(await idOf(moved), '2024-07-01')] as const
  for (const { id: classId } of [approved, later]) {
    const { version } = await desk.clerk.call(classes.getClass, { params: { classId } })
    await desk.approver.call(classes.cancelClass, { params: { classId }, body: { version, note: '场地停用' } })
  }
  await lives(deaths[0])
  // Into another class of the same day, before the news of it is told.
  await reviewer.call(takeBackDeath, { params: { deathId: deaths[1] }, body: { reason: '录错了人' } })
  const { id: another } = await approvedClass(desk, heldOn('2024-07-10'))
  await enrolled(desk, another, [moved])
  await desk.house.settleNews()
  const reasonOf = async (classId: string) =>
    (await desk.clerk.call(classes.listEnrollments, { params: { classId } })).enrollments[0]?.withdrawnReason
  expect(await reasonOf(approved.id)).toBe('死亡登记已撤销，没有回到名册：班已取消')
  expect(await reasonOf(kept)).toMatch(/^死亡登记已撤销，没有回到名册：本人已在融水苗族自治县 450225-2024-\d+/)
  const waiting = async () =>
    (await desk.clerk.call(getWorkQueue)).items
      .filter(({ key }) => key === 'classes-places-lost')
      .map(({ count, path }) => [count, path])
  expect(await waiting()).toEqual([[1, `/classes/${approved.id}`]])
  const { id: next } = await approvedClass(desk, heldOn('2024-07-20'))
  await enrolled(desk, next, [lost])
  expect(await waiting()).toEqual([])
})
