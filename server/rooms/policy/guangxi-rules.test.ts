import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { examplesOf } from '../../../test/rate-examples.ts'
import { allReadings } from './library.ts'

/** The rules of 桂人社发〔2022〕7号 as the API decides them: rates entered and checked by two people, then asked. */
const COUNTY = '450225'
const NEIGHBOUR = '450226'
const rules = {
  workshop: 'gx-2022-7/10/workshop-training',
  living: 'gx-2022-7/10/living-allowance',
  training: 'gx-2022-7/10/training-subsidy',
  allowance: 'gx-2022-7/10/allowance-by-table',
  agency: 'gx-2022-7/11/agency-grant',
  pay: 'gx-2022-7/12/performance-pay',
} as const
type RuleName = keyof typeof rules

let house: TestHouse
let maker: Client
let checker: Client
let city: Client
beforeAll(async () => {
  house = await openTestHouse()
  maker = await house.as('city-officer', { regionCode: '450200' })
  checker = await house.as('region-officer', { regionCode: '450000' })
  city = await house.as('city-officer', { regionCode: '450200' })
})
afterAll(() => house.close())

/** Enters a rate for a table. @returns its id, for another person to check */
async function enter(key: string, rate: { unit: string; rateFen: number }, regionCode: string = COUNTY) {
  const body = {
    key,
    regionCode,
    documentNumber: `示例〔2024〕${regionCode}号`,
    documentTitle: '示例标准',
    effectiveFrom: '2024-01-01',
    effectiveUntil: null,
    lines: [rate],
    examples: examplesOf([rate as never]),
    fundSources: key.endsWith('performance-pay') ? [] : ['employment-subsidy-fund'],
  }
  return (await maker.call(contract.enterRates, { body: body as never })).id
}
const check = (tableId: string) => checker.call(contract.checkRates, { params: { tableId } })

async function decide(rule: RuleName, facts: object) {
  const { decisions } = await house.visitor.call(contract.evaluateCase, { query: {}, body: facts as never })
  const decision = decisions.find(({ ruleId }) => ruleId === rules[rule])
  if (!decision) throw new Error(rules[rule])
  return decision
}
const sentenceOf = async (rule: RuleName, facts: object) => (await decide(rule, facts)).sentence

const lesson = {
  matter: 'training',
  decisiveOn: '2024-06-10',
  region: COUNTY,
  trainingClass: {
    mode: 'project-based',
    kind: 'employment-skills',
    openingApprovedAt: '2024-06-09T10:00',
    firstSessionAt: '2024-06-10T08:30',
  },
  organizer: { kind: 'assistance-workshop' },
  occupation: { nationallyListed: false, code: null, level: null },
  trainee: {
    statuses: ['lifted-out-of-poverty'],
    contract: { from: '2024-01-01', until: null, withOrganizer: true },
  },
  attendance: { days: 6, lastCountedOn: '2024-06-15' },
  certificate: null,
}
const monitored = { trainee: { ...lesson.trainee, statuses: ['relapse-monitored'] } }
const nobody = { trainee: { ...lesson.trainee, statuses: [] } }
const hired = (contractFrom: string, contractUntil: string | null, insured = 3, inARow = insured) => ({
  matter: 'placement',
  decisiveOn: '2024-06-10',
  region: COUNTY,
  organizer: { kind: 'hr-agency' },
  trainee: { statuses: ['lifted-out-of-poverty'], contract: null },
  placement: {
    contractFrom,
    contractUntil,
    insuredMonths: insured,
    insuredMonthsInARow: inARow,
    employerKind: 'enterprise',
  },
})
const placement = hired('2024-06-10', '2024-12-09')
const year = {
  matter: 'yearly-figures',
  decisiveOn: '2024-12-31',
  region: COUNTY,
  organizer: { kind: 'technical-school', paired: true },
  year: { trainingIncomeFen: 1_000_001 },
}
const ordinary = {
  ...lesson,
  trainingClass: { ...lesson.trainingClass, mode: 'ordinary' },
  organizer: { kind: 'technical-school' },
}

describe('标准由别的文件定', () => {
  const [perHead, perDay] = [(rateFen: number) => ({ unit: 'person', rateFen }), { unit: 'day', rateFen: 4_000 }]
  it.each([
    ['培训补贴 [G-044]', 'training', ordinary, 'gx-2022-7/training-subsidy', perHead(150_000), 150_000],
    ['生活费补贴 [G-044]', 'allowance', ordinary, 'gx-2022-7/allowance-by-table', perDay, 24_000],
    ['就业创业服务补助 [G-056][G-059]', 'agency', placement, 'gx-2022-7/agency-grant', perHead(80_000), 80_000],
    ['绩效工资 [G-061]', 'pay', year, 'gx-2022-7/performance-pay', { unit: 'percent', rateFen: 3_000 }, 300_000],
  ] as const)(
    '%s：没有标准就拒绝并说明谁来录入；录入未复核仍拒绝；复核后按文号给出金额',
    async (_, rule, facts, key, rate, amountFen) => {
      const missing = await decide(rule, facts)
      expect([missing.entitled, missing.amountFen]).toEqual([false, null])
      const line = missing.checklist.find(({ condition }) => condition === 'rate-table-missing')
      expect(line?.cure).toContain('另一人复核后生效')
      const id = await enter(key, rate)
      expect((await decide(rule, facts)).entitled).toBe(false)
      await check(id)
      const decided = await decide(rule, facts)
      expect(decided).toMatchObject({ entitled: true, amountFen })
      expect(decided.sentence).toContain(`（标准：示例〔2024〕${COUNTY}号）`)
    },
  )
})

describe('培训补贴和生活费', () => {
  it.each([
    ['帮扶家庭劳动力，一般就业技能培训 [G-044]', 'training', ordinary, /^1,500元（标准：.*） × 1人 = 1,500元$/],
    ['监测对象同样是帮扶家庭 [G-044]', 'training', { ...ordinary, ...monitored }, /= 1,500元$/],
    ['没有帮扶身份 [G-044]', 'training', { ...ordinary, ...nobody }, /^不符合：帮扶家庭劳动力$/],
    ['车间已按人数享受，同一班不付两次 [G-044][G-046]', 'training', lesson, /^不符合：没有更具体的补贴$/],
    ['车间班的监测对象不计入车间补贴，按标准表享受 [G-047]', 'training', { ...lesson, ...monitored }, /= 1,500元$/],
    ['含交通费：已有写明标准的，不再另发 [G-045]', 'allowance', lesson, /^不符合：不是项目制的就业技能培训$/],
    ['一般培训的生活费按标准表 [G-045]', 'allowance', ordinary, /^40元（标准：.*） × 6天 = 240元$/],
    ['一般培训不按50元 [G-050]', 'living', ordinary, /^不符合：项目制就业技能培训或创业培训$/],
    ['项目制培训50元/人·天 [G-050]', 'living', lesson, /^50元 × 6天 = 300元$/],
    ['标准职业（工种）的车间班 [G-046]', 'workshop', listed(), /^不符合：非标准职业（工种）$/],
    ['迟批的班 [G-051]', 'training', late(), /^不符合：首次上课前开班获批$/],
    ['没有出勤 [G-052]', 'training', absent(), /^不符合：有出勤日$/],
  ] as const)('%s', async (_, rule, facts, sentence) => {
    expect(await sentenceOf(rule, facts)).toMatch(sentence)
  })

  it.each([
    [4, 80_000, 80_000],
    [5, 100_000, 100_000],
    [6, 100_000, 120_000],
  ])('出勤%i天：%i分，封顶前%i分 [G-048][G-049]', async (days, amountFen, uncappedFen) => {
    const facts = { ...lesson, attendance: { days, lastCountedOn: '2024-06-15' } }
    expect(await decide('workshop', facts)).toMatchObject({ amountFen, uncappedFen })
  })
})

describe('就业创业服务补助', () => {
  const paid = /= 800元$/
  const short = /^不符合：签订6个月以上劳动合同$/
  const uninsured = /^不符合：缴纳社会保险费满3个月$/
  it.each([
    ['恰好6个月的合同 [G-057]', placement, paid],
    ['差一天满6个月 [G-057]', hired('2024-06-10', '2024-12-08'), short],
    ['月末起算的6个月 [G-057]', hired('2024-08-31', '2025-02-27'), paid],
    ['无固定期限 [G-057]', hired('2024-06-10', null), paid],
    ['缴费2个月 [G-058]', hired('2024-06-10', '2024-12-09', 2), uninsured],
    ['累计3个月，中断过 [G-058]', hired('2024-06-10', '2024-12-09', 3, 2), uninsured],
    ['缴费4个月 [G-058]', hired('2024-06-10', '2024-12-09', 4), paid],
    ['由企业组织 [G-056]', { ...placement, organizer: { kind: 'enterprise' } }, paid],
    [
      '由技工院校组织 [G-056]',
      { ...placement, organizer: { kind: 'technical-school' } },
      /^不符合：由经营性人力资源服务机构等市场主体组织$/,
    ],
    ['各类群体，不限帮扶家庭 [G-056]', { ...placement, trainee: { statuses: [], contract: null } }, paid],
    [
      '不是到企业就业 [G-056]',
      { ...placement, placement: { ...placement.placement, employerKind: 'assistance-workshop' } },
      /^不符合：到企业就业$/,
    ],
    ['邻县没有录入标准 [G-059]', { ...placement, region: NEIGHBOUR }, /^不符合：就业创业服务补助标准$/],
  ] as const)('%s', async (_, facts, sentence) => {
    expect(await sentenceOf('agency', facts)).toMatch(sentence)
  })

  it('各县各定标准：邻县录入后按邻县的，本县不变；资金来源随文件 [G-059]', async () => {
    await check(await enter('gx-2022-7/agency-grant', { unit: 'person', rateFen: 90_000 }, NEIGHBOUR))
    expect(await decide('agency', { ...placement, region: NEIGHBOUR })).toMatchObject({
      amountFen: 90_000,
      sources: ['就业补助资金'],
    })
    expect((await decide('agency', placement)).amountFen).toBe(80_000)
  })
})

it('绩效工资总量只是测算：比例按文件，不足一分舍去，没有结对不算 [G-061]', async () => {
  expect(await decide('pay', year)).toMatchObject({ amountFen: 300_000, sources: [] })
  expect(await sentenceOf('pay', year)).toBe(
    `培训和鉴定收入 10,000.01元 × 30%（标准：示例〔2024〕${COUNTY}号） = 3,000元`,
  )
  const alone = { ...year, organizer: { kind: 'technical-school', paired: false } }
  expect(await sentenceOf('pay', alone)).toBe('不符合：参与结对工作')
})

describe('各地依文件改设规则的读法', () => {
  const set = (key: string, value: string, effectiveFrom: string, regionCode: string = COUNTY) =>
    city.call(contract.overrideReading, {
      body: { key, value, regionCode, effectiveFrom: effectiveFrom as never, documentNumber: '柳人社发〔2024〕3号' },
    })
  const on = (day: string, change: object = {}) => ({
    ...lesson,
    ...monitored,
    decisiveOn: day,
    trainingClass: { ...lesson.trainingClass, firstSessionAt: `${day}T08:30` },
    ...change,
  })

  it('监测对象计入：从设定之日起，只在设定的县 [G-047]', async () => {
    expect(await sentenceOf('workshop', on('2024-07-01'))).toBe('不符合：脱贫劳动力')
    await set(`${rules.workshop}/monitored`, 'counted', '2024-07-01')
    expect(await sentenceOf('workshop', on('2024-06-30'))).toBe('不符合：脱贫劳动力')
    expect(await sentenceOf('workshop', on('2024-07-01'))).toBe('200元 × 6天 = 1,200元 → 封顶 1,000元')
    expect(await sentenceOf('workshop', on('2024-07-01', { region: NEIGHBOUR }))).toBe('不符合：脱贫劳动力')
    expect(await sentenceOf('workshop', on('2024-07-01', nobody))).toBe('不符合：脱贫劳动力')
    const met = await decide('workshop', on('2024-07-01'))
    expect(met.checklist.find(({ condition }) => condition === 'lifted-labor')?.found).toContain('：计入')
  })

  it('读法列表里看得到：选定的、现在的、由哪份文件设定 [G-047]', async () => {
    await set(`${rules.agency}/claimants`, 'agencies-only', '2024-06-03')
    const { readings } = await house.visitor.call(contract.listReadings, { query: { regionCode: COUNTY } })
    const of = (key: string) => readings.find((reading) => reading.key === key)
    expect(of(`${rules.agency}/claimants`)).toMatchObject({
      value: 'agencies-only',
      chosen: 'market-entities',
      setBy: { documentNumber: '柳人社发〔2024〕3号', effectiveFrom: '2024-06-03' },
    })
    expect(of(`${rules.workshop}/monitored`)).toMatchObject({ value: 'not-counted', setBy: null })
    expect(await sentenceOf('agency', { ...placement, organizer: { kind: 'enterprise' } })).toContain('市场主体')
  })

  it('别的市的文件的读法，不能在本文件适用地区以外改设', async () => {
    const region = await house.as('region-officer', { regionCode: '450000' })
    const [key] = Object.keys(allReadings).filter((one) => one.startsWith('lz-2019-63/') && one.endsWith('insured-run'))
    const body = { key: key ?? '', value: 'cumulative', effectiveFrom: '2024-07-01' as never, documentNumber: '示例' }
    for (const regionCode of ['450300', '450000']) {
      const sent = await region.send(contract.overrideReading, { body: { ...body, regionCode } })
      expect([sent.status, sent.body.code]).toEqual([422, 'rate-territory'])
    }
    expect((await region.send(contract.overrideReading, { body: { ...body, regionCode: '450200' } })).status).toBe(200)
  })

  it('缴费月数改为累计 [G-058]', async () => {
    await set(`${rules.agency}/insured-run`, 'cumulative', '2024-08-01')
    const broken = hired('2024-06-10', '2024-12-09', 3, 2)
    expect((await decide('agency', { ...broken, decisiveOn: '2024-07-31' })).entitled).toBe(false)
    expect((await decide('agency', { ...broken, decisiveOn: '2024-08-01' })).amountFen).toBe(80_000)
  })
})

function listed() {
  return { ...lesson, occupation: { ...lesson.occupation, nationallyListed: true } }
}
function late() {
  return { ...ordinary, trainingClass: { ...ordinary.trainingClass, openingApprovedAt: '2024-06-10T08:30' } }
}
function absent() {
  return { ...ordinary, attendance: { days: 0, lastCountedOn: null } }
}
