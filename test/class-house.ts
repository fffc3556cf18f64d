import { randomUUID } from 'node:crypto'
import * as contract from '#classes/contract'
import { allotFunds } from '#funds/contract'
import type { CallOf } from '#kernel/endpoint'
import { type Fen, yuan } from '#kernel/money'
import { saveOrganization } from '#organizations'
import { type OrganizationKind, organizationKinds } from '#organizations/contract'
import { importRegister, recordContract } from '#people/contract'
import { type Role, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { csvFile, goodRow } from '../server/rooms/people/entries.fixture.ts'
import { type Client, openTestHouse } from './harness.ts'

export const COUNTY = '450225'
export const SIBLING = '450224'
const TOWNSHIP: Readonly<Record<string, string>> = { [COUNTY]: '融水镇', [SIBLING]: '长安镇' }

type Form = NonNullable<CallOf<typeof contract.createClass>['body']>
export interface Villager {
  readonly name: string
  readonly residentId: string
}

/** For the tests of this room: a county with its people and money, a workshop in it, and classes in any state. */
export async function openClassHouse() {
  const house = await openTestHouse()
  const clerk = await house.as('county-clerk', { regionCode: COUNTY })
  const approver = await house.as('approver', { regionCode: COUNTY })
  const finance = await house.as('finance', { regionCode: '450000' })
  let serial = 0

  const organization = async (kind: OrganizationKind, regionCode: string): Promise<string> => {
    const id = randomUUID()
    serial += 1
    const name = `测试${organizationKinds.label(kind)}${serial}`
    await inTransaction(house.database, theSystem, (tx) => saveOrganization(tx, { id, kind, name, regionCode }))
    return id
  }
  const staff = (role: Role, organizationId: string, regionCode = COUNTY) =>
    house.as(role, { organizationId, regionCode })
  const workshopId = await organization('assistance-workshop', COUNTY)
  const workshop = await staff('workshop', workshopId)
  const teacher = await staff('teacher', workshopId)
  const otherTeacher = await staff('teacher', workshopId)

  const allot = async (regionCode: string, amountFen: Fen) => {
    serial += 1
    const body = {
      source: 'employment-subsidy-fund',
      regionCode,
      amountFen,
      documentNumber: `测试指标${serial}号`,
    } as const
    await finance.call(allotFunds, { body })
  }
  await allot(COUNTY, yuan(1_000_000))

  /** Registers `count` new people of a county; `status` as the register writes it. */
  const villagers = async (
    count: number,
    given: { regionCode?: string; status?: string } = {},
  ): Promise<Villager[]> => {
    const { regionCode = COUNTY, status = '脱贫劳动力' } = given
    const by = regionCode === COUNTY ? clerk : await house.as('county-clerk', { regionCode })
    const rows = Array.from({ length: count }, () => {
      serial += 1
      const none = status === '' ? { statusFrom: '', statusSource: '', household: '' } : {}
      return goodRow(5_000 + serial, { status, township: TOWNSHIP[regionCode] ?? '', ...none })
    })
    const { errors } = await by.call(importRegister, { file: csvFile(rows, `台账${serial}.csv`) })
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
    return rows.map(({ name, residentId }) => ({ name, residentId }))
  }

  const hire = async (person: Villager, by = workshop) => {
    serial += 1
    const body = { ...person, number: `合同${serial}`, startsOn: '2024-01-01', endsOn: null }
    await by.call(recordContract, { body })
  }

  return {
    house,
    clerk,
    approver,
    finance,
    workshop,
    workshopId,
    teacher,
    otherTeacher,
    organization,
    staff,
    allot,
    villagers,
    hire,
  }
}
export type ClassHouse = Awaited<ReturnType<typeof openClassHouse>>

/** A project class of non-standard trade from 2024-06-10: two days, two sessions each, 20 heads. */
export function classForm(change: Partial<Form> = {}): Form {
  const session = (heldOn: string, startsAt: string, endsAt: string) => ({
    heldOn,
    startsAt,
    endsAt,
    classHours: 4,
    content: '竹编基本工艺',
    teacherName: '覃老师',
  })
  return {
    title: '竹编日用品编织项目制培训班',
    mode: 'project-based',
    kind: 'employment-skills',
    regionCode: COUNTY,
    tradeCode: '演示-02',
    plannedHeads: 20,
    place: '小荣村就业帮扶车间二楼',
    sessions: ['2024-06-10', '2024-06-11'].flatMap((day) => [
      session(day, '08:30', '12:00'),
      session(day, '14:00', '17:30'),
    ]),
    budget: [
      { item: 'workshop-training', amountFen: yuan(8_000) },
      { item: 'living-allowance', amountFen: yuan(2_000) },
    ],
    ...change,
  }
}

/** The same class held on other days. */
export const heldOn = (...days: string[]): Partial<Form> => ({
  sessions: days.map((day) => ({
    heldOn: day,
    startsAt: '08:30',
    endsAt: '17:30',
    classHours: 8,
    content: '实操',
    teacherName: '覃老师',
  })),
  budget: [],
})

export interface Handle {
  readonly id: string
  readonly version: number
}

/** Brings a class into a state by the acts people do. */
export async function draftClass(desk: ClassHouse, change: Partial<Form> = {}, by = desk.workshop): Promise<Handle> {
  return by.call(contract.createClass, { body: classForm(change) })
}

export async function signed(_desk: ClassHouse, handle: Handle, by: Client): Promise<Handle> {
  const params = { classId: handle.id }
  const { briefing } = await by.call(contract.getClass, { params })
  const body = { briefingId: briefing?.id ?? '', signerName: '韦厂长' }
  await by.call(contract.signClassCommitment, { params, body })
  return handle
}

export async function appliedClass(desk: ClassHouse, change: Partial<Form> = {}, by = desk.workshop): Promise<Handle> {
  const { id, version } = await signed(desk, await draftClass(desk, change, by), by)
  return by.call(contract.applyToOpen, { params: { classId: id }, body: { version } })
}

export async function approvedClass(
  desk: ClassHouse,
  change: Partial<Form> = {},
  by = desk.workshop,
  approver = desk.approver,
): Promise<Handle> {
  const { id, version } = await appliedClass(desk, change, by)
  return approver.call(contract.approveOpening, { params: { classId: id }, body: { version } })
}

/** Enrolls people; gives back the ids of their enrollments, in the order of the people. */
export async function enrolled(desk: ClassHouse, classId: string, people: readonly Villager[], by = desk.workshop) {
  const ids: string[] = []
  for (const body of people) ids.push((await by.call(contract.enroll, { params: { classId }, body })).id)
  return ids
}

/** Turns the business date, only ever forward. */
export const turnTo = (desk: ClassHouse, date: string) =>
  desk.house.database.pool.query('update platform.business_clock set today = $1 where today < $1', [date])

/** Marks one session: everybody present but those named. */
export async function markSession(
  desk: ClassHouse,
  sessionId: string,
  exceptions: Readonly<Record<string, contract.AttendanceMark>> = {},
  by = desk.teacher,
) {
  const params = { sessionId }
  const { trainees } = await by.call(contract.getSessionSheet, { params })
  const marks = trainees.map(({ enrollmentId }) => ({
    enrollmentId,
    mark: exceptions[enrollmentId] ?? ('present' as const),
  }))
  await by.call(contract.recordAttendance, { params, body: { marks } })
}

/** The sessions of a class, in order. */
export const sessionsOf = async (desk: ClassHouse, classId: string) =>
  (await desk.clerk.call(contract.getClass, { params: { classId } })).sessions

/** Held, marked, tested and completed; everybody passed. Turns the clock to the last day. */
export async function completedClass(desk: ClassHouse, handle: Handle, people: readonly Villager[]): Promise<Handle> {
  const params = { classId: handle.id }
  const enrollments = await enrolled(desk, handle.id, people)
  const sessions = await sessionsOf(desk, handle.id)
  await turnTo(desk, sessions.at(-1)?.heldOn ?? '')
  for (const session of sessions) await markSession(desk, session.id)
  const results = enrollments.map((enrollmentId) => ({ enrollmentId, passed: true, score: 85 }))
  await desk.teacher.call(contract.recordResults, { params, body: { results } })
  const { version } = await desk.workshop.call(contract.getClass, { params })
  return desk.workshop.call(contract.completeClass, { params, body: { version } })
}
