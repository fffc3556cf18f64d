import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fen } from '#kernel/money'
import { saveOrganization } from '#organizations'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { asSystem } from '../../../test/money-house.ts'
import { paidBatch } from '../../../test/paid-lines.ts'
import { type TrainedClass, trainedClass } from '../../../test/trained-class.ts'
import * as contract from './contract.ts'

const fen = (amount: number) => amount as Fen
const LIUZHOU = '450200'
const RONGSHUI = '450225'
const enterpriseId = randomUUID()

let house: TestHouse
let city: Client
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-21' })
  const enterprise = { id: enterpriseId, kind: 'enterprise', name: '某汽配厂', regionCode: RONGSHUI } as const
  await inTransaction(house.database, theSystem, (tx) => saveOrganization(tx, enterprise))
  city = await house.as('city-officer', { regionCode: LIUZHOU })
})
afterAll(() => house.close())

describe('企业职工教育经费年报', () => {
  let enterprise: Client
  let welding: TrainedClass
  let reportId = ''
  beforeAll(async () => {
    enterprise = await house.as('enterprise', { organizationId: enterpriseId, human: '同一人' })
    const at = { regionCode: RONGSHUI, startsOn: '2021-04-01', completedOn: '2021-04-20', tellNews: false }
    welding = await trainedClass(house, { ...at, organizationId: enterpriseId, people: [{ name: '焊一' }] })
  })
  const items = (frontLine: number, other = 4_000_000) => [
    { kind: 'front-line-training' as const, content: '焊工班', amountFen: fen(frontLine), classId: welding.classId },
    { kind: 'mentor-allowance' as const, content: '师傅10人', amountFen: fen(1_000_000) },
    { kind: 'management-training' as const, content: '班组长研修', amountFen: fen(other) },
  ]
  const body = (frontLine: number) => ({
    year: 2021,
    extractedFen: fen(20_000_000),
    wagesFen: fen(100_000_000),
    evidence: '2021年职工教育经费明细账',
    items: items(frontLine),
  })
  const draft = (frontLine: number, more: object = {}) =>
    enterprise.send(contract.draftEducationReport, { body: { ...body(frontLine), ...more } })
  const step = (act: typeof contract.submitEducationReport | typeof contract.receiveEducationReport, by: Client) =>
    by.send(act as typeof contract.submitEducationReport, { params: { educationReportId: reportId } })
  const standings = async (year: number) =>
    (await city.call(contract.listEducationReports, { query: { year } })).rows
      .filter(({ organizationId }) => organizationId === enterpriseId)
      .map(({ standing, frontLinePercent }) => [standing, frontLinePercent])

  it('按实际使用数计比例，师带徒津贴计入一线，低于60%的和未报送的都列出 [L-110][L-111]', async () => {
    expect(await standings(2021)).toEqual([['missing', null]])
    const drafted = await draft(4_999_999)
    expect(drafted.body).toMatchObject({ version: 1 })
    reportId = drafted.body.id
    const again = await draft(1)
    expect([again.status, again.body.code]).toEqual([409, 'education-report-there'])
    expect(await standings(2021)).toEqual([['missing', 59]])
    expect((await step(contract.submitEducationReport, enterprise)).status).toBe(200)
    expect(await standings(2021)).toEqual([['below-share', 59]])
    const read = await city.call(contract.getEducationReport, { params: { educationReportId: reportId } })
    expect([read.usedFen, read.frontLineFen, read.extractedFen]).toEqual([9_999_999, 5_999_999, 20_000_000])
    expect(read.items.map((one) => [one.kind, one.frontLine])).toEqual([
      ['front-line-training', true],
      ['mentor-allowance', true],
      ['management-training', false],
    ])
    const share = read.figures.find(({ ruleId }) => ruleId === 'lz-2019-63/6-3/front-line-share')
    expect(share).toMatchObject({ amountFen: null, cites: ['lz-2019-63#6-3'] })
  })

  it('报送后不改，更正是新的一版并写明原因；接收的是另一个自然人 [L-110]', async () => {
    const revised = await enterprise.send(contract.reviseEducationReport, {
      params: { educationReportId: reportId },
      body: body(1),
    })
    expect([revised.status, revised.body.code]).toEqual([409, 'education-report-state'])
    const unexplained = await draft(5_000_000)
    expect([unexplained.status, unexplained.body.code]).toEqual([422, 'education-correction-reason'])
    const twin = await house.as('city-officer', { regionCode: LIUZHOU, human: '同一人' })
    const self = await step(contract.receiveEducationReport, twin)
    expect([self.status, self.body.code]).toEqual([403, 'education-same-person'])
    const reopened = asSystem(
      { house },
      `update statistics.education_fund_report
        set state = 'draft', submitted_by = null, submitted_person = null, submitted_on = null where id = $1`,
      [reportId],
    )
    await expect(reopened).rejects.toThrow('更正请另报一版')
    expect((await step(contract.receiveEducationReport, city)).status).toBe(200)
    const corrected = await draft(1_000, { correctionReason: '漏记焊工班支出' })
    expect(corrected.body).toMatchObject({ version: 2 })
    reportId = corrected.body.id
    await enterprise.call(contract.reviseEducationReport, {
      params: { educationReportId: reportId },
      body: body(5_000_000),
    })
    expect((await step(contract.submitEducationReport, enterprise)).status).toBe(200)
    expect(await standings(2021)).toEqual([['in-share', 60]])
    const { rows } = await city.call(contract.listEducationReports, { query: { year: 2021, standing: 'below-share' } })
    expect(rows).toEqual([])
  })

  it('没有支出、当年未完、别家的班不收；外企业看不到', async () => {
    const at = { regionCode: RONGSHUI, startsOn: '2021-05-01', completedOn: '2021-05-20', tellNews: false }
    const foreign = await trainedClass(house, { ...at, people: [{ name: '别家' }] })
    const stolen = await draft(1, { year: 2020, items: [{ ...items(1)[0], classId: foreign.classId }] })
    expect([stolen.status, stolen.body.code]).toEqual([422, 'education-class-foreign'])
    const submit = async (given: object) => {
      const { id } = (await draft(1, given)).body
      return (await enterprise.send(contract.submitEducationReport, { params: { educationReportId: id } })).body.code
    }
    expect(await submit({ year: 2020, items: [] })).toBe('education-items-missing')
    expect(await submit({ year: 2024 })).toBe('education-year-running')
    const other = await house.as('enterprise', { organizationId: foreign.organizationId })
    const read = await other.send(contract.getEducationReport, { params: { educationReportId: reportId } })
    expect([read.status, read.body.code]).toEqual([404, 'education-report-unknown'])
  })

  it('税前扣除限额为工资总额8%，超过的结转；只供测算 [L-112]', async () => {
    const { tax } = await enterprise.call(contract.getEducationReport, { params: { educationReportId: reportId } })
    expect(tax).toEqual({ deductibleFen: 8_000_000, carriedFen: 2_000_000 })
    const ask = (usedFen: number, year = 2021) =>
      enterprise.call(contract.calculateTaxLimit, { query: { year, wagesFen: 100_000_000, usedFen } })
    expect(await ask(8_000_000)).toMatchObject({ deductibleFen: 8_000_000, carriedFen: 0 })
    expect(await ask(8_000_001)).toMatchObject({ deductibleFen: 8_000_000, carriedFen: 1 })
    expect(await ask(100, 2023)).toMatchObject({ deductibleFen: null })
  })

  it('同一个班既列支教育经费又领补贴，并排列出金额 [L-113]', async () => {
    const read = () => enterprise.call(contract.getEducationReport, { params: { educationReportId: reportId } })
    expect((await read()).subsidised).toEqual([])
    const days = { claimedOn: '2021-05-01', approvedOn: '2021-05-10', paidOn: '2021-06-01' }
    const from = { regionCode: RONGSHUI, source: 'unemployment-insurance-surplus' } as const
    await paidBatch(house, welding, { ...days, ...from }, [
      { name: '焊一', item: 'training', amountFen: 60_000, toOrganizer: true },
    ])
    expect((await read()).subsidised).toMatchObject([
      { classId: welding.classId, subsidyFen: 60_000, chargedFen: 5_000_000 },
    ])
  })
})
