import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addWorkingDays } from '#kernel/calendar'
import { getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { packsOn, workingCalendar } from '#policy'
import * as contract from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { workshopCase } from '../../../test/workshop-case.ts'

const COUNTY = '450225'

let house: TestHouse
let clerk: Client
let region: Client
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: COUNTY })
  region = await house.as('region-officer', { regionCode: '450000' })
})
afterAll(() => house.close())

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(house.database, region.actor, work)

describe('政策文件登记簿', () => {
  it('文号、发文机关、主送、日期、公开属性、有效期及读法 [G-001][L-001]', async () => {
    const { documents } = await house.visitor.call(contract.listDocuments, { query: {} })
    expect(
      documents.map(({ number, signedOn, effectiveFrom, validUntil, disclosure, state }) => [
        number,
        signedOn,
        effectiveFrom,
        validUntil,
        disclosure,
        state,
      ]),
    ).toEqual([
      ['桂人社发〔2022〕7号', '2022-02-22', '2022-02-22', '2025-12-31', '此件公开发布', 'in-force'],
      ['柳政规〔2019〕63号', '2019-12-27', '2019-08-01', '2021-12-31', '主动公开', 'expired'],
    ])
    expect(documents[1]).toMatchObject({ publishedOn: '2020-01-06', issuer: '柳州市人民政府', extendedBy: null })
    expect(documents[0]?.addressees).toContain('各技工院校')
    expect(documents[0]?.periodReading).toContain('十四五')
  })

  it('早于印发的施行日期：2019年9月的班按柳政规〔2019〕63号办 [L-001]', () => {
    const on = (date: string) => packsOn(date as never, COUNTY).map(({ document }) => document.id)
    expect([on('2019-07-31'), on('2019-08-01'), on('2022-01-15'), on('2022-02-22'), on('2026-01-01')]).toEqual([
      [],
      ['lz-2019-63'],
      [],
      ['gx-2022-7'],
      [],
    ])
    expect(packsOn('2020-05-01' as never, '450300')).toEqual([])
  })

  it('全文逐条可查，条款按锚点取，英文题名齐全 [G-001]', async () => {
    const { clauses, rules } = await house.visitor.call(contract.getDocument, {
      params: { documentId: 'gx-2022-7' },
      query: {},
    })
    expect(clauses.find(({ anchor }) => anchor === 'gx-2022-7#10')?.text).toContain('补贴标准为200元/人·天')
    expect(rules.map(({ ruleId }) => ruleId)).toContain('gx-2022-7/10/workshop-training')
    const clause = await house.visitor.call(contract.getClause, { params: { anchor: 'lz-2019-63#6-2' } })
    expect(clause).toMatchObject({ clause: '柳政规〔2019〕63号六（二）', title: '(二)完善职业培训补贴政策' })
    const { rules: english } = await house.visitor.call(contract.listRules, {
      query: { documentId: 'lz-2019-63', language: 'en' },
    })
    expect(english.map(({ title }) => title)).toContain('Enterprise employee training subsidy')
  })

  it('没有的文件、没有的条款都说清楚', async () => {
    const document = await house.visitor.send(contract.getDocument, { params: { documentId: 'gx-1' }, query: {} })
    expect([document.status, document.body.code]).toEqual([404, 'document-unknown'])
    for (const anchor of ['gx-2022-7#99', 'nothing', 'gx-1#1']) {
      const clause = await house.visitor.send(contract.getClause, { params: { anchor } })
      expect([clause.status, clause.body.code]).toEqual([404, 'clause-unknown'])
    }
  })
})

describe('试算', () => {
  it('谁都可以按事实试算：金额、算式、逐项条件 [G-048][G-049]', async () => {
    const { decisions } = await house.visitor.call(contract.evaluateCase, {
      body: workshopCase('2024-06-11') as never,
      query: {},
    })
    const workshop = decisions.find(({ ruleId }) => ruleId.endsWith('workshop-training'))
    expect(workshop).toMatchObject({
      entitled: true,
      amountFen: 100_000,
      uncappedFen: 120_000,
      sentence: '200元 × 6天 = 1,200元 → 封顶 1,000元',
      sources: ['就业补助资金'],
    })
    expect(workshop?.checklist.every(({ met }) => met)).toBe(true)
  })

  it('监测对象不计入车间补贴，生活费照发；企业班没有标准时拒绝并说明谁来录入 [G-047][G-050]', async () => {
    const given = workshopCase('2024-06-11')
    const { decisions } = await house.visitor.call(contract.evaluateCase, {
      body: { ...given, trainee: { ...given.trainee, statuses: ['relapse-monitored'] } } as never,
      query: {},
    })
    const of = (end: string) => decisions.find(({ ruleId }) => ruleId.endsWith(end))
    expect(of('workshop-training')).toMatchObject({ entitled: false, amountFen: null, sentence: '不符合：脱贫劳动力' })
    expect(of('10/living-allowance')).toMatchObject({ amountFen: 30_000 })
    const { decisions: early } = await house.visitor.call(contract.evaluateCase, { body: enterpriseCase, query: {} })
    const enterprise = early.find(({ ruleId }) => ruleId.endsWith('enterprise-training'))
    expect(enterprise?.sentence).toBe('不符合：企业职工培训补贴标准')
    expect(enterprise?.checklist.find(({ met }) => !met)?.cure).toContain('请经办人录入文号和标准')
  })
})

describe('工作日历', () => {
  it('2024年端午放假写在日历里，公示5个工作日越过周末和假日', async () => {
    const table = await asSystem((tx) => workingCalendar(tx))
    expect(addWorkingDays(table, '2024-06-06' as never, 5)).toBe('2024-06-14')
    const { years } = await clerk.call(contract.listCalendar)
    expect(years.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    expect(years[0]?.source).toContain('chinese-days')
  })

  it('管理员录入下一年；错误一次说全；没有录入的年份不猜', async () => {
    const administrator = await house.as('administrator', { regionCode: '450000' })
    const put = (body: object, year = 2027) =>
      administrator.send(contract.putCalendarYear, {
        params: { year },
        body: { source: '国办发明电〔2026〕9号', ...body } as never,
      })
    const wrong = await put({
      holidays: ['2027-01-01', '2027-01-01', '2026-12-31'],
      workdays: ['2027-01-04', '2027-01-01'],
    })
    expect(wrong.body.code).toBe('calendar-days-wrong')
    expect(wrong.body.errors.map(({ code }: { code: string }) => code).sort()).toEqual([
      'both',
      'other-year',
      'twice',
      'weekday',
      'weekday',
    ])
    expect((await put({ holidays: ['2027-01-01'], workdays: ['2027-01-03'] })).status).toBe(200)
    const table = await asSystem((tx) => workingCalendar(tx))
    expect(addWorkingDays(table, '2026-12-31' as never, 1)).toBe('2027-01-03')
    expect(() => addWorkingDays(table, '2027-12-31' as never, 1)).toThrow('尚未录入2028年放假安排')
    expect(
      (
        await clerk.send(contract.putCalendarYear, {
          params: { year: 2028 },
          body: { holidays: [], workdays: [], source: 'x' },
        })
      ).body.code,
    ).toBe('role-refused')
  })

  it('日历用完前90天，管理员待办里写明哪些事会停', async () => {
    const late = await openTestHouse({ date: '2026-10-02' })
    const early = await openTestHouse({ date: '2026-10-01' })
    const waiting = async (at: TestHouse) => {
      const administrator = await at.as('administrator', { regionCode: '450000' })
      return (await administrator.call(getWorkQueue)).items.find(({ key }) => key === 'calendar-ending')
    }
    expect(await waiting(early)).toBeUndefined()
    expect(await waiting(late)).toMatchObject({ dueOn: '2026-12-31', tone: 'soon' })
    expect((await waiting(late))?.title).toContain('公示期无法计算')
    const region = await late.as('region-officer', { regionCode: '450000' })
    expect((await region.call(contract.listCalendar)).endsSoon).toBe(true)
    const setting = { key: 'calendar.warning-days', regionCode: '450000', value: 89, effectiveFrom: '2026-10-02' }
    await region.call(contract.overrideReading, {
      body: { ...setting, documentNumber: '桂人社发〔2026〕1号' } as never,
    })
    expect(await waiting(late)).toBeUndefined()
    expect((await region.call(contract.listCalendar)).endsSoon).toBe(false)
    await Promise.all([late.close(), early.close()])
  })
})

/** An employee of an enterprise, trained and certified under the 2019 document. */
const enterpriseCase = {
  ...workshopCase('2021-03-08'),
  trainingClass: {
    mode: 'ordinary',
    kind: 'onboarding',
    openingApprovedAt: null,
    firstSessionAt: '2021-03-08T08:30',
  },
  organizer: { kind: 'enterprise' },
  trainee: { statuses: [], contract: { from: '2021-01-01' as never, until: null, withOrganizer: true } },
  certificate: { kind: 'training-completion', issuedOn: '2021-03-15' as never },
} as const
