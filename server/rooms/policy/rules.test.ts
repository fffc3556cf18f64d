import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAuditEvents } from '#desk/contract'
import { packs } from '#policies'
import * as contract from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'

const RONGSHUI = '450225'
let house: TestHouse
let auditor: Client
beforeAll(async () => {
  house = await openTestHouse()
  auditor = await house.as('auditor', { regionCode: '450000' })
})
afterAll(() => house.close())

const partsOf = (ruleId: string) => {
  const [pack = '', place = '', rule = ''] = ruleId.split('/')
  return { pack, place, rule }
}
const rulePage = (ruleId: string, language: 'zh' | 'en' = 'zh') =>
  house.visitor.call(contract.getRule, { params: partsOf(ruleId), query: { language } })

describe('规则页', () => {
  it('一条规则的条件、标准、读法、例表、公示文字，都出自规则', async () => {
    const page = await rulePage('gx-2022-7/10/workshop-training')
    expect(page.notice).toBe('就业帮扶车间项目制培训补贴：标准200元/人·天，单次不超过1,000元/人。')
    expect(page.checklist.find(({ label }) => label === '与车间签订劳动合同')).toMatchObject({
      asks: ['劳动合同'],
      cure: '请提供覆盖首次上课日至最后计补日的劳动合同',
      clauses: ['桂人社发〔2022〕7号（十）'],
    })
    const monitored = page.openReadings.find(({ key }) => key?.includes('monitored'))
    expect(monitored).toMatchObject({ chosen: '不计入', alternatives: ['计入'] })
    expect(page.examples.given).toContainEqual({ name: '出勤天数', value: '6' })
    const five = page.examples.rows.find(({ title }) => title.startsWith('出勤5天'))
    expect(five).toMatchObject({ amount: '1000', refusedFor: null })
    expect(five?.changed).toContainEqual({ name: '出勤天数', value: '5' })
    expect(page.fields.map(({ path }) => path)).toContain('trainee.contract.withOrganizer')
  })

  it('例表第一例的事实可以直接试算，得到例表写的金额', async () => {
    const { sample, examples } = await rulePage('gx-2022-7/10/workshop-training')
    const { decisions } = await house.visitor.call(contract.evaluateCase, { body: sample as never, query: {} })
    const own = decisions.find(({ ruleId }) => ruleId.endsWith('workshop-training'))
    expect(own?.amountFen).toBe(Number(examples.rows[0]?.amount) * 100)
  })

  it('每条规则都有页面，中英文都完整', async () => {
    for (const { id } of packs.flatMap((pack) => pack.rules)) {
      const [zh, en] = [await rulePage(id), await rulePage(id, 'en')]
      expect([zh.notice, ...zh.checklist.map(({ label }) => label)].join(), id).not.toMatch(/undefined/)
      const english = [en.notice, en.payee, ...en.checklist.flatMap(({ label, cure }) => [label, cure])].join('\n')
      expect(english.replace(/[\u4e00-\u9fff（）〔〕]+发?〔\d+〕\d+号/g, ''), id).not.toMatch(/undefined/)
      expect(zh.examples.rows.length, id).toBeGreaterThan(0)
    }
  })

  it('标准还没有录入的，写明谁来录入', async () => {
    const { tables } = await rulePage('lz-2019-63/6-1/enterprise-training')
    expect(tables[0]?.entered).toEqual([])
    expect(tables[0]?.enteredBy).toContain('请经办人录入')
  })

  it('没有的规则说清楚', async () => {
    const sent = await house.visitor.send(contract.getRule, { params: partsOf('gx-2022-7/10/nothing'), query: {} })
    expect([sent.status, sent.body.code]).toEqual([404, 'rule-unknown'])
  })

  it('文件里的条款连到由它写成的规则，早于印发的施行日期照登记 [L-001]', async () => {
    const { links, document } = await house.visitor.call(contract.getDocument, {
      params: { documentId: 'lz-2019-63' },
      query: {},
    })
    expect([document.effectiveFrom, document.signedOn]).toEqual(['2019-08-01', '2019-12-27'])
    expect(links.find(({ ruleId, as }) => ruleId === 'lz-2019-63/4-1/living-allowance' && as === 'rule')?.cite).toBe(
      'lz-2019-63#4-1',
    )
  })
})

describe('事实的字段和 Schema', () => {
  it('公开：字段、代码中英文对照；JSON Schema 可直接用', async () => {
    const { fields } = await house.visitor.call(contract.listFactFields)
    expect(fields.find(({ path }) => path === 'trainee.statuses')?.codes).toContainEqual({
      code: 'veteran',
      zh: '退役军人',
      en: 'veteran',
    })
    const schema = await house.visitor.call(contract.getFactsSchema)
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: '政策事实' })
  })

  it('试算的事实有错，全部一次用中文列出，不认识的字段也算', async () => {
    const sent = await house.visitor.send(contract.evaluateCase, {
      body: {
        matter: 'training',
        decisiveOn: '2024-02-30',
        region: RONGSHUI,
        traine: {},
        attendance: { days: 1.5 },
      } as never,
      query: {},
    })
    expect([sent.status, sent.body.code]).toEqual([422, 'content-wrong'])
    expect(sent.body.errors.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['decisiveOn', 'attendance.days', 'attendance.lastCountedOn']),
    )
    for (const { message } of sent.body.errors) expect(message).toMatch(/\p{Script=Han}/u)
    expect(JSON.stringify(sent.body.errors)).toContain('traine')
  })
})

describe('我能领什么', () => {
  type Answers = Record<string, string | number | string[]>
  const ask = (answers: Answers, language: 'zh' | 'en' = 'zh') =>
    house.visitor.call(contract.whatCanIGet, { body: { answers }, query: { language } })
  const opening = { place: RONGSHUI, on: '2024-06-03', matter: 'training' }
  const workshop: Answers = {
    ...opening,
    'trainee-status': ['lifted-out-of-poverty'],
    'organizer-kind': 'assistance-workshop',
    'training-mode': 'project-based',
    'training-kind': 'employment-skills',
    'occupation-listing': 'unlisted',
    'opening-approval': 'in-time',
    contract: 'none',
    'count:day': 6,
  }
  /** To the end: what else a rule asks is not known. */
  const finish = async (answers: Answers, language: 'zh' | 'en' = 'zh') => {
    const all = { ...answers }
    for (;;) {
      const reply = await ask(all, language)
      const open = reply.questions.find(({ answered }) => !answered)
      if (!open) return reply
      all[open.name] = '@unsure'
    }
  }
  const of = (reply: Awaited<ReturnType<typeof ask>>, name: string) =>
    reply.results?.find(({ ruleId }) => ruleId.endsWith(name))

  it('先问在哪里、哪一天、什么事，再问那里有效的规则要看的 [L-132]', async () => {
    expect((await ask({})).questions.map(({ name }) => name)).toEqual(['place'])
    const { questions, documents } = await ask({ place: RONGSHUI })
    expect(questions.map(({ name, options }) => [name, options[0]?.label])).toEqual([
      ['place', '融水苗族自治县'],
      ['on', '2024-06-03'],
    ])
    expect(documents.map(({ number }) => number)).toEqual(['桂人社发〔2022〕7号', '柳政规〔2019〕63号'])
    const status = (await ask(opening)).questions.at(-1)
    expect(status).toMatchObject({ name: 'trainee-status', kind: 'several', answered: false })
    expect(status?.options.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['脱贫劳动力', '以上都不是', '不知道']),
    )
  })

  it('结果：能领的连算式和条款，差一个条件的写明差什么、怎么办、补上多少，标准没有的写明谁来录入 [L-132]', async () => {
    const reply = await finish(workshop)
    expect(of(reply, '10/living-allowance')).toMatchObject({
      outcome: 'granted',
      amountFen: 30_000,
      sentence: '50元 × 6天 = 300元',
      clauses: [{ cite: 'gx-2022-7#10', name: '桂人社发〔2022〕7号（十）' }],
      bring: expect.arrayContaining(['身份证']),
      go: '到融水苗族自治县人力资源社会保障部门的就业服务窗口申领',
    })
    expect(of(reply, 'workshop-training')).toMatchObject({
      outcome: 'within-reach',
      amountFen: 100_000,
      lacking: [{ label: '与车间签订劳动合同', found: '劳动合同：未签订', cure: expect.stringContaining('劳动合同') }],
    })
    expect(reply.questions.every(({ answered }) => answered)).toBe(true)
  })

  it('答“不知道”的，按规则要的算，并写明是这样算的', async () => {
    const reply = await finish({ ...workshop, contract: 'in-force', 'opening-approval': '@unsure' })
    expect(of(reply, 'workshop-training')).toMatchObject({
      outcome: 'granted',
      amountFen: 100_000,
      assumed: expect.arrayContaining([{ ask: '开班批准', answer: '首次上课前已批准' }]),
    })
  })

  it('前面的回答改了，后面不再适用的回答要重选；不再问的不算', async () => {
    const changed = await ask({ ...workshop, on: '2021-06-01' })
    expect(changed.questions.at(-1)).toMatchObject({ name: 'trainee-status', answered: false, stale: true })
    const nothing = await ask({ ...workshop, on: '2022-01-10' })
    expect([nothing.results, nothing.questions.length]).toEqual([[], 2])
    expect(nothing.documents.map(({ inForce }) => inForce)).toEqual([false, false])
  })

  it('没有的地方、看不懂的日期，仍停在那一问', async () => {
    expect((await ask({ place: '999999' })).questions).toMatchObject([{ name: 'place', answered: false, stale: true }])
    const { questions } = await ask({ place: RONGSHUI, on: '2024-02-30' })
    expect(questions.at(-1)).toMatchObject({ name: 'on', stale: true })
  })

  it('英文版没有中文', async () => {
    const { results, questions } = await finish(workshop, 'en')
    expect(results?.length).toBeGreaterThan(1)
    const own = results?.map(({ clauses: _, standard: __, lacking, go: ___, ...result }) => [
      result,
      lacking.map(({ label, found }) => [label, found]),
    ])
    const asked = questions.slice(2).map(({ ask: words, hint, options }) => [words, hint, options])
    expect(JSON.stringify([own, asked])).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it('不登录可问，审计也可问；问了什么都不留', async () => {
    const before = (await auditor.call(listAuditEvents, { query: {} })).rows.length
    await finish(workshop)
    await auditor.call(contract.whatCanIGet, { body: { answers: workshop }, query: {} })
    const after = (await auditor.call(listAuditEvents, { query: {} })).rows.length
    expect(after).toBe(before)
  })
})
