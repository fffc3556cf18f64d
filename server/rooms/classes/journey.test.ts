import { afterAll, beforeAll, expect, it } from 'vitest'
import { listReservations } from '#funds/contract'
import { yuan } from '#kernel/money'
import { addStatus } from '#people/contract'
import { inTransaction } from '#platform/db'
import {
  appliedClass,
  approvedClass,
  type ClassHouse,
  enrolled,
  heldOn,
  markSession,
  openClassHouse,
  sessionsOf,
  turnTo,
} from '../../../test/class-house.ts'
import * as contract from './contract.ts'
import { subsidyBasis } from './index.ts'

let desk: ClassHouse
beforeAll(async () => {
  desk = await openClassHouse()
})
afterAll(() => desk.house.close())

it('一个班走完：申报、批准预留、招生、考勤、更正、考核、结业，核算依据全部来自记录 [G-006][G-046][G-051][G-052]', async () => {
  const people = [...(await desk.villagers(2)), ...(await desk.villagers(1, { status: '防止返贫致贫监测对象' }))]
  for (const person of people.slice(0, 1)) await desk.hire(person)

  const applied = await appliedClass(desk)
  const params = { classId: applied.id }
  const { checks, estimate } = await desk.approver.call(contract.getCheckSheet, { params })
  expect(checks.map(({ code, met }) => [code, met])).toEqual([
    ['organizer-suspended', true],
    ['trade-listed', true],
    ['trade-in-lists', true],
    ['fee-stated', true],
    ['hours-exceeded', true],
    ['budget-over-estimate', true],
    ['commitment-missing', true],
    ['opening-late', true],
    ['education-fund', true],
    ['fund-available', true],
  ])
  expect(estimate.map(({ item, perHeadFen, upperFen }) => [item, perHeadFen, upperFen]).sort()).toEqual([
    ['living-allowance', yuan(100), yuan(2_000)],
    ['workshop-training', yuan(400), yuan(8_000)],
  ])
  const body = { version: applied.version, note: '同意开班' }
  expect((await desk.approver.call(contract.approveOpening, { params, body })).state).toBe('approved')
  const { rows } = await desk.clerk.call(listReservations, { query: { matterId: applied.id } })
  expect(rows.map(({ item, amountFen }) => [item, amountFen]).sort()).toEqual([
    ['living-allowance', yuan(2_000)],
    ['workshop-training', yuan(8_000)],
  ])

  const [first = '', second = '', third = ''] = await enrolled(desk, applied.id, people)
  const [one, two, three, four] = await sessionsOf(desk, applied.id)
  await turnTo(desk, '2024-06-10')
  await markSession(desk, one?.id ?? '', { [second]: 'late' })
  expect((await desk.clerk.call(contract.getClass, { params })).state).toBe('under-way')
  await markSession(desk, two?.id ?? '', { [third]: 'absent' })
  await turnTo(desk, '2024-06-11')
  for (const session of [three, four]) await markSession(desk, session?.id ?? '', { [second]: 'leave' })
  const correction = { enrollmentId: second, mark: 'present' as const, reason: '请假条有误，签到表为证' }
  for (const session of [three, four]) {
    await desk.otherTeacher.call(contract.correctAttendance, {
      params: { sessionId: session?.id ?? '' },
      body: correction,
    })
  }
  const results = [first, second, third].map((enrollmentId) => ({ enrollmentId, passed: enrollmentId !== third }))
  await desk.teacher.call(contract.recordResults, { params, body: { results } })
  const { version } = await desk.workshop.call(contract.getClass, { params })
  await desk.workshop.call(contract.completeClass, { params, body: { version } })

  const basis = await inTransaction(desk.house.database, desk.clerk.actor, (tx) => subsidyBasis(tx, applied.id))
  expect(basis?.facts).toEqual({
    decisiveOn: '2024-06-10',
    matter: 'training',
    region: '450225',
    trainingClass: {
      mode: 'project-based',
      kind: 'employment-skills',
      openingApprovedAt: '2024-06-03T23:59',
      firstSessionAt: '2024-06-10T08:30',
    },
    organizer: { kind: 'assistance-workshop', paired: false },
    occupation: { nationallyListed: false, code: '演示-02', level: null },
  })
  expect(basis?.scheduledDates).toEqual(['2024-06-10', '2024-06-11'])
  const byId = new Map(basis?.enrollments.map((one) => [one.enrollmentId, one]))
  expect(byId.get(first)).toMatchObject({
    trainee: {
      statuses: ['lifted-out-of-poverty'],
      contract: { from: '2024-01-01', until: null, withOrganizer: true },
    },
    attendance: { days: 2, lastCountedOn: '2024-06-11' },
    passed: true,
  })
  expect(byId.get(second)).toMatchObject({ trainee: { contract: null }, attendedDates: ['2024-06-10', '2024-06-11'] })
  expect(byId.get(third)).toMatchObject({
    trainee: { statuses: ['relapse-monitored'] },
    attendedDates: ['2024-06-11'],
    passed: false,
  })
})

it('身份以首次上课日为准：开课前认定的进快照，开课后认定的不改快照 [G-006]', async () => {
  const people = await desk.villagers(1, { status: '' })
  const { id: classId } = await approvedClass(desk, heldOn('2024-06-13', '2024-06-14'))
  const params = { classId }
  const [enrollmentId = ''] = await enrolled(desk, classId, people)
  const snapshot = async () => (await desk.clerk.call(contract.listEnrollments, { params })).enrollments[0]
  expect(await snapshot()).toMatchObject({ statuses: [], hasContract: false, decisiveOn: '2024-06-13' })

  await turnTo(desk, '2024-06-12')
  const status = { personId: (await snapshot())?.personId ?? '' }
  const recognised = (validFrom: string, code: 'relapse-monitored' | 'disabled') =>
    desk.clerk.call(addStatus, { params: status, body: { status: code, validFrom, source: '认定名单' } })
  await recognised('2024-06-12', 'relapse-monitored')
  await desk.hire(people[0] ?? { name: '', residentId: '' })
  await turnTo(desk, '2024-06-13')
  const [first] = await sessionsOf(desk, classId)
  await markSession(desk, first?.id ?? '')
  expect(await snapshot()).toMatchObject({ id: enrollmentId, statuses: ['relapse-monitored'], hasContract: true })

  await turnTo(desk, '2024-06-14')
  await recognised('2024-06-13', 'disabled')
  expect((await snapshot())?.statuses).toEqual(['relapse-monitored'])
})
