import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import type { CallOf } from '#kernel/endpoint'
import { yuan, zeroFen } from '#kernel/money'
import { getEntitlements, recordContract } from '#people/contract'
import { inTransaction } from '#platform/db'
import { entitle, packsFor } from '#policy'
import {
  appliedClass,
  approvedClass,
  type ClassHouse,
  COUNTY,
  draftClass,
  enrolled,
  heldOn,
  openClassHouse,
  SIBLING,
  signed,
  type Villager,
} from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import { asSystem, tamper } from '../../../test/money-house.ts'
import * as contract from './contract.ts'
import { claimMatterOf } from './index.ts'
import { feeStandings } from './store-fees.ts'

let desk: ClassHouse
let school: Client
let day = 0
beforeAll(async () => {
  desk = await openClassHouse()
  // The clock of a test runs forward only; this one is set back into the days of the 2019 document.
  await tamper(desk, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2021-03-01'])
  school = await desk.staff('school', await desk.organization('training-provider', COUNTY))
})
afterAll(() => desk.house.close())

type Change = Parameters<typeof appliedClass>[1]
const NOTHING = { tuitionFen: zeroFen, depositFen: zeroFen, materialsFen: zeroFen }
const ofTuition = (tuition: number) => ({ ...NOTHING, tuitionFen: yuan(tuition) })

/** A form of a class of its own day. */
function form(change: Change = {}): Change {
  day += 1
  return { ...heldOn(new Date(Date.UTC(2021, 2, 2 + day)).toISOString().slice(0, 10)), ...change }
}
const ordinary = { mode: 'ordinary', kind: 'skills-upgrading', level: 'junior', tradeCode: '4-10-01-05' } as const
const opened = async (change: Change = {}) => (await approvedClass(desk, form(change), school)).id
type Enrolling = NonNullable<CallOf<typeof contract.enroll>['body']>
const enrolling = (classId: string, body: Enrolling) => school.send(contract.enroll, { params: { classId }, body })
const rollOf = async (classId: string, by = desk.clerk) =>
  (await by.call(contract.listEnrollments, { params: { classId } })).enrollments
const one = async (status: string, regionCode = COUNTY): Promise<Villager> => {
  const [person] = await desk.villagers(1, { status, regionCode })
  if (!person) throw new Error('没有人')
  return person
}
const matter = (classId: string) =>
  inTransaction(desk.house.database, desk.clerk.actor, (tx) => claimMatterOf(tx, classId))

/** Which of the rule's conditions stand against each subject, by name, were everybody certified. */
async function faultsOf(classId: string, ruleId: string): Promise<Record<string, string[]>> {
  const subjects = (await matter(classId))?.subjects ?? []
  return inTransaction(desk.house.database, desk.clerk.actor, async (tx) => {
    const packs = (await packsFor(tx, COUNTY)).filter(({ document }) => document.id === 'lz-2019-63')
    const certificate = { kind: 'skill-level', issuedOn: '2021-06-01' as DateText } as const
    const attendance = { days: 1, lastCountedOn: '2021-03-10' as DateText }
    const faults = subjects.map(({ name, facts }) => {
      const decision = entitle({ ...facts, attendance, certificate, rates: [] }, packs).find(
        (decided) => decided.ruleId === ruleId,
      )
      return [name, decision?.entitled ? [] : (decision?.reasons ?? []).map(({ condition }) => condition)] as const
    })
    return Object.fromEntries(faults)
  })
}
const TRAINING = 'lz-2019-63/6-2/training-subsidy'

describe('免费培训的群体', () => {
  it('项目制班申明收费（押金也算）不能申报，引用条款；不收费才可以 [L-040][L-104]', async () => {
    const charging = await draftClass(desk, form({ fees: { ...NOTHING, depositFen: yuan(100) } }), school)
    await signed(desk, charging, school)
    const refused = await school.send(contract.applyToOpen, {
      params: { classId: charging.id },
      body: { version: charging.version },
    })
    expect(refused.body).toMatchObject({ code: 'fee-stated', detail: expect.stringContaining('100元') })
    expect(refused.body.rules.map(({ anchor }: { anchor: string }) => anchor)).toContain('lz-2019-63#3-3')
    const classId = await opened({ fees: NOTHING })
    const veteran = await one('退役军人')
    expect((await enrolling(classId, veteran)).status).toBe(200)
    const [row] = await rollOf(classId)
    expect(row).toMatchObject({ feeFen: 0, freeOfCharge: true, placeLink: 'registered-residence' })
    const { balances } = await desk.clerk.call(getEntitlements, { params: { personId: row?.personId ?? '' } })
    expect(balances.find(({ slot }) => slot.startsWith('person-year|'))).toMatchObject({ held: 1 })
    expect(await faultsOf(classId, TRAINING)).toEqual({ [veteran.name]: ['rate-table-missing'] })
  })

  it('收费的班：免费群体只能按0元入班，其他人照收；数据库是第二证人 [L-040]', async () => {
    const classId = await opened({ ...ordinary, fees: ofTuition(300) })
    const [veteran, other] = [await one('残疾人'), await one('')]
    const refused = await enrolling(classId, veteran)
    expect(refused.body).toMatchObject({ code: 'fee-forbidden', detail: expect.stringContaining('300元') })
    expect(refused.body.rules[0]).toMatchObject({ anchor: 'lz-2019-63#3-3' })
    const table = [
      '姓名,身份证号,收费（元）,参训地,学徒协议签订日期',
      `${veteran.name},${veteran.residentId},50,,`,
      `${other.name},${other.residentId},三百,,`,
      `${other.name},${other.residentId},,村里,`,
      `${other.name},${other.residentId},,,去年`,
    ].join('\r\n')
    const file = { name: '名册.csv', bytes: new TextEncoder().encode(table) }
    const { errors } = await school.call(contract.enrollRoster, { params: { classId }, file })
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, '收费（元）'],
      [3, '收费（元）'],
      [4, '参训地'],
      [5, '学徒协议签订日期'],
    ])
    expect((await enrolling(classId, { ...veteran, feeFen: zeroFen })).status).toBe(200)
    expect((await enrolling(classId, other)).status).toBe(200)
    expect((await rollOf(classId)).map(({ feeFen, freeOfCharge }) => [feeFen, freeOfCharge]).sort()).toEqual([
      [0, true],
      [30_000, false],
    ])
    const charge = 'update classes.enrollment set fee_fen = 1 where class_id = $1 and free_of_charge'
    await expect(asSystem(desk, charge, [classId])).rejects.toThrow('free_takes_nothing')
  })

  it('没有登记收费的不是零：补登后才知道没有收费，并预占位次 [L-040]', async () => {
    const classId = await opened()
    const veteran = await one('退役军人')
    const [enrollmentId = ''] = await enrolled(desk, classId, [veteran], school)
    const personId = (await rollOf(classId))[0]?.personId ?? ''
    const held = async () => {
      const { balances } = await desk.clerk.call(getEntitlements, { params: { personId } })
      return balances.find(({ slot }) => slot.startsWith('person-year|'))?.held
    }
    expect((await matter(classId))?.subjects[0]?.facts.trainee).not.toHaveProperty('feeFen')
    expect([await faultsOf(classId, TRAINING), await held()]).toEqual([{ [veteran.name]: ['free-for-groups'] }, 0])
    const record = (feeFen: number) =>
      school.send(contract.recordTerms, { params: { enrollmentId }, body: { feeFen: feeFen as typeof zeroFen } })
    expect((await record(1)).body.code).toBe('fee-forbidden')
    expect((await record(0)).status).toBe(200)
    expect([await faultsOf(classId, TRAINING), await held()]).toEqual([{ [veteran.name]: ['rate-table-missing'] }, 1])
    await tamper(
      desk,
      'classes.training_class',
      `update classes.training_class set state = 'completed' where id = $1`,
      [classId],
    )
    expect((await record(100)).body.code).toBe('terms-settled')
    const nowhere = { params: { enrollmentId: randomUUID() }, body: { feeFen: zeroFen } }
    expect((await school.send(contract.recordTerms, nowhere)).body.code).toBe('enrollment-unknown')
  })

  it('学员自己确认或反映；先收后退也算；核查之前没有确认的人一概不算没收 [L-040]', async () => {
    const classId = await opened({ ...ordinary, fees: NOTHING, level: 'intermediate' })
    const people = [await one('退役军人'), await one('退役军人'), await one('退役军人')]
    const ids = await enrolled(desk, classId, people, school)
    const roll = new Map((await rollOf(classId)).map((row) => [row.id, row]))
    const trainee = (id = '') => desk.house.as('trainee', { personId: roll.get(id)?.personId ?? '' })
    const [quiet, cheated] = [await trainee(ids[0]), await trainee(ids[1])]
    const own = (id = '') => ({ params: { enrollmentId: id } })
    const report = { chargedFen: yuan(200), charge: 'deposit', refunded: true, note: '结业时退还' } as const
    const reporting = (id = '', by = cheated) => by.send(contract.reportFee, { ...own(id), body: report })
    await quiet.call(contract.confirmNoFee, own(ids[0]))
    expect((await reporting(ids[0])).body.code).toBe('enrollment-unknown')
    expect((await reporting(ids[1])).status).toBe(200)
    expect((await reporting(ids[1])).body.code).toBe('fee-reported-already')
    expect((await cheated.send(contract.confirmNoFee, own(ids[1]))).body.code).toBe('fee-reported-already')
    const fees = async () =>
      (await matter(classId))?.subjects.map(({ id, facts }) => [ids.indexOf(id), facts.trainee?.feeFen]).sort()
    expect(await fees()).toEqual([
      [0, 0],
      [1, 20_000],
      [2, undefined],
    ])
    const open = await desk.clerk.call(contract.listFeeReports, { query: { state: 'open' } })
    expect(open.reports).toMatchObject([{ personName: people[1]?.name, chargedFen: 20_000, refunded: true }])
    expect((await school.send(contract.listFeeReports)).status).toBe(403)
    const seen = await inTransaction(desk.house.database, school.actor, (tx) =>
      tx.db.selectFrom('classes.fee_statement').select('id').execute(),
    )
    expect(seen).toEqual([])
    // By the database alone: who claims for the class knows how each stands, a trainee how they stand themselves.
    const another = await desk.staff('school', await desk.organization('training-provider', COUNTY))
    const known = async (by: Client) =>
      [...(await inTransaction(desk.house.database, by.actor, (tx) => feeStandings(tx, classId))).keys()].sort()
    expect(await Promise.all([desk.clerk, school, cheated, another, desk.house.visitor].map(known))).toEqual([
      ids.slice(0, 2).sort(),
      ids.slice(0, 2).sort(),
      [ids[1]],
      [],
      [],
    ])

    const settle = (statementId: string, upheld: boolean, by = desk.clerk) =>
      by.send(contract.settleFeeReport, { params: { statementId }, body: { upheld, note: '已查看收据' } })
    const statementId = open.reports[0]?.id ?? ''
    expect((await settle(randomUUID(), true)).body.code).toBe('fee-report-unknown')
    const kin = await desk.house.as('county-clerk', { regionCode: COUNTY, human: people[1]?.residentId })
    expect((await settle(statementId, false, kin)).body.code).toBe('interest-declared')
    expect((await settle(statementId, true)).status).toBe(200)
    expect((await settle(statementId, false)).body.code).toBe('fee-report-settled')
    expect(await fees()).toEqual([
      [0, 0],
      [1, 20_000],
      [2, 0],
    ])
    const faults = await faultsOf(classId, TRAINING)
    expect(people.map(({ name }) => faults[name])).toEqual([
      ['rate-table-missing'],
      ['free-for-groups'],
      ['rate-table-missing'],
    ])
    const { classes } = await cheated.call(contract.listMyClasses)
    expect(classes[0]?.fees).toMatchObject({ freeOfCharge: true, statements: [{ charge: '押金', upheld: true }] })
    expect((await desk.clerk.call(contract.getClass, { params: { classId } })).feesConfirmed).toBe(1)
  })
})

describe('户籍地、常住地、求职就业地', () => {
  it('户籍不在本县的，写明其中一项即可入班；由培训地的县办理 [L-098]', async () => {
    const classId = await opened({ fees: NOTHING })
    const stranger = await one('退役军人', SIBLING)
    const refused = await enrolling(classId, stranger)
    expect(refused.body).toMatchObject({ code: 'place-link-missing', rules: [{ anchor: 'lz-2019-63#6-2' }] })
    const claimed = await enrolling(classId, { ...stranger, placeLink: 'registered-residence' })
    expect(claimed.body.code).toBe('place-link-missing')
    expect((await enrolling(classId, { ...stranger, placeLink: 'usual-residence' })).status).toBe(200)
    expect(await matter(classId)).toMatchObject({ regionCode: COUNTY, notReady: expect.stringContaining('还没有结业') })
    expect((await enrolling(classId, { ...(await one('', SIBLING)), placeLink: 'work' })).status).toBe(200)
    expect((await rollOf(classId)).map(({ placeLink }) => placeLink).sort()).toEqual(['usual-residence', 'work'])
  })
})

describe('职工教育经费', () => {
  it('同一班另在职工教育经费列支：申明数额，检查表提示，不拦截 [L-113]', async () => {
    const { id } = await appliedClass(desk, form({ ...ordinary, educationFundFen: yuan(1_000) }), school)
    const params = { classId: id }
    const { checks } = await desk.approver.call(contract.getCheckSheet, { params })
    expect(checks.find(({ code }) => code === 'education-fund')).toMatchObject({
      met: false,
      fact: '1,000元',
      cites: ['lz-2019-63#6-3'],
    })
    expect(await desk.clerk.call(contract.getClass, { params })).toMatchObject({
      state: 'applied',
      educationFundFen: 100_000,
    })
  })
})

it('规则要问的事实都从登记来：粤桂协作、领款方、户籍、毕业日期、用人单位类型、学徒协议、课时', async () => {
  const enterpriseId = await desk.organization('enterprise', COUNTY)
  const enterprise = await desk.staff('enterprise', enterpriseId)
  const apprentice = await one('')
  const hired = { ...apprentice, number: '学徒合同1', startsOn: '2021-01-01' as DateText, endsOn: null }
  await enterprise.call(recordContract, { body: hired })
  const change = form({ kind: 'apprentice', mode: 'ordinary', tradeCode: '6-18-02-04', level: 'junior' })
  const agreed = { cooperation: 'in-guangdong', paidTo: 'person' } as const
  const sessions = [...(change?.sessions ?? []), ...(heldOn('2022-03-31').sessions ?? [])]
  const { id: classId } = await approvedClass(desk, { ...change, ...agreed, sessions }, enterprise)
  const body = { ...apprentice, agreementSignedOn: '2021-02-01' as DateText }
  await enterprise.call(contract.enroll, { params: { classId }, body })
  const found = await matter(classId)
  expect(found?.subjects[0]?.facts).toMatchObject({
    trainingClass: { cooperation: 'in-guangdong' },
    paidTo: 'person',
    organizer: { kind: 'enterprise', paired: false },
    trainee: { urban: false, contract: { withOrganizer: true }, employerKind: 'enterprise' },
    apprenticeship: { agreementSigned: true, years: 1 },
    attendance: { days: 0, hours: 0 },
  })
  expect(found?.subjects[0]?.facts.trainee).not.toHaveProperty('graduatedOn')
})
