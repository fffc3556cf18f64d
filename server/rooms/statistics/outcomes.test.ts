import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { saveOrganization } from '#organizations'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { overrideReading } from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { certify } from '../../../test/june-of-liuzhou.ts'
import { paidBatch } from '../../../test/paid-lines.ts'
import { type TrainedClass, trainedClass } from '../../../test/trained-class.ts'
import { factsShape } from '../policy/domain/facts.ts'
import * as contract from './contract.ts'

const day = (text: string) => text as DateText
const LIUZHOU = '450200'
const RONGSHUI = '450225'
const schools = { public: randomUUID(), private: randomUUID() }
const half = { from: day('2024-01-01'), until: day('2024-06-30') }

let house: TestHouse
let city: Client
let weaving: TrainedClass
let sewing: TrainedClass
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-21' })
  city = await house.as('city-officer', { regionCode: LIUZHOU })
  await inTransaction(house.database, theSystem, async (tx) => {
    for (const [ownership, id] of Object.entries(schools)) {
      await saveOrganization(tx, { id, kind: 'technical-school', name: `${ownership}学校`, regionCode: LIUZHOU })
      await tx.db.updateTable('organizations.organization').set({ ownership }).where('id', '=', id).execute()
    }
  })
  const at = { regionCode: RONGSHUI, startsOn: '2024-03-04', completedOn: '2024-03-08', tellNews: false }
  weaving = await trainedClass(house, {
    ...at,
    organizationId: schools.public,
    people: [{ name: '甲', employed: true }, { name: '乙' }, { name: '丙' }, { name: '丁', withdrawnOn: '2024-03-05' }],
  })
  sewing = await trainedClass(house, { ...at, organizationId: schools.private, people: [{ name: '戊' }] })
  await inTransaction(house.database, theSystem, (tx) =>
    sql`
      with days as (select d::date as held_on from generate_series('2024-03-04'::date, '2024-03-08', '1 day') d)
      insert into classes.session (id, class_id, region_code, organization_id, held_on, starts_at, ends_at, class_hours, content, teacher_name)
      select gen_random_uuid(), ${weaving.classId}, ${RONGSHUI}, ${schools.public}, held_on, time '08:30', time '12:00', 4, '编织',
        case when held_on < '2024-03-07' then '韦老师' else '覃老师' end from days`.execute(tx.db),
  )
})
afterAll(() => house.close())

describe('公办、民办同等对待', () => {
  const timed = (of: TrainedClass, appliedOn: string, approvedOn: string | null, state: string) =>
    inTransaction(house.database, theSystem, (tx) =>
      tx.db
        .updateTable('classes.training_class')
        .set({ applied_on: day(appliedOn), approved_on: approvedOn === null ? null : day(approvedOn), state })
        .where('id', '=', of.classId)
        .execute(),
    )
  const read = async (matter: string) =>
    Object.fromEntries(
      (await city.call(contract.readEqualTreatment, { query: half })).rows
        .filter((row) => row.matter === matter)
        .map(({ ownership, count, approvedPercent, medianDays }) => [
          ownership ?? 'unknown',
          [count, approvedPercent, medianDays],
        ]),
    )

  it('按办学性质比较件数、批准比例和办理天数的中位数，逐件可查 [L-076]', async () => {
    await timed(weaving, '2024-02-20', '2024-02-23', 'completed')
    await timed(sewing, '2024-02-20', '2024-03-01', 'completed')
    const at = { regionCode: RONGSHUI, startsOn: '2024-04-01', completedOn: '2024-04-05', tellNews: false }
    const more = (ownership: keyof typeof schools) =>
      trainedClass(house, { ...at, organizationId: schools[ownership], people: [] })
    await timed(await more('private'), '2024-03-20', null, 'returned')
    await timed(await more('private'), '2024-03-21', null, 'applied')
    await timed(await more('public'), '2024-03-20', '2024-03-24', 'completed')
    expect(await read('opening')).toEqual({ public: [2, 100, 3.5], private: [3, 50, 10], unknown: [0, null, null] })
    const asked = { ...half, matter: 'opening', ownership: 'private' } as const
    const { cases } = await city.call(contract.listTreatedCases, { query: asked })
    expect(cases.map(({ appliedOn, outcome, days }) => [appliedOn, outcome, days])).toEqual([
      ['2024-02-20', 'approved', 10],
      ['2024-03-20', 'refused', null],
      ['2024-03-21', 'waiting', null],
    ])
    const days = { regionCode: RONGSHUI, claimedOn: '2024-03-10', approvedOn: '2024-03-22', paidOn: '2024-04-01' }
    await paidBatch(house, weaving, days, [{ name: '甲', item: 'living-allowance', amountFen: 100 }])
    expect(await read('claim')).toMatchObject({ public: [1, 100, 12], private: [0, null, null] })
  })

  it('没有一条规则能问办学性质：规则看得到的事实里没有它', () => {
    const seen = JSON.stringify(factsShape.toJSONSchema({ io: 'input', unrepresentable: 'any' }))
    expect(seen).toContain('organizer')
    expect(seen).not.toMatch(/ownership|公办|民办/)
  })
})

describe('教职工参与台账', () => {
  let school: Client
  let colleague: Client
  const enter = (body: object = {}, by = school) =>
    by.send(contract.recordParticipation, {
      body: {
        classId: weaving.classId,
        staffNumber: 'T001',
        staffName: '韦老师',
        duty: 'teaching',
        days: 3,
        fromOn: '2024-03-04',
        untilOn: '2024-03-06',
        ...body,
      } as never,
    })
  const confirm = (participationId: string, by: Client) =>
    by.send(contract.confirmParticipation, { params: { participationId } })
  beforeAll(async () => {
    school = await house.as('school', { regionCode: LIUZHOU, organizationId: schools.public, human: '登记人' })
    colleague = await house.as('school', { regionCode: LIUZHOU, organizationId: schools.public })
  })

  it('照课表登记，另一自然人核对后才出证明；证明有编号，凭编号和姓名核验 [G-060]', async () => {
    const { teachers, days } = await school.call(contract.listClassTeachers, { params: { classId: weaving.classId } })
    expect([days, teachers.map((one) => [one.teacherName, one.days])]).toEqual([
      5,
      [
        ['覃老师', 2],
        ['韦老师', 3],
      ],
    ])
    const { body: entry } = await enter()
    const again = await enter()
    expect([again.status, again.body.code]).toEqual([409, 'participation-there'])
    const head = (await enter({ duty: 'class-head', days: 12, fromOn: '2024-03-01', untilOn: '2024-03-12' })).body
    const certify = () => school.send(contract.certifyParticipation, { body: { ...half, staffNumber: 'T001' } })
    const early = await certify()
    expect([early.status, early.body.code]).toEqual([409, 'participation-none'])
    const twin = await house.as('school', { regionCode: LIUZHOU, organizationId: schools.public, human: '登记人' })
    const self = await confirm(entry.id, twin)
    expect([self.status, self.body.code]).toEqual([403, 'participation-same-person'])
    for (const { id } of [entry, head]) expect((await confirm(id, colleague)).status).toBe(200)
    const { rows, staff } = await city.call(contract.listParticipation, { query: half })
    expect(rows.map((row) => [row.staffName, row.duty, row.days])).toEqual([
      ['韦老师', 'class-head', 12],
      ['韦老师', 'teaching', 3],
    ])
    expect(staff).toEqual([{ staffNumber: 'T001', staffName: '韦老师', classes: 1, days: 15 }])
    const { id, number } = (await certify()).body
    expect(number).toMatch(/^CY2024-\d{6}$/)
    const print = { params: { participationCertificateId: id } }
    expect((await school.send(contract.printParticipation, print)).bytes.subarray(0, 4).toString()).toBe('%PDF')
    const check = (staffName: string) => city.send(contract.checkParticipation, { body: { number, staffName } })
    expect((await check('韦老师')).body).toMatchObject({ school: 'public学校', days: 15 })
    const wrong = await check('覃老师')
    expect([wrong.status, wrong.body.code]).toEqual([404, 'participation-certificate-unknown'])
  })

  it('天数不超过课表，别校的班不登，核对过的不撤', async () => {
    const many = await enter({ staffNumber: 'T002', days: 6, untilOn: '2024-03-31' })
    expect([many.status, many.body.code]).toEqual([422, 'participation-days'])
    const foreign = await enter({ classId: sewing.classId })
    expect([foreign.status, foreign.body.code]).toEqual([404, 'participation-class'])
    const { body: open } = await enter({ staffNumber: 'T003', staffName: '覃老师', days: 2 })
    const remove = (participationId: string) =>
      school.send(contract.removeParticipation, { params: { participationId } })
    expect((await remove(open.id)).status).toBe(200)
    const { rows } = await school.call(contract.listParticipation, { query: half })
    const done = await remove(rows[0]?.id ?? '')
    expect([done.status, done.body.code]).toEqual([404, 'participation-unknown'])
  })
})

describe('结果考核', () => {
  const trainee = (name: string) =>
    house.as('trainee', { regionCode: RONGSHUI, personId: weaving.people[name]?.personId })
  const rate = (by: Client, enrollmentId = '', score = 5, remark = '') =>
    by.send(contract.rateClass, { body: { enrollmentId, score, remark } })

  it('合格、取证、就业、满意度按班按单位算，打开到人；退班的不计 [L-122]', async () => {
    await certify(house, weaving, '甲', '2024-03-12')
    await inTransaction(house.database, theSystem, (tx) =>
      tx.db
        .updateTable('classes.enrollment')
        .set({ passed: true })
        .where('class_id', '=', weaving.classId)
        .where('person_name', 'in', ['甲', '乙'])
        .execute(),
    )
    const jia = await trainee('甲')
    const [mine] = (await jia.call(contract.mySatisfaction)).classes
    expect(mine?.score).toBeNull()
    expect((await rate(jia, mine?.enrollmentId, 5, '老师耐心')).status).toBe(200)
    expect((await rate(await trainee('乙'), weaving.people['乙']?.enrollmentId, 2)).status).toBe(200)
    const { classes, organizers } = await city.call(contract.readResults, { query: half })
    const figures = { heads: 3, passed: 2, certified: 1, employed: 1, answers: 2, satisfaction: 3.5 }
    expect(classes.find(({ classId }) => classId === weaving.classId)).toMatchObject(figures)
    expect(organizers.find(({ organizationId }) => organizationId === schools.public)).toMatchObject(figures)
    const { people } = await city.call(contract.listResultPeople, { params: { classId: weaving.classId } })
    expect(people.map((one) => [one.personName, one.passed, one.certificateNumber, one.employed, one.score])).toEqual(
      expect.arrayContaining([
        ['甲', true, 'ZS-甲', true, 5],
        ['乙', true, null, false, 2],
        ['丙', null, null, false, null],
      ]),
    )
  })

  it('以什么为证由各规则集定，地区可依文件改 [L-122]', async () => {
    const evidence = async () =>
      (await city.call(contract.readResults, { query: half })).classes.find(
        ({ classId }) => classId === weaving.classId,
      )?.evidence
    expect(await evidence()).toBe('过程记录和结果都要')
    await city.call(overrideReading, {
      body: {
        key: 'evidence.gx-2022-7',
        regionCode: LIUZHOU,
        value: 'results',
        effectiveFrom: day('2024-06-21'),
        documentNumber: '示例〔2024〕6号',
      },
    })
    expect(await evidence()).toBe('以结果为准，过程记录备查')
  })

  it('一个班评价一次，只评自己结业的班，办班单位看不到', async () => {
    const jia = await trainee('甲')
    const twice = await rate(jia, weaving.people['甲']?.enrollmentId)
    expect([twice.status, twice.body.code]).toEqual([409, 'rating-there'])
    const foreign = await rate(jia, weaving.people['丙']?.enrollmentId)
    expect([foreign.status, foreign.body.code]).toEqual([404, 'rating-class-unknown'])
    const school = await house.as('school', { regionCode: LIUZHOU, organizationId: schools.public })
    const asked = await school.send(contract.listResultPeople, { params: { classId: weaving.classId } })
    expect(asked.status).toBe(403)
    const answers = await inTransaction(house.database, school.actor, (tx) =>
      tx.db.selectFrom('statistics.satisfaction').selectAll().execute(),
    )
    expect(answers).toEqual([])
  })
})
