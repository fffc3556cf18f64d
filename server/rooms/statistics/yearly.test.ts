import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { saveOrganization } from '#organizations'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { readTable } from '#platform/sheets'
import { checkRates, enterRates, overrideReading } from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { paidBatch } from '../../../test/paid-lines.ts'
import { examplesOf } from '../../../test/rate-examples.ts'
import { trainedClass } from '../../../test/trained-class.ts'
import * as contract from './contract.ts'

const fen = (amount: number) => amount as Fen
const day = (text: string) => text as DateText
const LIUZHOU = '450200'
const [RONGSHUI, SANJIANG, RONGAN] = ['450225', '450226', '450224']

let house: TestHouse
let school: Client
let city: Client
let region: Client
const schoolId = randomUUID()
const own = { organizationId: schoolId }
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-21' })
  await inTransaction(house.database, theSystem, async (tx) => {
    await saveOrganization(tx, { id: schoolId, kind: 'technical-school', name: '某技工学校', regionCode: LIUZHOU })
    await tx.db
      .insertInto('pairing.pairing')
      .values({
        id: newId(),
        school_id: schoolId,
        region_code: RONGAN,
        valid_from: day('2022-02-22'),
        cites: 'gx-2022-7#annex-1',
        row_number: 99,
        basis: 'printed',
      })
      .execute()
  })
  school = await house.as('school', { regionCode: LIUZHOU, organizationId: schoolId })
  city = await house.as('city-officer', { regionCode: LIUZHOU })
  region = await house.as('region-officer', { regionCode: '450000' })
})
afterAll(() => house.close())

describe('院校年度测算', () => {
  const pay = async (
    regionCode: string,
    paidOn: string,
    lines: readonly [item: 'training' | 'assessment', fen: number][],
  ) => {
    const startsOn = `${paidOn.slice(0, 4)}-03-01`
    const names = lines.map((_, index) => `学员${regionCode}${index}`)
    const of = await trainedClass(house, {
      ...own,
      regionCode,
      startsOn,
      completedOn: `${paidOn.slice(0, 4)}-03-20`,
      people: names.map((name) => ({ name })),
      tellNews: false,
    })
    const days = { regionCode, claimedOn: startsOn, approvedOn: startsOn, paidOn }
    await paidBatch(
      house,
      of,
      days,
      lines.map(([item, amountFen], index) => ({ name: names[index] ?? '', item, amountFen, toOrganizer: true })),
    )
  }
  const receive = (body: object = {}, by = school) =>
    by.send(contract.recordReceipt, {
      body: {
        kind: 'training',
        receivedOn: '2021-06-30',
        amountFen: 5_000_000,
        payer: '某企业',
        document: '发票12号',
        inPairing: false,
        ...body,
      } as never,
    })
  const yearOf = (year: number, by = school, organizationId = schoolId) =>
    by.call(contract.getSchoolYear, { params: { organizationId, year } })

  beforeAll(async () => {
    await pay(RONGSHUI, '2021-12-31', [
      ['training', 10_000_000],
      ['assessment', 2_000_001],
    ])
    await pay(RONGAN, '2024-05-06', [['training', 3_000_000]])
    await pay(SANJIANG, '2024-05-07', [['training', 4_000_000]])
  })

  it('收入只算当年实际到账的培训和鉴定两项，增加额为其30%，下一年度基数不含增加额 [L-067][L-068]', async () => {
    await school.call(contract.recordPayBase, {
      body: { year: 2021, amountFen: fen(90_000_000), document: '核定书1号' },
    })
    expect((await receive()).status).toBe(200)
    expect((await receive({ receivedOn: '2022-01-01' })).status).toBe(200)
    const wrong = (await receive({ amountFen: 700 })).body.id
    const undone = await school.send(contract.withdrawReceipt, {
      params: { receiptId: wrong },
      body: { reason: '重复' },
    })
    expect(undone.status).toBe(200)
    const of = await yearOf(2021)
    expect(of.income).toEqual({
      trainingFen: 15_000_000,
      assessmentFen: 2_000_001,
      totalFen: 17_000_001,
      pairingFen: 0,
    })
    expect(of.figures).toMatchObject([
      {
        ruleId: 'lz-2019-63/5-2/performance-pay',
        cites: ['lz-2019-63#5-2'],
        baseFen: 17_000_001,
        amountFen: 5_100_000,
        sentence: expect.stringContaining('× 30% = 51,000元'),
      },
    ])
    expect([of.raisedFen, of.nextBaseFen]).toEqual([95_100_000, 90_000_000])
    expect(of.payments.map((one) => [one.settledOn, one.kind, one.amountFen, one.regionName])).toEqual([
      ['2021-12-31', 'training', 10_000_000, '融水苗族自治县'],
      ['2021-12-31', 'assessment', 2_000_001, '融水苗族自治县'],
    ])
    expect(of.receipts.map((one) => one.withdrawnReason)).toEqual([null, '重复'])
  })

  it('自治区文件只计结对工作的收入；比例由录入的文件定，没有就不测算 [G-061]', async () => {
    const before = await yearOf(2024)
    expect([before.income.totalFen, before.income.pairingFen]).toEqual([7_000_000, 3_000_000])
    expect(before.figures.map((one) => [one.ruleId, one.amountFen])).toEqual([['gx-2022-7/12/performance-pay', null]])
    const rate = { unit: 'percent', rateFen: 2_500 } as const
    const { id: tableId } = await city.call(enterRates, {
      body: {
        key: 'gx-2022-7/performance-pay',
        regionCode: LIUZHOU,
        documentNumber: '示例〔2024〕9号',
        documentTitle: '绩效工资核增办法（示例）',
        effectiveFrom: '2024-01-01',
        effectiveUntil: null,
        lines: [rate],
        examples: examplesOf([rate as never]),
        fundSources: [],
      } as never,
    })
    await region.call(checkRates, { params: { tableId } })
    const [figure] = (await yearOf(2024)).figures
    expect([figure?.baseFen, figure?.amountFen]).toEqual([3_000_000, 750_000])
    expect(figure?.sentence).toContain('示例〔2024〕9号')
    const { schools } = await region.call(contract.listSchoolYears, { query: { year: 2024 } })
    expect(schools).toMatchObject([{ organizationId: schoolId, totalFen: 7_000_000 }])
  })

  it('公用经费和工作量折算的比例原文没有写：没有文件就是未规定，市里依文件设定后按年末的数算 [L-069][L-070]', async () => {
    const shares = [
      ['lz-2019-63/5-2/school-fund-share', 40],
      ['lz-2019-63/5-2/workload-share', 50],
    ] as const
    const unset = (await yearOf(2021)).shares
    expect(unset.map(({ key, percent, amountFen }) => [key, percent, amountFen])).toEqual(
      shares.map(([key]) => [key, null, null]),
    )
    const then = await openTestHouse({ date: '2021-06-30' })
    const bureau = await then.as('city-officer', { regionCode: LIUZHOU })
    const sits = { id: schoolId, kind: 'technical-school', name: '某技工学校', regionCode: LIUZHOU } as const
    await inTransaction(then.database, theSystem, (tx) => saveOrganization(tx, sits))
    const reader = await then.as('school', { regionCode: LIUZHOU, organizationId: schoolId })
    for (const [key, value] of shares)
      await bureau.call(overrideReading, {
        body: { key, value, regionCode: LIUZHOU, effectiveFrom: day('2021-06-30'), documentNumber: '示例〔2021〕3号' },
      })
    await receive({ receivedOn: '2021-06-30', amountFen: 1_000_001 }, reader)
    const set = (await yearOf(2021, reader)).shares
    await then.close()
    expect(set.map(({ key, percent, amountFen }) => [key, percent, amountFen])).toEqual([
      ['lz-2019-63/5-2/school-fund-share', 40, 400_000],
      ['lz-2019-63/5-2/workload-share', 50, null],
    ])
  })

  it('县里只看到本县支付的部分，并写明；外校、未到账的不收', async () => {
    const clerk = await house.as('county-clerk', { regionCode: SANJIANG })
    const part = await yearOf(2024, clerk)
    expect([part.whole, part.income.totalFen]).toEqual([false, 4_000_000])
    expect((await yearOf(2024)).whole).toBe(true)
    const otherId = randomUUID()
    const other = await house.as('school', { regionCode: LIUZHOU, organizationId: otherId })
    const asked = await other.send(contract.getSchoolYear, { params: { organizationId: schoolId, year: 2024 } })
    expect([asked.status, asked.body.code]).toEqual([404, 'school-unknown'])
    const future = await receive({ receivedOn: '2024-06-22' })
    expect([future.status, future.body.code]).toEqual([422, 'receipt-future'])
    const [entered] = (await yearOf(2021)).receipts
    const foreign = await other.send(contract.withdrawReceipt, {
      params: { receiptId: entered?.id ?? '' },
      body: { reason: '不是我的' },
    })
    expect([foreign.status, foreign.body.code]).toEqual([404, 'receipt-unknown'])
  })

  it('导出的表逐笔列出，合计与页面一致 [L-067]', async () => {
    const file = await school.send(contract.exportSchoolYear, { params: { organizationId: schoolId, year: 2021 } })
    const columns = [
      { key: 'from', title: '来源' },
      { key: 'amount', title: '金额（元）' },
    ]
    const { rows } = await readTable({ name: '测算.xlsx', bytes: file.bytes }, columns)
    expect(rows.map((row) => row.cells['amount'])).toEqual(['100000', '20000.01', '50000', '170000.01'])
  })
})
