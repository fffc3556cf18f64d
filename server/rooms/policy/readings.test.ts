import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { entitle, packsFor, readReading, readReadings } from '#policy'
import * as contract from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { workshopCase } from '../../../test/workshop-case.ts'

const LIUZHOU = '450200'
const COUNTY = '450225'

let house: TestHouse
let city: Client
let region: Client
beforeAll(async () => {
  house = await openTestHouse()
  city = await house.as('city-officer', { regionCode: LIUZHOU })
  region = await house.as('region-officer', { regionCode: '450000' })
})
afterAll(() => house.close())

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(house.database, region.actor, work)

describe('读法', () => {
  const override = (client: Client, body: object) =>
    client.send(contract.overrideReading, {
      body: {
        key: 'notice.working-days',
        regionCode: LIUZHOU,
        value: 7,
        effectiveFrom: '2024-07-01',
        documentNumber: '柳人社发〔2024〕1号',
        ...body,
      } as never,
    })
  const read = (regionCode: string, on: string) =>
    asSystem((tx) => readReading(tx, 'notice.working-days', regionCode, on as never))

  it('每项读法都有选定值、条款或通行做法标记', async () => {
    const { readings } = await house.visitor.call(contract.listReadings, { query: { regionCode: COUNTY } })
    const byKey = new Map(readings.map((reading) => [reading.key, reading]))
    expect(byKey.get('notice.working-days')).toMatchObject({
      value: 5,
      valueWords: '5 个工作日',
      practice: 'practice:notice',
      cites: [],
      setBy: null,
    })
    expect(byKey.get('follow-up.start')).toMatchObject({ value: 'third-referral', cites: ['gx-2022-7#3-5'] })
    expect(byKey.get('follow-up.start')?.alternatives.map(({ value }) => value)).toEqual([
      'third-referral',
      'first-referral',
    ])
    expect(byKey.get('monthly-report.due-day')).toMatchObject({ value: 10, bounds: { least: 1, most: 10 } })
    expect(readings.filter(({ cites, practice }) => cites.length === 0 && !practice)).toEqual([])
  })

  it('“一定比例”没有写数：未规定；依文件设定后读得到，规则页看得到；适用地区以外不能设 [L-069][L-070]', async () => {
    const shares = ['lz-2019-63/5-2/school-fund-share', 'lz-2019-63/5-2/workload-share'] as const
    const listed = async () =>
      (await house.visitor.call(contract.listReadings, { query: { regionCode: LIUZHOU } })).readings
        .filter(({ key }) => shares.some((one) => one === key))
        .map(({ value, valueWords, setBy }) => [value, valueWords, setBy?.documentNumber])
    expect(await listed()).toEqual(shares.map(() => [null, '未规定', undefined]))
    const params = { pack: 'lz-2019-63', place: '5-2', rule: 'performance-pay' }
    const page = await house.visitor.call(contract.getRule, { params, query: {} })
    expect(page.openReadings.filter(({ chosen }) => chosen === '未规定').map(({ key }) => key)).toEqual(shares)
    const body = { key: shares[0], value: 35, regionCode: LIUZHOU }
    for (const value of [0, 101]) expect((await override(city, { ...body, value })).body.code).toBe('reading-value')
    const region = await house.as('region-officer', { regionCode: '450000' })
    expect((await override(region, { ...body, regionCode: '450300' })).body.code).toBe('rate-territory')
    for (const key of shares) expect((await override(city, { ...body, key })).status).toBe(200)
    const on = (day: string) => asSystem((tx) => readReadings(tx, shares, COUNTY, day as never))
    expect(Object.values(await on('2024-06-30'))).toEqual([null, null])
    expect(Object.values(await on('2024-12-31'))).toEqual([35, 35])
  })

  it('市里依文件改设，自起始日起在本市各县生效，邻市不变，县里看得到文号', async () => {
    expect((await override(city, {})).status).toBe(200)
    expect([
      await read(COUNTY, '2024-06-30'),
      await read(COUNTY, '2024-07-01'),
      await read('450300', '2024-07-01'),
    ]).toEqual([5, 7, 5])
    expect((await override(region, { regionCode: '450000', value: 6, effectiveFrom: '2024-08-01' })).status).toBe(200)
    expect([await read(COUNTY, '2024-08-01'), await read('450300', '2024-08-01')]).toEqual([7, 6])
  })

  it.each([
    ['reading-unknown', 404, { key: 'nothing' }],
    ['reading-value', 422, { value: 0 }],
    ['reading-value', 422, { value: '5' }],
    ['reading-value', 422, { key: 'referrals.min', value: 2 }],
    ['reading-value', 422, { key: 'follow-up.months', value: 4 }],
    ['reading-value', 422, { key: 'follow-up.start', value: 'never' }],
    ['reading-value', 422, { key: 'validity.lz-2019-63', value: '2020-01-01' }],
    ['reading-value', 422, { key: 'validity.lz-2019-63', value: '2024-12-31', regionCode: COUNTY }],
    ['reading-retroactive', 422, { effectiveFrom: '2024-06-02' }],
    ['reading-set', 409, {}],
    ['region-outside', 403, { regionCode: '450300' }],
    ['extension-clash', 409, { key: 'validity.lz-2019-63', value: '2022-12-31' }],
  ])('不能改：%s（%i）%o', async (code, status, body) => {
    const sent = await override(city, body)
    expect([sent.status, sent.body.code]).toEqual([status, code])
  })

  it.each(['county-clerk', 'approver', 'workshop', 'auditor', 'administrator'] as const)(
    '%s 不能改读法',
    async (role) => {
      const client = await house.as(role, { regionCode: LIUZHOU })
      expect((await override(client, {})).body.code).toBe('role-refused')
    },
  )

  it('文件依延期文件延长，到期后的班随之可补 [G-001]', async () => {
    const facts = workshopCase('2026-03-02')
    const amount = () =>
      asSystem(async (tx) => {
        const decisions = entitle(
          { ...facts, decisiveOn: '2026-03-02' as never, rates: [] },
          await packsFor(tx, COUNTY),
        )
        return decisions.flatMap((decision) => (decision.entitled ? [decision.amountFen] : []))
      })
    expect(await amount()).toEqual([])
    const extend = { key: 'validity.gx-2022-7', regionCode: '450000', value: '2026-12-31', effectiveFrom: '2024-06-03' }
    expect((await override(region, { ...extend, documentNumber: '桂人社发〔2024〕9号' })).status).toBe(200)
    expect(await amount()).toEqual([30_000, 100_000])
    const { documents } = await house.visitor.call(contract.listDocuments, { query: {} })
    expect(documents[0]).toMatchObject({ validUntil: '2026-12-31', extendedBy: '桂人社发〔2024〕9号' })
  })
})
