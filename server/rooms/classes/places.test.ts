import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDictionaries } from '#catalog/contract'
import type { DateText } from '#kernel/dates'
import { zeroFen } from '#kernel/money'
import { listPairings } from '#pairing/contract'
import { addStatus, getPerson, listPeople } from '#people/contract'
import { inTransaction } from '#platform/db'
import { entitle, packsFor } from '#policy'
import { approvedClass, type ClassHouse, COUNTY, heldOn, openClassHouse } from '../../../test/class-house.ts'
import { tamper } from '../../../test/money-house.ts'
import * as contract from './contract.ts'
import { claimMatterOf } from './index.ts'

let desk: ClassHouse
let day = 0
beforeAll(async () => {
  desk = await openClassHouse()
  // The clock of a test runs forward only; this one is set back into the days of the 2019 document.
  await tamper(desk, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2021-03-01'])
})
afterAll(() => desk.house.close())

type Change = Parameters<typeof approvedClass>[1]
const FREE = { fees: { tuitionFen: zeroFen, depositFen: zeroFen, materialsFen: zeroFen } }
const opened = async (change: Change = {}) => {
  day += 1
  const on = new Date(Date.UTC(2021, 3, day)).toISOString().slice(0, 10)
  return (await approvedClass(desk, { ...heldOn(on), ...FREE, ...change })).id
}
const enrolling = (classId: string, body: object) =>
  desk.workshop.send(contract.enroll, { params: { classId }, body: body as never })

describe('封闭场所', () => {
  it('服刑、强制隔离戒毒人员只在封闭场所的班入班；这项身份只有县经办、本人和审计看得到 [L-043]', async () => {
    const [person] = await desk.villagers(1, { status: '' })
    const { rows } = await desk.clerk.call(listPeople, { query: { name: person?.name } })
    const personId = rows[0]?.id ?? ''
    const params = { personId }
    const status = {
      status: 'serving-sentence',
      validFrom: '2021-01-01' as DateText,
      source: '监狱管理机关函',
    } as const
    await desk.clerk.call(addStatus, { params, body: status })

    const refused = await enrolling(await opened({ placeKind: 'employment-workshop' }), person ?? {})
    expect(refused.body).toMatchObject({ code: 'place-unfit', rules: [{ anchor: 'lz-2019-63#3-3' }] })
    expect(JSON.stringify(refused.body)).not.toContain('服刑')
    expect((await enrolling(await opened(), person ?? {})).body.code).toBe('place-unfit')
    const inside = await opened({ placeKind: 'closed-place' })
    expect((await enrolling(inside, person ?? {})).status).toBe(200)

    const { enrollments } = await desk.workshop.call(contract.listEnrollments, { params: { classId: inside } })
    expect(enrollments.map(({ statuses }) => statuses)).toEqual([[]])
    const trainee = await desk.house.as('trainee', { personId })
    const reviewer = await desk.house.as('second-reviewer', { regionCode: COUNTY })
    const [clerk, other] = [desk.clerk, reviewer]
    const query = { status: 'serving-sentence' } as const
    expect((await clerk.call(listPeople, { query })).total).toBe(1)
    expect((await other.call(listPeople, { query })).total).toBe(0)
    const statusesFor = async (by: typeof clerk) =>
      (await by.call(getPerson, { params })).statuses.map((one) => one.status)
    expect([await statusesFor(clerk), await statusesFor(other)]).toEqual([['serving-sentence'], []])
    const read = (by: typeof clerk) =>
      inTransaction(desk.house.database, by.actor, (tx) => tx.db.selectFrom('people.status').select('status').execute())
    expect([await read(trainee), await read(desk.approver)]).toEqual([[{ status: 'serving-sentence' }], []])
  })

  it('社区矫正、刑满释放人员在哪里都能入班，名册上不显示 [L-043]', async () => {
    const people = [
      ...(await desk.villagers(1, { status: '社区矫正人员' })),
      ...(await desk.villagers(1, { status: '刑满释放人员' })),
    ]
    const classId = await opened({ placeKind: 'village' })
    for (const person of people) expect((await enrolling(classId, person)).status).toBe(200)
    const { enrollments } = await desk.clerk.call(contract.listEnrollments, { params: { classId } })
    expect(enrollments.flatMap(({ statuses }) => statuses)).toEqual([])
  })
})

it('培训地点类型取自字典，写在班上；“三微”不附条件 [L-044]', async () => {
  const { places } = await desk.house.visitor.call(getDictionaries)
  const three = ['易地扶贫搬迁安置点', '就业扶贫（帮扶）车间', '“三微”平台']
  expect(places.filter(({ cites }) => cites[0] === 'lz-2019-63#4-1').map(({ label }) => label)).toEqual([
    ...three,
    '村（社区）',
  ])
  expect(places.find(({ code }) => code === 'three-micro-platform')?.note).toContain('没有解释')
  for (const { code } of places) {
    const classId = await opened({ placeKind: code as NonNullable<Change>['placeKind'] })
    expect((await desk.clerk.call(contract.getClass, { params: { classId } })).placeKind).toBe(code)
  }
  const wrong = await desk.workshop.send(contract.createClass, { body: { placeKind: 'moon' } as never })
  expect(wrong.status).toBe(422)
})

it('班可以属于一个专项行动，按行动统计班数和人数 [L-051]', async () => {
  const [person] = await desk.villagers(1, { status: '贫困家庭子女' })
  const classId = await opened({ programme: 'thousand-schools' })
  expect((await enrolling(classId, person ?? {})).status).toBe(200)
  await opened({ programme: 'deep-poverty-skills' })
  await opened({ programme: 'deep-poverty-skills' })
  const { programmes } = await desk.clerk.call(contract.countByProgramme)
  expect(programmes).toEqual([
    { programme: 'thousand-schools', label: '技能脱贫千校行动', classes: 1, trainees: 1, completed: 0 },
    { programme: 'deep-poverty-skills', label: '深度贫困地区技能扶贫行动', classes: 2, trainees: 0, completed: 0 },
  ])
  const elsewhere = await desk.house.as('county-clerk', { regionCode: '450224' })
  expect((await elsewhere.call(contract.countByProgramme)).programmes[0]?.classes).toBe(0)
})

it('农村创业致富带头人参加项目制培训，适用四（一）的免费培训 [L-050]', async () => {
  const [person] = await desk.villagers(1, { status: '农村创业致富带头人' })
  const classId = await opened()
  expect((await enrolling(classId, person ?? {})).status).toBe(200)
  const decided = await inTransaction(desk.house.database, desk.clerk.actor, async (tx) => {
    const facts = (await claimMatterOf(tx, classId))?.subjects[0]?.facts
    if (!facts) throw new Error('没有入班')
    const packs = (await packsFor(tx, COUNTY)).filter(({ document }) => document.id === 'lz-2019-63')
    const attendance = { days: 1, lastCountedOn: '2021-04-05' as DateText }
    const certificate = { kind: 'training-completion', issuedOn: '2021-06-01' as DateText } as const
    return entitle({ ...facts, attendance, certificate, rates: [] }, packs)
  })
  const free = decided.find(({ ruleId }) => ruleId === 'lz-2019-63/4-1/poor-training')
  expect(free?.checks.filter(({ met }) => !met).map(({ condition }) => condition)).toEqual(['rate-table-missing'])
})

it('院校有结对协议的，记入事实', async () => {
  await tamper(desk, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2024-06-03'])
  const { pairings } = await desk.clerk.call(listPairings)
  const [pairing] = pairings.filter(({ siteName }) => siteName === null)
  const regionCode = pairing?.regionCode ?? ''
  const school = await desk.staff('school', pairing?.schoolId ?? '', '450000')
  const approver = await desk.house.as('approver', { regionCode })
  const form = { ...heldOn('2024-06-20'), mode: 'ordinary', kind: 'skills-upgrading', regionCode } as const
  const { id } = await approvedClass(desk, form, school, approver)
  const found = await inTransaction(desk.house.database, school.actor, (tx) => claimMatterOf(tx, id))
  expect(found?.subjects).toEqual([])
  const [person] = await desk.villagers(1, { status: '' })
  const enrolled = await school.send(contract.enroll, { params: { classId: id }, body: person as never })
  expect(enrolled.status).toBe(200)
  const again = await inTransaction(desk.house.database, school.actor, (tx) => claimMatterOf(tx, id))
  expect(again?.subjects[0]?.facts.organizer).toEqual({ kind: 'technical-school', paired: true })
})
