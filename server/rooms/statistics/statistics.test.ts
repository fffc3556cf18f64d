import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText, MonthText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { advanceClock, getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { readTable } from '#platform/sheets'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { certify, fillJune, recount } from '../../../test/june-of-liuzhou.ts'
import type { TrainedClass } from '../../../test/trained-class.ts'
import * as contract from './contract.ts'

const june = '2024-06' as MonthText
const july = '2024-07' as MonthText

let house: TestHouse
let service: Client
let weaving: TrainedClass
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-21' })
  service = await house.as('city-employment-service', { regionCode: '450200' })
  weaving = await fillJune(house)
})
afterAll(() => house.close())

const turnTo = (to: string) => service.call(advanceClock, { body: { to: to as DateText } })
const preview = (month: MonthText, by: Client = service) => by.call(contract.previewReport, { query: { month } })

/** The product's cells that are not zero. */
const cellsOf = ({ rows }: contract.Figures): Record<string, number> =>
  Object.fromEntries(
    rows.flatMap(({ regionCode, values }) =>
      Object.entries(values).flatMap(([key, value]) => (value === 0 ? [] : [[`${regionCode} ${key}`, value]])),
    ),
  )

/** Everybody behind a cell of June, page by page. */
async function peopleBehind(column: string, regionCode: string | undefined) {
  const query = { month: june, column, limit: 2, ...(regionCode && { regionCode }) }
  let page = await service.call(contract.previewPeople, { query })
  const people = [...page.rows]
  while (page.next) {
    page = await service.call(contract.previewPeople, { query: { ...query, cursor: page.next } })
    people.push(...page.rows)
  }
  return { people, figure: page.figure }
}

describe('月报', () => {
  it('由记录算出，每个数与另写的SQL一致，合计是各县之和 [L-130]', async () => {
    for (const [month, from, until] of [
      [june, '2024-06-01', '2024-06-30'],
      ['2024-05' as MonthText, '2024-05-01', '2024-05-31'],
    ] as const) {
      const { figures } = await preview(month)
      expect(cellsOf(figures)).toEqual(await recount(house, from, until))
    }
    const { figures, cityName, from, until } = await preview(june)
    expect([cityName, from, until]).toEqual(['柳州市', '2024-06-01', '2024-06-30'])
    expect(figures.total).toMatchObject({
      enrolled: 4,
      completed: 6,
      'completed-employment-skills': 3,
      'completed-startup': 2,
      'completed-other': 1,
      certified: 1,
      referred: 6,
      'followed-up': 1,
      overdue: 0,
      placed: 1,
      'claimed:living-allowance': 145_000,
      'approved:workshop-training': 100_000,
      'paid:living-allowance': 0,
    })
    expect(figures.rows.length).toBe(10)
  })

  it('每个数打开到人，人数或金额之和就是这个数 [L-130]', async () => {
    const { figures } = await preview(june)
    for (const { key, unit } of figures.columns) {
      const cells = [...figures.rows.filter((row) => row.values[key]), { regionCode: undefined, values: figures.total }]
      for (const { regionCode, values } of cells) {
        const { people, figure } = await peopleBehind(key, regionCode)
        const sum = unit === 'fen' ? people.reduce((total, person) => total + person.amountFen, 0) : people.length
        expect([key, regionCode, figure, sum]).toEqual([key, regionCode, values[key], values[key]])
      }
    }
    const unknown = await service.send(contract.previewPeople, { query: { month: june, column: 'nothing' } })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'column-unknown'])
  })
})

describe('报送', () => {
  const submit = async (month: MonthText, hash?: string) =>
    service.send(contract.submitReport, { body: { month, hash: hash ?? (await preview(month)).hash } })

  it('月末之前只能预览；次月10日24时前报送不算逾期；只报看到的数；报过的不再报 [L-130]', async () => {
    await turnTo('2024-06-30')
    const running = await submit(june)
    expect([running.status, running.body.code]).toEqual([409, 'month-running'])
    await turnTo('2024-07-10')
    expect(await preview(june)).toMatchObject({ over: true, dueOn: '2024-07-10', tone: 'soon', latest: null })
    const moved = await submit(june, 'f'.repeat(64))
    expect([moved.status, moved.body.code]).toEqual([409, 'figures-moved'])
    expect(
      (await service.call(getWorkQueue)).items.find((item) => item.key === `monthly-report-${june}`),
    ).toMatchObject({
      tone: 'soon',
      dueOn: '2024-07-10',
    })
    expect((await submit(june)).body).toMatchObject({ version: 1, late: false })
    const again = await submit(june)
    expect([again.status, again.body.code]).toEqual([409, 'report-there'])
  })

  it('报送即冻结：之后的变化不动它；更正是新的一版，写明原因，旧版留存 [L-130]', async () => {
    const before = await latestOf(june)
    const same = await correct(before.id, before.hash)
    expect([same.status, same.body.code]).toEqual([409, 'nothing-to-correct'])
    await certify(house, weaving, '乙', '2024-06-28')
    const now = await preview(june)
    expect([now.differs, now.figures.total['certified']]).toEqual([true, 2])
    const frozen = await service.call(contract.getReport, { params: { reportId: before.id } })
    expect([frozen.intact, frozen.figures.total['certified'], frozen.hash]).toEqual([true, 1, before.hash])
    const stale = await correct(before.id, before.hash)
    expect([stale.status, stale.body.code]).toEqual([409, 'figures-moved'])
    expect((await correct(before.id, now.hash)).body).toMatchObject({ version: 2, hash: now.hash })
    const twice = await correct(before.id, now.hash)
    expect([twice.status, twice.body.code]).toEqual([409, 'report-superseded'])
    const { versions } = await service.call(contract.getReport, { params: { reportId: before.id } })
    expect(versions.map((row) => [row.version, row.late, row.superseded, row.correctionReason])).toEqual([
      [2, false, false, '补录一张证书'],
      [1, false, true, null],
    ])
    const cell = { column: 'certified', regionCode: '450225' }
    const old = await service.call(contract.reportPeople, { params: { reportId: before.id }, query: cell })
    const fresh = await service.call(contract.reportPeople, {
      params: { reportId: (await latestOf(june)).id },
      query: cell,
    })
    expect([old.figure, old.rows.map((row) => row.personName)]).toEqual([1, ['甲']])
    expect([fresh.figure, fresh.total]).toEqual([2, 2])
  })

  it('自11日起逾期，逾期清单列出，照实标明 [L-130]', async () => {
    await turnTo('2024-08-10')
    const due = async (by: Client) => (await by.call(contract.listDueReports)).due
    expect(await due(service)).toMatchObject([{ month: july, dueOn: '2024-08-10', tone: 'soon' }])
    await turnTo('2024-08-11')
    expect(await due(service)).toMatchObject([{ month: july, tone: 'overdue' }])
    const bureau = await house.as('city-officer', { regionCode: '450200' })
    expect((await bureau.call(getWorkQueue)).items.map((item) => item.title)).toContain(`逾期未收到的月报 ${july}`)
    const report = (await submit(july)).body
    expect(report).toMatchObject({ version: 1, late: true })
    expect(await due(service)).toEqual([])
    const { figures } = await service.call(contract.getReport, { params: { reportId: report.id } })
    expect(cellsOf(figures)).toEqual(await recount(house, '2024-07-01', '2024-07-31'))
    expect(figures.total['paid:living-allowance']).toBe(145_000)
  })

  it('逾期未回访按月末计，导出的表与冻结的数一致 [L-130]', async () => {
    await turnTo('2024-10-01')
    const { figures } = await preview('2024-09' as MonthText)
    expect(figures.total['overdue']).toBe(1)
    const { id: reportId } = await latestOf(june)
    const file = await service.send(contract.exportReport, { params: { reportId } })
    const columns = [
      { key: 'region', title: '县（市、区）' },
      { key: 'completed', title: '结业人次（人次）' },
      { key: 'claimed', title: '申报补贴·培训期间生活费（含交通费）补贴（元）' },
    ]
    const { rows } = await readTable({ name: '月报.xlsx', bytes: file.bytes }, columns)
    expect(rows.at(-1)?.cells).toEqual({ region: '合计', completed: '6', claimed: '1450' })
    expect(rows.length).toBe(11)
  })

  it('冻结的月报和名单数据库也不许改 [L-130]', async () => {
    const rewrite = (table: string) =>
      inTransaction(house.database, theSystem, (tx) => sql`delete from statistics.${sql.ref(table)}`.execute(tx.db))
    await expect(rewrite('monthly_report')).rejects.toThrow(/permission denied/)
    await expect(rewrite('report_person')).rejects.toThrow(/permission denied/)
  })

  const latestOf = async (month: MonthText) => {
    const { rows } = await service.call(contract.listReports, { query: { month } })
    const latest = rows.find((row) => !row.superseded)
    if (!latest) throw new Error(`no report of ${month}`)
    return latest
  }
  const correct = (reportId: string, hash: string) =>
    service.send(contract.correctReport, { params: { reportId }, body: { reason: '补录一张证书', hash } })
})

describe('岗位与区划', () => {
  it.each([
    ['city-employment-service', '450200', 200],
    ['city-officer', '450200', 200],
    ['region-officer', '450000', 200],
    ['auditor', '450000', 200],
    ['city-officer', '450300', 404],
    ['city-employment-service', '450300', 404],
    ['county-clerk', '450225', 403],
    ['second-reviewer', '450225', 403],
    ['approver', '450225', 403],
    ['finance', '450225', 403],
    ['accountant', '450225', 403],
    ['school', '450225', 403],
    ['teacher', '450225', 403],
    ['workshop', '450225', 403],
    ['enterprise', '450225', 403],
    ['hr-agency', '450225', 403],
    ['trainee', '450225', 403],
    ['administrator', '450000', 403],
  ] as const)('%s（%s）读柳州的月报得到 %i', async (role, regionCode, expected) => {
    const personId = weaving.people['甲']?.personId
    const client = await house.as(role, { regionCode, organizationId: weaving.organizationId, personId })
    const reportId = (await service.call(contract.listReports, { query: {} })).rows[0]?.id ?? ''
    const read = await client.send(contract.getReport, { params: { reportId } })
    const seen = await client.send(contract.previewReport, { query: { month: june, cityCode: '450200' } })
    expect([read.status, seen.status]).toEqual([expected, expected])
    if (expected === 404) expect([read.body.code, seen.body.code]).toEqual(['report-unknown', 'city-unreached'])
    const sent = await client.send(contract.submitReport, { body: { month: june, hash: 'x' } })
    expect(sent.status).toBe(role === 'city-employment-service' ? 409 : 403)
  })

  it('自治区要先选市', async () => {
    const officer = await house.as('region-officer', { regionCode: '450000' })
    const { status, body } = await officer.send(contract.previewReport, { query: { month: june } })
    expect([status, body.code]).toEqual([422, 'city-needed'])
  })
})
