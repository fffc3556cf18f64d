import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { type ClassHouse, COUNTY, openClassHouse, SIBLING, type Villager } from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import { listFile } from '../../../test/list-file.ts'
import * as contract from './contract.ts'
import { overlapsOf, personReference, trainingIntents } from './index.ts'

let desk: ClassHouse
let school: Client
let sameSchool: Client
let reviewer: Client
let people: Villager[]
let foreigner: Villager
beforeAll(async () => {
  desk = await openClassHouse()
  const schoolId = await desk.organization('technical-school', '450200')
  school = await desk.staff('school', schoolId, '450200')
  sameSchool = await desk.staff('school', schoolId, '450200')
  reviewer = await desk.house.as('second-reviewer', { regionCode: COUNTY })
  people = await desk.villagers(6)
  foreigner = (await desk.villagers(1, { regionCode: SIBLING }))[0] as Villager
})
afterAll(() => desk.house.close())

const person = (index: number): Villager => people[index] as Villager
const rain = (who: Villager, change: Record<string, string> = {}) => ({
  ...who,
  initiative: '雨露计划',
  item: '培训补助',
  from: '2024-03-01',
  until: '2024-06-30',
  amount: '1500',
  document: '融扶发〔2024〕3号',
  asOf: '2024-05-31',
  ...change,
})
const upload = (rows: Record<string, string>[], name: string, by = desk.clerk) =>
  by.call(contract.importBenefits, { file: listFile(contract.benefitTitles, rows, name) })
const personIdOf = ({ residentId, name }: Villager) =>
  inTransaction(desk.house.database, theSystem, (tx) => personReference(tx, residentId, name))
const overlaps = (personId: string | undefined, from: string, until: string) =>
  inTransaction(desk.house.database, desk.workshop.actor, (tx) =>
    overlapsOf(tx, { personIds: [personId ?? ''], from: from as DateText, until: until as DateText }),
  )

const WRONG: [change: Record<string, string>, column: string, code: string][] = [
  [{ name: '' }, '姓名', 'name-length'],
  [{ residentId: '123' }, '居民身份证号', 'id-length'],
  [{ initiative: '春雨计划' }, '补助项目', 'choice-unknown'],
  [{ item: '免学费' }, '补助内容', 'choice-unknown'],
  [{ from: '' }, '起始日期', 'cell-empty'],
  [{ until: '2024-02-01' }, '截止日期', 'period-reversed'],
  [{ amount: '一千' }, '金额（元）', 'amount-unreadable'],
  [{ document: '' }, '依据文件', 'cell-empty'],
  [{ asOf: '2024-06-04' }, '数据截至日期', 'as-of-future'],
  [{ initiative: '子女接受技工教育家庭补助', item: '家庭补助' }, '户编号', 'household-empty'],
  [{ document: '文'.repeat(101) }, '依据文件', 'too-long'],
]

describe('其他部门的补助', () => {
  it('雨露计划清单：错误一次报全，好行入库，同一文件不重复，标好错误的原表可下载 [L-052]', async () => {
    const rows = [
      rain(person(0)),
      ...WRONG.map(([change]) => rain(person(5), change)),
      rain(person(0)),
      rain({ ...person(1), name: '查无此人' }),
      rain(foreigner),
    ]
    const result = await upload(rows, '雨露计划.csv')
    expect(result).toMatchObject({ rowsTotal: rows.length, rowsAdded: 1, rowsWrong: rows.length - 1 })
    expect(result.errors.map(({ column, code }) => [column, code])).toEqual([
      ...WRONG.map(([, column, code]) => [column, code]),
      ['居民身份证号', 'repeated-in-file'],
      ['居民身份证号', 'person-unknown'],
      ['居民身份证号', 'registered-elsewhere'],
    ])
    expect(await upload(rows, '雨露计划.csv')).toMatchObject({ id: result.id, repeated: true })
    expect(await upload([rain(person(0))], '再报.csv')).toMatchObject({ rowsAdded: 0, rowsKnown: 1 })
    const params = { listImportId: result.id }
    expect(await desk.clerk.call(contract.getList, { params })).toMatchObject({ rowsAdded: 1, repeated: false })
    const { sheets } = await readXlsx((await desk.clerk.send(contract.downloadMarkedList, { params })).bytes)
    expect(sheets[0]?.rows[2]?.at(-1)).toContain('姓名')
    const { lists } = await desk.clerk.call(contract.listLists, { query: { kind: 'other-benefits' } })
    expect(lists).toHaveLength(2)
    const nobody = { params: { listImportId: foreignId } }
    for (const endpoint of [contract.getList, contract.downloadMarkedList])
      expect((await desk.clerk.send(endpoint, nobody)).body.code).toBe('list-unknown')
  })

  it('与培训期间重叠的补助查得到、跨县也查得到；撤销须另一人，撤销后不再算 [L-052]', async () => {
    const personId = await personIdOf(person(0))
    expect(await overlaps(personId, '2024-06-30', '2024-07-10')).toMatchObject([
      { initiative: 'rain-and-dew', item: 'training-support', document: '融扶发〔2024〕3号', until: '2024-06-30' },
    ])
    expect(await overlaps(personId, '2024-07-01', '2024-07-10')).toEqual([])
    const body = { ...person(0), from: '2024-06-10' as DateText, until: '2024-06-11' as DateText }
    expect((await desk.workshop.call(contract.checkOverlaps, { body })).overlaps).toHaveLength(1)
    const unknown = { ...body, name: '查无此人' }
    expect((await desk.workshop.call(contract.checkOverlaps, { body: unknown })).overlaps).toEqual([])
    const wrong = await desk.workshop.send(contract.checkOverlaps, { body: { ...body, residentId: '1' } })
    expect(wrong.body.code).toBe('entry-wrong')

    const { rows } = await desk.clerk.call(contract.listBenefits, { query: { initiative: 'rain-and-dew' } })
    const benefit = rows[0] as (typeof rows)[number]
    expect(benefit).toMatchObject({ amountFen: 150_000, mayWithdraw: false })
    const withdraw = (by: Client, benefitId = benefit.id) =>
      by.send(contract.withdrawBenefit, { params: { benefitId }, body: { reason: '清单重复' } })
    expect((await withdraw(desk.clerk)).body.code).toBe('benefit-own')
    expect((await withdraw(reviewer, foreignId)).body.code).toBe('benefit-unknown')
    expect((await withdraw(reviewer)).status).toBe(200)
    expect((await withdraw(reviewer)).body.code).toBe('benefit-withdrawn')
    expect(await overlaps(personId, '2024-06-01', '2024-06-30')).toEqual([])
    const file = await desk.clerk.call(contract.listBenefitsOf, { params: { personId: personId ?? '' } })
    expect(file.benefits).toMatchObject([{ withdrawnReason: '清单重复' }])
    expect(await upload([rain(person(0), { document: '融扶发〔2024〕3号（更正）' })], '更正.csv')).toMatchObject({
      rowsAdded: 1,
    })
  })

  it('补助登记从不改写：数据库不许更改和删除，也不许录入人自己撤销 [L-052]', async () => {
    const change = (run: (tx: Parameters<Parameters<typeof inTransaction>[2]>[0]) => Promise<unknown>) =>
      inTransaction(desk.house.database, desk.clerk.actor, run)
    await expect(
      change((tx) =>
        tx.db
          .updateTable('people.other_benefit')
          .set({ amount_fen: 1 as never })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(change((tx) => tx.db.deleteFrom('people.other_benefit').execute())).rejects.toMatchObject({
      code: '42501',
    })
    const own = change(async (tx) => {
      const row = await tx.db
        .selectFrom('people.other_benefit')
        .selectAll()
        .where('withdrawn', '=', false)
        .executeTakeFirstOrThrow()
      const { id: benefit_id, person_id, region_code, organization_id, entered_by: withdrawn_by } = row
      const values = {
        benefit_id,
        person_id,
        region_code,
        organization_id,
        withdrawn_by,
        reason: '试',
        withdrawn_on: tx.today,
      }
      await tx.db.insertInto('people.benefit_withdrawal').values(values).execute()
    })
    await expect(own).rejects.toMatchObject({ code: 'JQ001' })
  })

  it('技工教育家庭补助按户查看，同户成员一并列出 [L-054]', async () => {
    const household = '450225-0001'
    const given = { initiative: '子女接受技工教育家庭补助', item: '家庭补助', household, amount: '' }
    const result = await upload([rain(person(2), given), rain(person(3), { ...given, from: '2024-01-01' })], '家庭.csv')
    expect(result.errors).toEqual([])
    const { rows: households } = await desk.clerk.call(contract.listHouseholds, {
      query: { householdNumber: household },
    })
    expect(households).toMatchObject([{ householdNumber: household, regionCode: COUNTY }])
    expect(households[0]?.benefits.map(({ personName }) => personName)).toEqual([person(3).name, person(2).name])
    const { rows: all } = await reviewer.call(contract.listHouseholds)
    expect(all.map(({ householdNumber }) => householdNumber)).toContain(household)
  })
})

const foreignId = '00000000-0000-4000-8000-000000000000'

describe('学生资助', () => {
  const student = (who: Villager, change: Record<string, string> = {}) => ({
    ...who,
    startsOn: '2023-09-01',
    endsOn: '2026-07-15',
    term: '2024年春季学期',
    item: '免学费',
    status: '已享受',
    document: '资助公示2024-1',
    ...change,
  })
  const record = (rows: Record<string, string>[], name: string) =>
    school.call(contract.importStudentAid, { file: listFile(contract.studentAidTitles, rows, name) })
  const rollOnly = { term: '', item: '', status: '', document: '' }

  it('按学生和学期登记免学费、助学金，不计算金额；缺登记的排在前面 [G-026][L-053]', async () => {
    const result = await record(
      [
        student(person(0)),
        student(person(0), { item: '国家助学金', status: '已申请' }),
        student(person(1), { status: '符合条件' }),
        student(person(2), rollOnly),
        student(person(3), { ...rollOnly, startsOn: '2024-08-20' }),
      ],
      '春季.csv',
    )
    expect(result).toMatchObject({ rowsAdded: 5, errors: [] })
    const ask = (query: { term: string; gaps?: 'yes'; limit?: number; cursor?: string }, by = school) =>
      by.call(contract.listStudentAid, { query })
    const spring = await ask({ term: '2024-spring' })
    expect(spring).toMatchObject({ from: '2024-02-01', until: '2024-07-31', missing: 2 })
    expect(new Set(spring.rows.slice(0, 2).map(({ personName }) => personName))).toEqual(
      new Set([person(1).name, person(2).name]),
    )
    expect(spring.rows.find(({ personName }) => personName === person(0).name)).toMatchObject({
      tuitionWaiver: 'granted',
      stateGrant: 'applied',
    })
    expect((await ask({ term: '2024-autumn', gaps: 'yes' })).rows).toHaveLength(4)
    const names: string[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const { rows: page, next, total } = await ask({ term: '2024-spring', limit: 1, ...(cursor && { cursor }) })
      names.push(...page.map(({ personName }) => personName))
      expect([page.length, total]).toEqual([1, spring.rows.length])
      cursor = next
    }
    expect(names).toEqual(spring.rows.map(({ personName }) => personName))
    // A new student with aid does not make one who is known new.
    const mixed = [student(person(5), { term: '2023年秋季学期' }), student(person(2), rollOnly)]
    expect(await record(mixed, '混合.csv')).toMatchObject({ rowsAdded: 1, rowsKnown: 1 })
    // What was applied for is granted later: a second record, the first stays.
    await record([student(person(0), { item: '国家助学金' })], '补报.csv')
    const later = await ask({ term: '2024-spring' }, reviewer)
    expect(later.rows.find(({ personName }) => personName === person(0).name)?.stateGrant).toBe('granted')
    const { rows } = await school.call(contract.listBenefits)
    expect(rows.every(({ amountFen, schoolName }) => amountFen === null && schoolName !== null)).toBe(true)
    const wrong = rows.find(({ personName }) => personName === person(1).name)
    const given = { params: { benefitId: wrong?.id ?? '' }, body: { reason: '登记错人' } }
    expect((await school.send(contract.withdrawBenefit, given)).body.code).toBe('benefit-own')
    await sameSchool.call(contract.withdrawBenefit, given)
    const after = await ask({ term: '2024-spring', gaps: 'yes' })
    expect(after.rows.find(({ personName }) => personName === person(1).name)?.tuitionWaiver).toBeNull()
  })

  it('学生资助清单的错误一次报全；别的院校看不到；县级岗位不能代院校登记 [G-026][L-053]', async () => {
    const cases: [Record<string, string>, string][] = [
      [{ endsOn: '2023-01-01' }, 'period-reversed'],
      [{ term: '第一学期' }, 'term-unreadable'],
      [{ term: '' }, 'cell-empty'],
      [{ item: '生活补助' }, 'choice-unknown'],
      [{ status: '发了' }, 'choice-unknown'],
    ]
    const { errors } = await record(
      cases.map(([change]) => student(person(4), change)),
      '错.csv',
    )
    expect(errors.map(({ code }) => code)).toEqual(cases.map(([, code]) => code))
    const other = await desk.staff('school', await desk.organization('technical-school', '450200'), '450200')
    expect((await other.call(contract.listStudentAid, { query: { term: '2024-spring' } })).rows).toEqual([])
    expect((await other.call(contract.listBenefits)).rows).toEqual([])
    const homeless = await desk.house.as('school', { regionCode: '450200' })
    const given = { file: listFile(contract.studentAidTitles, [student(person(4))], '空.csv') }
    expect((await homeless.send(contract.importStudentAid, given)).body.code).toBe('school-needed')
    expect((await desk.clerk.send(contract.importStudentAid, given)).status).toBe(403)
  })

  it('两份模板都可下载', async () => {
    for (const listKind of ['other-benefits', 'student-aid'] as const) {
      const { bytes } = await desk.clerk.send(contract.downloadBenefitTemplate, { params: { listKind } })
      expect((await readXlsx(bytes)).sheets[0]?.rows[0]?.[0]).toBe('姓名')
    }
  })
})

it('培训意愿连同当时的身份交给目标测算', async () => {
  const city = await desk.house.as('city-officer', { regionCode: '450200' })
  const given = (by: Client, regionPrefix = COUNTY) =>
    inTransaction(desk.house.database, by.actor, (tx) =>
      trainingIntents(tx, { regionPrefix, from: '2024-06-01' as DateText, until: '2024-06-30' as DateText }),
    )
  expect((await given(city, '4502')).length).toBeGreaterThanOrEqual(7)
  const rows = await given(city)
  expect(rows[0]).toMatchObject({ regionCode: COUNTY, statuses: ['lifted-out-of-poverty'] })
  // A status that only some may see changes nobody's figures.
  const body = { status: 'community-correction', source: '社区矫正通知书1号', validFrom: '2024-01-01' } as never
  await desk.clerk.call(contract.addStatus, { params: { personId: rows[0]?.personId ?? '' }, body })
  expect(await given(desk.clerk)).toEqual(rows)
  expect(await given(city)).toEqual(rows)
})
