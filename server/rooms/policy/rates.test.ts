import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { ratesFor } from '#policy'
import * as contract from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'

const TABLE = 'lz-2019-63/enterprise-training'
const LIUZHOU = '450200'
const COUNTY = '450225'

let house: TestHouse
let clerk: Client
let reviewer: Client
let city: Client
let region: Client
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: COUNTY })
  reviewer = await house.as('second-reviewer', { regionCode: COUNTY })
  city = await house.as('city-officer', { regionCode: LIUZHOU })
  region = await house.as('region-officer', { regionCode: '450000' })
})
afterAll(() => house.close())

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(house.database, region.actor, work)

describe('外部标准表', () => {
  const line = { kind: 'onboarding', occupation: null, level: null, unit: 'person', rateFen: 60_000 } as const
  const body = (change: object = {}) =>
    ({
      key: TABLE,
      regionCode: LIUZHOU,
      documentNumber: '柳人社规〔2020〕1号',
      documentTitle: '企业职工培训补贴标准',
      effectiveFrom: '2020-01-01',
      effectiveUntil: '2021-12-31',
      lines: [line],
      examples: [{ title: '岗前培训1人', kind: 'onboarding', amountFen: 60_000 }],
      fundSources: ['unemployment-insurance-surplus'],
      ...change,
    }) as never
  const enter = (client: Client, change: object = {}) => client.send(contract.enterRates, { body: body(change) })
  const check = (client: Client, tableId: string) => client.send(contract.checkRates, { params: { tableId } })
  const rates = (on: string, regionCode = COUNTY) => asSystem((tx) => ratesFor(tx, regionCode, on as never))

  it('录入、另一人复核后才用于核算；未复核、过期、邻市的都不用 [L-097]', async () => {
    const other = await house.as('city-officer', { regionCode: LIUZHOU })
    const entered = await enter(city)
    const tableId = entered.body.id as string
    expect(await rates('2021-03-01')).toEqual([])
    const { tables, wanted } = await other.call(contract.listRateTables, { query: { state: 'entered' } })
    expect(wanted.map(({ key }) => key)).toContain(TABLE)
    expect(tables[0]).toMatchObject({ id: tableId, state: 'entered', enteredByMe: false, regionName: '柳州市' })
    expect((await check(other, tableId)).status).toBe(200)
    expect(await rates('2021-03-01')).toMatchObject([
      {
        ...line,
        table: TABLE,
        document: '柳人社规〔2020〕1号',
        region: '4502',
        from: '2020-01-01',
        until: '2021-12-31',
        sources: ['unemployment-insurance-surplus'],
      },
    ])
    expect([await rates('2022-01-01'), await rates('2021-03-01', '450325'), await rates('2019-12-31')]).toMatchObject([
      [],
      [],
      [],
    ])
  })

  it('几个部门会同确定的标准，照文件抬头记下部门，复核的人看得到 [L-097]', async () => {
    const issuedBy = ['柳州市应急管理局', '柳州市财政局', '柳州市人力资源和社会保障局']
    const { id } = (await enter(city, { effectiveFrom: '2032-01-01', effectiveUntil: '2032-12-31', issuedBy })).body
    const other = await house.as('city-officer', { regionCode: LIUZHOU })
    const { tables } = await other.call(contract.listRateTables, { query: { state: 'entered' } })
    expect(tables.find((table) => table.id === id)).toMatchObject({ issuedBy, documentNumber: '柳人社规〔2020〕1号' })
    await other.call(contract.rejectRates, { params: { tableId: id }, body: { reason: '试录' } })
  })

  it('没有例子、例子与标准不符的，都不能生效；逐例写明差在哪里 [L-097]', async () => {
    const other = await house.as('city-officer', { regionCode: LIUZHOU })
    const period = { effectiveFrom: '2031-01-01', effectiveUntil: '2031-12-31' }
    const none = await enter(city, { ...period, examples: [] })
    expect((await check(other, none.body.id as string)).body.code).toBe('rate-examples-missing')
    const examples = [
      { title: '岗前培训1人', kind: 'onboarding', amountFen: 60_000 },
      { title: '岗前培训2人', kind: 'onboarding', amountFen: 50_000 },
      { title: '安全培训1人', kind: 'safety', amountFen: 60_000 },
    ]
    const wrong = await enter(city, { ...period, examples })
    const refused = await check(other, wrong.body.id as string)
    expect(refused.body.code).toBe('rate-examples-failed')
    expect((refused.body.errors as { message: string }[]).map(({ message }) => message)).toEqual([
      '岗前培训2人：应得500元，按表得600元',
      '安全培训1人：没有适用的标准',
    ])
    expect(await rates('2031-03-01')).toEqual([])
    for (const { body } of [none, wrong]) {
      const params = { tableId: body.id as string }
      expect((await other.send(contract.rejectRates, { params, body: { reason: '例子不符' } })).status).toBe(200)
    }
  })

  it('新版本与上一版逐行对照：增加、删去、改变 [L-105]', async () => {
    const other = await house.as('city-officer', { regionCode: LIUZHOU })
    const lines = (rateFen: number, kind: string) => [
      { ...line, rateFen },
      { ...line, kind, unit: 'day', rateFen: 8_000 },
    ]
    const versions = []
    for (const [year, rateFen, kind] of [
      [2032, 60_000, 'safety'],
      [2033, 70_000, 'redeployment'],
    ] as const) {
      const period = { effectiveFrom: `${year}-01-01`, effectiveUntil: `${year}-12-31` }
      const example = { title: '岗前培训1人', kind: 'onboarding', amountFen: rateFen }
      const change = { ...period, documentNumber: `测试${year}号`, lines: lines(rateFen, kind), examples: [example] }
      const { body } = await enter(city, change)
      versions.push(body.id as string)
      expect((await check(other, body.id as string)).status).toBe(200)
    }
    const newest = await city.call(contract.getRateVersions, { params: { tableId: versions[1] ?? '' } })
    expect(newest.against).toBe('测试2032号')
    expect(newest.changes).toEqual([
      { keys: '岗前培训', before: '600元/人', after: '700元/人', change: 'changed' },
      { keys: '安全技能培训', before: '80元/人·天', after: null, change: 'removed' },
      { keys: '转岗转业培训', before: null, after: '80元/人·天', change: 'added' },
    ])
    expect(newest.examples).toEqual([{ title: '岗前培训1人', given: '岗前培训', wanted: 70_000, fault: null }])
    const unknown = await city.send(contract.getRateVersions, { params: { tableId: newId() } })
    expect(unknown.body.code).toBe('rate-unknown')
  })

  it('从文件读入：对的行进表单，错的逐格指出；模板可下载', async () => {
    const header = '行,培训类型,职业编码,等级,单位,标准,例子,数量,应得（元）'
    const rows = [
      '标准,岗前培训,,,元/人,600,,,',
      '标准,岗前训练,,,元/人,600,,,',
      '标准,安全技能培训,,,元/时,0,,,',
      '例,岗前培训,,,,,岗前1人,,600',
      '例,岗前培训,,,,,,2,x',
      '合计,,,,,,,,',
    ]
    const bytes = new TextEncoder().encode([header, ...rows].join('\r\n'))
    const read = await city.call(contract.readRateSheet, { file: { name: '标准.csv', bytes } })
    expect(read.lines).toMatchObject([{ kind: 'onboarding', unit: 'person', rateFen: 60_000, occupation: null }])
    expect(read.examples).toMatchObject([{ title: '岗前1人', quantity: 1, amountFen: 60_000 }])
    expect(read.errors.map(({ row, column }) => [row, column])).toEqual([
      [3, '培训类型'],
      [4, '单位'],
      [4, '标准'],
      [6, '例子'],
      [6, '应得（元）'],
      [7, '行'],
    ])
    const template = await city.send(contract.getRateTemplate, {})
    expect([template.status, template.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })

  it('录入人换一个账号也不能复核（同一自然人）', async () => {
    const maker = await house.as('city-officer', { regionCode: LIUZHOU, human: 'rates-one' })
    const twin = await house.as('region-officer', { regionCode: '450000', human: 'rates-one' })
    const { id } = (await enter(maker, { effectiveFrom: '2019-08-01', effectiveUntil: '2019-12-31' })).body
    for (const client of [maker, twin]) {
      const sent = await check(client, id)
      expect([sent.status, sent.body.code]).toEqual([403, 'duty-conflict'])
    }
    expect((await check(region, id)).status).toBe(200)
    expect((await check(region, id)).body.code).toBe('rate-settled')
  })

  it('县里录入、县里复核；同条件同时期的第二份标准拒绝，给旧标准定截止日期后可以', async () => {
    const first = (await enter(clerk, { regionCode: COUNTY, effectiveUntil: null })).body.id
    expect((await check(reviewer, first)).status).toBe(200)
    const second = (
      await enter(clerk, {
        regionCode: COUNTY,
        effectiveFrom: '2021-01-01',
        effectiveUntil: null,
        documentNumber: '融人社发〔2021〕2号',
      })
    ).body.id
    const refused = await check(reviewer, second)
    expect([refused.status, refused.body.code]).toEqual([409, 'rate-overlaps'])
    expect(refused.body.rules).toEqual([{ anchor: 'lz-2019-63#6-2' }])
    const end = (effectiveUntil: string, tableId = first) =>
      reviewer.send(contract.endRates, {
        params: { tableId },
        body: { effectiveUntil: effectiveUntil as never, documentNumber: '融人社发〔2021〕2号' },
      })
    expect((await end('2019-01-01')).body.code).toBe('rate-period-wrong')
    expect((await end('2020-12-31', second)).body.code).toBe('rate-settled')
    expect((await end('2020-12-31')).status).toBe(200)
    expect((await check(reviewer, second)).status).toBe(200)
    expect((await end('2021-06-30')).body.code).toBe('rate-overlaps')
    const at = async (on: string) =>
      (await rates(on)).filter(({ region: at }) => at === COUNTY).map((rate) => rate.document)
    expect([await at('2020-12-31'), await at('2021-01-01')]).toEqual([['柳人社规〔2020〕1号'], ['融人社发〔2021〕2号']])
  })

  it('两人同时复核两份相互重复的标准，只有一份通过', async () => {
    const place = { regionCode: '450224', effectiveUntil: null }
    const maker = await house.as('county-clerk', { regionCode: '450224' })
    const ids = [(await enter(maker, place)).body.id, (await enter(maker, place)).body.id]
    const checkers = await Promise.all(ids.map(() => house.as('second-reviewer', { regionCode: '450224' })))
    const sent = await Promise.all(ids.map((tableId, index) => check(checkers[index] as Client, tableId)))
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('退回写明原因，退回的不能再复核，也不用于核算', async () => {
    const { id } = (
      await enter(clerk, { regionCode: COUNTY, effectiveFrom: '2019-08-01', effectiveUntil: '2019-12-31' })
    ).body
    const params = { tableId: id }
    expect((await reviewer.send(contract.rejectRates, { params, body: { reason: ' ' } })).status).toBe(422)
    await reviewer.call(contract.rejectRates, { params, body: { reason: '与文件第二条不符' } })
    expect((await check(reviewer, id)).body.code).toBe('rate-settled')
    const { tables } = await clerk.call(contract.listRateTables, { query: { state: 'rejected' } })
    expect(tables.find((table) => table.id === id)).toMatchObject({
      rejectReason: '与文件第二条不符',
      enteredByMe: true,
    })
  })

  it.each([
    ['rate-key-unknown', 422, { key: 'nothing' }],
    ['region-outside', 403, { regionCode: '450300' }],
    ['rate-territory', 422, { regionCode: '450300' }, 'region'],
    ['rate-period-wrong', 422, { effectiveUntil: '2019-01-01' }],
    ['rate-lines-doubled', 422, { lines: [line, { ...line, rateFen: 1 }] }],
    ['rate-lines-wrong', 422, { lines: [] }],
    ['rate-lines-wrong', 422, { key: 'lz-2019-63/award-sources' }],
    ['content-wrong', 422, { lines: [{ ...line, rateFen: 0 }] }],
    ['rate-sources-missing', 422, { fundSources: [] }],
    ['rate-unit-wrong', 422, { lines: [{ ...line, unit: 'percent', rateFen: 3000 }] }],
    ['content-wrong', 422, { documentNumber: '' }],
  ])('不能录入：%s（%i）%o', async (code, status, change, who?: string) => {
    const sent = await enter(who === 'region' ? region : city, change)
    expect([sent.status, sent.body.code]).toEqual([status, code])
  })

  it('外县的人不能复核，没有的标准表说清楚；数据库自己也拒绝外地的写入', async () => {
    const { id } = (await enter(city, { effectiveFrom: '2019-08-01', effectiveUntil: '2019-08-31' })).body
    expect((await check(reviewer, id)).body.code).toBe('region-outside')
    expect((await check(region, '00000000-0000-7000-8000-000000000000')).body.code).toBe('rate-unknown')
    const write = inTransaction(house.database, clerk.actor, (tx) =>
      tx.db.updateTable('policy.rate_table').set({ clause: 'x' }).where('id', '=', id).execute(),
    )
    await expect(write).rejects.toThrow('只能由本地区或上级人社部门设定')
  })

  it('待复核的标准表在复核人的待办里，不在录入人自己的待办里', async () => {
    const maker = await house.as('city-officer', { regionCode: '450200' })
    await enter(maker, { effectiveFrom: '2019-09-01', effectiveUntil: '2019-09-30' })
    const count = async (client: Client) =>
      (await client.call(getWorkQueue)).items.find(({ key }) => key === 'rates-to-check')?.count ?? 0
    expect((await count(city)) - (await count(maker))).toBe(0)
    expect(await count(region)).toBeGreaterThan(0)
    expect(await count(clerk)).toBe(0)
  })
})
