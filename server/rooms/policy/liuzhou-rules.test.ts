import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dateText, type MonthText } from '#kernel/dates'
import type { ReplyOf } from '#kernel/endpoint'
import { yuan } from '#kernel/money'
import { packs } from '#policies'
import { ration } from '#policy'
import * as contract from '#policy/contract'
import { limitsOf } from '#policy/language'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { examplesOf } from '../../../test/rate-examples.ts'
import type { Claim } from './domain/ration.ts'
import { ruleOf } from './domain/registry.ts'
import { recount } from './domain/trace.ts'

/** The rules of 柳政规〔2019〕63号 as the API decides them, with every table entered by one person and checked by another. */
const FUND = '就业补助资金'
const ACCOUNT = '职业技能提升行动专账（失业保险基金结余）'

/** What the document leaves to others, as a document of the city would set it. */
const tables: Readonly<Record<string, readonly object[]>> = {
  apprenticeship: [{ unit: 'year', rateFen: yuan(5000) }],
  'contest-employer-reward': [
    { unit: 'person', rateFen: yuan(30_000), tier: 'autonomous-region' },
    { unit: 'person', rateFen: yuan(60_000), tier: 'national' },
    { unit: 'person', rateFen: yuan(100_000), tier: 'national', rank: 'first' },
    { unit: 'person', rateFen: yuan(100_001), tier: 'world' },
  ],
  'award-sources': [],
  training: [{ unit: 'person', rateFen: yuan(600) }],
  assessment: [{ unit: 'person', rateFen: yuan(240) }],
  'elder-care-training': [{ unit: 'person', rateFen: yuan(700) }],
  'elder-care-assessment': [{ unit: 'person', rateFen: yuan(260) }],
  'elder-care-service': [{ unit: 'person', rateFen: yuan(500) }],
  'guangdong-training': [{ unit: 'person', rateFen: yuan(1000) }],
  'guangdong-assessment': [{ unit: 'person', rateFen: yuan(350) }],
  'enterprise-run-school': [
    { unit: 'person', rateFen: yuan(300), subject: 'graduates-employed' },
    { unit: 'person', rateFen: yuan(200), subject: 'trained' },
  ],
  'studio-base-sources': [],
  'upper-recognition': [{ unit: 'each', rateFen: yuan(80_000), tier: 'national', subject: 'master-studio' }],
  'joint-training': [{ unit: 'person', rateFen: yuan(1500) }],
  'group-living-allowance': [
    { unit: 'day', rateFen: yuan(30), group: 'hard-to-employ' },
    { unit: 'day', rateFen: yuan(25), group: 'zero-employment-household' },
    { unit: 'day', rateFen: yuan(20), group: 'school-leaver' },
    { unit: 'day', rateFen: yuan(40), group: 'registered-poor' },
  ],
  'enterprise-training': [{ unit: 'person', rateFen: yuan(800) }],
  'insured-upgrading': [{ unit: 'person', rateFen: yuan(1500), level: 'intermediate' }],
  'work-training': [{ unit: 'month', rateFen: yuan(500) }],
}

let house: TestHouse
let maker: Client
let checker: Client
beforeAll(async () => {
  house = await openTestHouse()
  maker = await house.as('city-officer', { regionCode: '450200' })
  checker = await house.as('region-officer', { regionCode: '450000' })
})
afterAll(() => house.close())

async function enter(key: string, lines: readonly object[]): Promise<string> {
  const body = {
    key: `lz-2019-63/${key}`,
    regionCode: '450200',
    documentNumber: '示例〔2019〕1号',
    documentTitle: '示例标准',
    effectiveFrom: '2019-08-01',
    effectiveUntil: '2021-12-31',
    lines,
    examples: examplesOf(lines as never),
    fundSources: ['unemployment-insurance-surplus'],
  }
  return (await maker.call(contract.enterRates, { body: body as never })).id
}

let asked = 0

/** Decides the facts; from another address each time, for the endpoint is limited by address. */
async function decide(rule: string, facts: object) {
  asked += 1
  const answer = await house.app.inject({
    method: 'POST',
    url: contract.evaluateCase.path,
    payload: facts,
    remoteAddress: `10.0.0.${asked}`,
  })
  const { decisions } = answer.json<ReplyOf<typeof contract.evaluateCase>>()
  const decision = decisions?.find(({ ruleId }) => ruleId === `lz-2019-63/${rule}`)
  if (!decision) throw new Error(`${rule}: ${answer.body}`)
  return decision
}

// —— the facts the rows vary ——

const on = { decisiveOn: '2021-03-08', region: '450203' }
const contractHere = { from: '2020-01-01', until: null, withOrganizer: true }
const nobody = { statuses: [] as string[], contract: null }
const person = (...statuses: string[]) => ({ statuses, contract: null })
const certificate = (kind: string) => ({ certificate: { kind, issuedOn: '2021-04-20' } })

const lesson = {
  matter: 'training',
  ...on,
  trainingClass: {
    mode: 'ordinary',
    kind: 'employment-skills',
    openingApprovedAt: null,
    firstSessionAt: '2021-03-08T09:00',
  },
  organizer: { kind: 'training-provider' },
  trainee: nobody,
  attendance: { days: 5, lastCountedOn: '2021-03-12' },
  ...certificate('skill-level'),
}
const classOf = (changes: object) => ({ trainingClass: { ...lesson.trainingClass, ...changes } })
const project = classOf({ mode: 'project-based' })
const employeeOf = (kind: string) => ({ organizer: { kind }, trainee: { ...nobody, contract: contractHere } })
const onboarding = { ...lesson, ...classOf({ kind: 'onboarding' }), ...employeeOf('enterprise') }
const free = (...statuses: string[]) => ({ trainee: { ...person(...statuses), feeFen: 0 } })
const charged = (...statuses: string[]) => ({ trainee: { ...person(...statuses), feeFen: 1 } })

const award = {
  matter: 'award',
  ...on,
  award: { kind: 'contest', level: 'national', rank: 'first', representing: '450200', paidFen: yuan(30_000) },
  ...employeeOf('enterprise'),
}
const won = (changes: object) => ({ ...award, award: { ...award.award, ...changes } })
const honored = (yearsSinceLastRound?: number) =>
  won({ kind: 'skills-expert', level: 'city', paidFen: 0, yearsSinceLastRound })
const technician = (level: string, kind = 'professional-qualification', issuedOn = '2021-03-08') => ({
  matter: 'certificate',
  ...on,
  occupation: { nationallyListed: true, code: null, level },
  certificate: { kind, issuedOn },
  trainee: nobody,
})
const insured = (insuredMonths: number, level = 'intermediate') => ({
  ...technician(level, 'skill-level'),
  organizer: { kind: 'enterprise' },
  trainee: { ...nobody, contract: contractHere, insuredMonths },
})
const recognition = (kind: string, level: string, newlyRecognized = true) => ({
  matter: 'recognition',
  ...on,
  recognition: { kind, level, newlyRecognized },
})
const school = (basis: string, kind = 'enterprise') => ({
  matter: 'joint-school',
  ...on,
  organizer: { kind },
  jointSchool: { basis, heads: 1 },
})
const joint = (contractUntil: string, insuredMonthsInARow: number, changes: object = {}) => ({
  matter: 'placement',
  ...on,
  organizer: { kind: 'vocational-school' },
  occupation: { nationallyListed: true, code: null, level: 'intermediate' },
  placement: { contractFrom: '2021-01-01', contractUntil, insuredMonths: 3, insuredMonthsInARow, jointlyTrained: true },
  ...changes,
})
const plan = (asked: number, kind = 'enterprise', mode = 'ordinary') => ({
  matter: 'advance',
  ...on,
  organizer: { kind },
  ...classOf({ mode }),
  plan: { approvedTrainingFen: yuan(100_000), askedFen: yuan(asked), source: 'unemployment-insurance-surplus' },
})
const working = (kind: string, statuses: readonly string[], isInsured?: boolean) => ({
  matter: 'training-through-work',
  ...on,
  organizer: { kind, ...(isInsured !== undefined && { insured: isInsured }) },
  trainee: { statuses, contract: contractHere },
  workMonths: ['2021-03', '2021-04', '2021-05'],
})
const year = (kind: string, figures: object) => ({
  matter: 'yearly-figures',
  decisiveOn: '2021-12-31',
  region: '450203',
  organizer: { kind },
  year: figures,
})
const graduate = (graduatedOn: string) => ({ ...lesson, trainee: { ...person('unemployed-graduate'), graduatedOn } })
const cooperation = (kind: string, paidTo?: string) => ({
  ...lesson,
  ...classOf({ cooperation: kind }),
  trainee: { ...person('registered-poor'), feeFen: 0 },
  ...(paidTo && { paidTo }),
})
const urban = (isUrban: boolean, ...statuses: string[]) => ({
  ...lesson,
  trainee: { ...person('school-leaver', ...statuses), urban: isUrban },
})

describe('没有录入标准和来源以前', () => {
  it.each([
    ['企业新型学徒制', '2-1/apprenticeship', apprentice(1)],
    ['大赛配套的来源 [L-020]', '2-2/contest-match', award],
    ['所在企业奖励的分档 [L-021]', '2-2/contest-employer-reward', award],
    ['工作室奖励的来源 [L-065]', '5-1/studio-reward', recognition('master-studio', 'city')],
    [
      '重点群体生活费，不套用50元 [L-092]',
      '6-1/group-living-allowance',
      { ...lesson, trainee: person('hard-to-employ') },
    ],
    ['以工代训 [L-094]', '6-1/work-training-poor', working('enterprise', ['registered-poor'])],
  ])('%s：拒绝，并说明缺哪张表、由谁录入', async (_, rule, facts) => {
    const { entitled, checklist } = await decide(rule, facts)
    const wanting = checklist.filter(({ met }) => !met)
    expect([entitled, wanting.map(({ condition }) => condition)]).toEqual([false, ['rate-table-missing']])
    expect(wanting[0]?.cure).toContain('另一人复核后生效')
  })
})

describe('录入并复核以后', () => {
  beforeAll(async () => {
    for (const [key, lines] of Object.entries(tables)) {
      const tableId = await enter(key, lines)
      await checker.call(contract.checkRates, { params: { tableId } })
    }
  })

  it('本文要的每一张表都录入了', async () => {
    const { wanted } = await maker.call(contract.listRateTables, { query: {} })
    const own = wanted.map(({ key }) => key).filter((key) => key.startsWith('lz-2019-63/'))
    expect(own.toSorted()).toEqual(
      Object.keys(tables)
        .map((key) => `lz-2019-63/${key}`)
        .toSorted(),
    )
  })

  it.each<[string, string, object, number, string, string[]]>([
    ['二（一）学徒制，按人按年', '2-1/apprenticeship', apprentice(2), 10_000, '组织培训的单位', [ACCOUNT]],
    ['1:1配套，等于上级实发 [L-020]', '2-2/contest-match', award, 30_000, '本人', [ACCOUNT]],
    ['企业奖励按级别和名次 [L-021]', '2-2/contest-employer-reward', award, 100_000, '所在企业', [ACCOUNT]],
    [
      '企业奖励，幅度下端 [L-021]',
      '2-2/contest-employer-reward',
      won({ level: 'autonomous-region' }),
      30_000,
      '所在企业',
      [ACCOUNT],
    ],
    ['龙城技术能手，满3年 [L-024]', '2-2/skills-expert', honored(3), 20_000, '本人', [ACCOUNT]],
    ['龙城技术能手，首次 [L-024]', '2-2/skills-expert', honored(), 20_000, '本人', [ACCOUNT]],
    ['技师 [L-027]', '2-3/gold-blue-collar', technician('technician'), 10_000, '本人', [ACCOUNT]],
    ['高级技师 [L-027]', '2-3/gold-blue-collar', technician('senior-technician'), 20_000, '本人', [ACCOUNT]],
    ['毕业生培训 [L-036]', '3-2/graduate-training', graduate('2019-03-08'), 600, '组织培训的单位', [ACCOUNT]],
    ['毕业生鉴定 [L-036]', '3-2/graduate-assessment', graduate('2019-03-08'), 240, '本人', [ACCOUNT]],
    [
      '养老培训 [L-042]',
      '3-3/elder-care-training',
      { ...lesson, ...employeeOf('elder-care') },
      700,
      '组织培训的单位',
      [ACCOUNT],
    ],
    [
      '养老鉴定 [L-042]',
      '3-3/elder-care-assessment',
      { ...lesson, ...employeeOf('elder-care') },
      260,
      '本人',
      [ACCOUNT],
    ],
    [
      '养老就业服务 [L-042]',
      '3-3/elder-care-service',
      joint('2021-06-30', 0, { organizer: { kind: 'elder-care' } }),
      500,
      '申领单位',
      [ACCOUNT],
    ],
    [
      '项目制免费培训 [L-045]',
      '4-1/poor-training',
      { ...lesson, ...project, ...free('registered-poor') },
      600,
      '组织培训的单位',
      [FUND],
    ],
    [
      '致富带头人免费培训 [L-050]',
      '4-1/poor-training',
      { ...lesson, ...project, ...free('rural-startup-lead') },
      600,
      '组织培训的单位',
      [FUND],
    ],
    [
      '50元/人·天 [L-046][L-047]',
      '4-1/living-allowance',
      { ...lesson, ...project, trainee: person('registered-poor') },
      250,
      '本人',
      [FUND],
    ],
    [
      '致富带头人生活费 [L-046][L-050]',
      '4-1/living-allowance',
      { ...lesson, ...project, trainee: person('rural-startup-lead') },
      250,
      '本人',
      [FUND],
    ],
    [
      '粤桂，付给单位 [L-057]',
      '4-3/guangdong-training',
      cooperation('partner-provider', 'organizer'),
      1000,
      '组织培训的单位',
      [FUND],
    ],
    ['粤桂，付给本人 [L-057]', '4-3/guangdong-training', cooperation('in-guangdong', 'person'), 1000, '本人', [FUND]],
    ['粤桂评价 [L-057]', '4-3/guangdong-assessment', cooperation('in-guangdong', 'person'), 350, '本人', [FUND]],
    [
      '办学，按毕业生就业 [L-059]',
      '5-1/enterprise-run-school',
      school('graduates-employed'),
      300,
      '申领单位',
      [ACCOUNT],
    ],
    ['办学，按培训实训 [L-059]', '5-1/enterprise-run-school', school('trained'), 200, '申领单位', [ACCOUNT]],
    ['企业先行拨付59% [L-060]', '5-1/advance-enterprise', plan(59_000), 59_000, '申领单位', [ACCOUNT]],
    ['企业先行拨付60% [L-060]', '5-1/advance-enterprise', plan(60_000), 60_000, '申领单位', [ACCOUNT]],
    ['企业申请61%，只拨60% [L-060]', '5-1/advance-enterprise', plan(61_000), 60_000, '申领单位', [ACCOUNT]],
    [
      '国家级工作室 [L-062]',
      '5-1/upper-recognition',
      recognition('master-studio', 'national'),
      80_000,
      '申领单位',
      [FUND],
    ],
    ['市级工作室 [L-065]', '5-1/studio-reward', recognition('master-studio', 'city'), 50_000, '申领单位', [ACCOUNT]],
    ['市级基地 [L-065]', '5-1/base-reward', recognition('training-base', 'city'), 100_000, '申领单位', [ACCOUNT]],
    [
      '校企共同培养，恰好6个月、3个月 [L-071]',
      '5-2/joint-training',
      joint('2021-06-30', 3),
      1500,
      '申领单位',
      [ACCOUNT],
    ],
    [
      '绩效工资30% [L-067]',
      '5-2/performance-pay',
      year('vocational-school', { trainingIncomeFen: yuan(1_000_000) }),
      300_000,
      '不付款',
      [],
    ],
    [
      '行业协会组织培训 [L-074][L-102]',
      '6-2/training-subsidy',
      { ...lesson, organizer: { kind: 'industry-association' } },
      600,
      '组织培训的单位',
      [ACCOUNT],
    ],
    [
      '就业困难人员生活费 [L-092]',
      '6-1/group-living-allowance',
      { ...lesson, trainee: person('hard-to-employ') },
      150,
      '本人',
      [FUND],
    ],
    [
      '零就业家庭成员生活费 [L-092]',
      '6-1/group-living-allowance',
      { ...lesson, trainee: person('zero-employment-household') },
      125,
      '本人',
      [FUND],
    ],
    ['农村两后生生活费 [L-092]', '6-1/group-living-allowance', urban(false), 100, '本人', [FUND]],
    ['城市低保两后生生活费 [L-092]', '6-1/group-living-allowance', urban(true, 'urban-dibao'), 100, '本人', [FUND]],
    [
      '贫困劳动力一般培训的生活费 [L-092]',
      '6-1/group-living-allowance',
      { ...lesson, trainee: person('registered-poor') },
      200,
      '本人',
      [FUND],
    ],
    ['企业职工培训 [L-093]', '6-1/enterprise-training', onboarding, 800, '组织培训的单位', [ACCOUNT]],
    ['参保职工技能提升 [L-093]', '6-1/insured-upgrading', insured(12), 1500, '本人', [ACCOUNT]],
    [
      '以工代训，没有参保的车间 [L-094]',
      '6-1/work-training-poor',
      working('assistance-workshop', ['registered-poor'], false),
      1500,
      '申领单位',
      [ACCOUNT],
    ],
    [
      '以工代训，参保企业 [L-095]',
      '6-1/work-training-insured',
      working('enterprise', ['hard-to-employ'], true),
      1500,
      '申领单位',
      [ACCOUNT],
    ],
    [
      '退役军人参加项目制培训 [L-104]',
      '6-2/training-subsidy',
      { ...lesson, ...project, ...free('veteran') },
      600,
      '组织培训的单位',
      [ACCOUNT],
    ],
    [
      '机构项目制先行拨付60% [L-103]',
      '6-2/advance-institution',
      plan(100_000, 'training-provider', 'project-based'),
      60_000,
      '申领单位',
      [ACCOUNT],
    ],
    ['一线职工恰为60% [L-110]', '6-3/front-line-share', year('enterprise', spend(600_000)), 600_000, '不付款', []],
    [
      '税前扣除8% [L-112]',
      '6-3/tax-limit',
      year('enterprise', { wagesFen: yuan(1_000_000), educationFundUsedFen: yuan(80_001) }),
      80_000,
      '不付款',
      [],
    ],
    [
      '没有批准时间也不影响 [L-122]',
      '4-1/living-allowance',
      { ...lesson, ...project, trainee: person('registered-poor') },
      250,
      '本人',
      [FUND],
    ],
  ])('%s', async (_, rule, facts, amount, payee, sources) => {
    const decision = await decide(rule, facts)
    expect(decision).toMatchObject({ entitled: true, amountFen: yuan(amount), payee, sources })
  })

  it.each<[string, string, object, string]>([
    ['代表南宁市 [L-020]', '2-2/contest-match', won({ representing: '450100' }), '代表柳州市参赛'],
    ['上级没有发奖金 [L-020]', '2-2/contest-match', won({ paidFen: 0 }), '上级奖金已发给本人'],
    ['分档超过10万元 [L-021]', '2-2/contest-employer-reward', won({ level: 'world' }), '标准在文件规定的幅度内'],
    ['距上次评选2年 [L-024]', '2-2/skills-expert', honored(2), '距上次评选满3年'],
    ['高级工没有金蓝领 [L-027]', '2-3/gold-blue-collar', technician('senior'), '有奖补标准的等级'],
    ['等级证书按原文不算 [L-027]', '2-3/gold-blue-collar', technician('technician', 'skill-level'), '取得职业资格证书'],
    [
      '施行前取得的证书 [L-027]',
      '2-3/gold-blue-collar',
      technician('technician', undefined, '2019-07-31'),
      '政策有效期内新取得',
    ],
    ['毕业2年零1天 [L-036]', '3-2/graduate-training', graduate('2019-03-07'), '在离校未就业的期限内'],
    [
      '免费群体被收一分 [L-040]',
      '6-2/training-subsidy',
      { ...lesson, ...charged('disabled') },
      '应免费培训的重点群体没有被收费',
    ],
    [
      '免费群体收费没有登记 [L-040]',
      '6-2/training-subsidy',
      { ...lesson, trainee: person('laid-off') },
      '应免费培训的重点群体没有被收费',
    ],
    [
      '免费培训收了费 [L-040][L-045]',
      '4-1/poor-training',
      { ...lesson, ...project, ...charged('registered-poor') },
      '免费培训，没有收费',
    ],
    [
      '企业向退役军人职工收费 [L-040]',
      '6-1/enterprise-training',
      { ...onboarding, trainee: { ...onboarding.trainee, statuses: ['veteran'], feeFen: 1 } },
      '企业没有向应免费培训的职工收费',
    ],
    ['没有选定领款方 [L-057]', '4-3/guangdong-training', cooperation('in-guangdong'), '已选定领款方'],
    ['机构的一般培训不能先行拨付 [L-103]', '6-2/advance-institution', plan(1, 'training-provider'), '项目制培训'],
    ['复评的工作室 [L-065]', '5-1/studio-reward', recognition('master-studio', 'city', false), '新认定'],
    [
      '上级认定的不领市级奖励 [L-062][L-065]',
      '5-1/studio-reward',
      recognition('master-studio', 'national'),
      '市级认定',
    ],
    ['合同少一天 [L-071]', '5-2/joint-training', joint('2021-06-29', 3), '签订6个月以上劳动合同'],
    ['参保2个月 [L-071]', '5-2/joint-training', joint('2021-06-30', 2), '缴纳社会保险费满3个月'],
    ['城镇非低保的两后生 [L-092]', '6-1/group-living-allowance', urban(true), '“两后生”须为农村学员或城市低保家庭学员'],
    [
      '四（一）的生活费不重复 [L-046][L-092]',
      '6-1/group-living-allowance',
      { ...lesson, ...project, trainee: person('registered-poor') },
      '没有更具体的补贴',
    ],
    ['参保11个月 [L-093]', '6-1/insured-upgrading', insured(11), '参加失业保险满规定月数'],
    [
      '没有参保的企业 [L-095]',
      '6-1/work-training-insured',
      working('enterprise', ['hard-to-employ'], false),
      '企业已参保',
    ],
    [
      '一线职工59.99% [L-110]',
      '6-3/front-line-share',
      year('enterprise', spend(599_999.99)),
      '60%以上用于一线职工培训',
    ],
  ])('拒绝：%s', async (_, rule, facts, condition) => {
    expect(await decide(rule, facts)).toMatchObject({ entitled: false, sentence: `不符合：${condition}` })
  })

  it.each(['university', 'vocational-school', 'training-provider', 'industry-association', 'enterprise'])(
    '五类机构都开放：%s [L-102]',
    async (kind) => {
      expect(await decide('6-2/training-subsidy', { ...lesson, organizer: { kind } })).toMatchObject({ entitled: true })
    },
  )

  it.each([
    ['professional-qualification', true],
    ['skill-level', true],
    ['specific-competency', true],
    ['special-operation', true],
    ['training-completion', false],
  ])('五类证书都给培训补贴，%s 的鉴定补贴：%s [L-099]', async (kind, assessed) => {
    const facts = { ...lesson, ...certificate(kind) }
    expect((await decide('6-2/training-subsidy', facts)).entitled).toBe(true)
    expect((await decide('6-2/assessment-subsidy', facts)).entitled).toBe(assessed)
  })

  it('增加的绩效工资总量不计入下一年度核定基数，写在每一次测算里 [L-068]', async () => {
    const { readings } = await decide('5-2/performance-pay', year('technical-school', { trainingIncomeFen: 100 }))
    expect(readings.join()).toContain('不计入下一年度单位工资核定基数')
  })

  it('没有一条规则看所有制：公办民办同等待遇 [L-042][L-076]', async () => {
    const { rules } = await house.visitor.call(contract.listRules, { query: { documentId: 'lz-2019-63' } })
    const { clauses } = await house.visitor.call(contract.getDocument, {
      params: { documentId: 'lz-2019-63' },
      query: {},
    })
    expect(rules.length).toBe(31)
    expect(clauses.find(({ anchor }) => anchor === 'lz-2019-63#5-3')?.text).toContain('与公办同类机构享受同等待遇')
    for (const { conditions } of rules) {
      expect(conditions.map(({ label }) => label).join()).not.toMatch(/公办|民办|公营|民营|国有|私营|所有制/)
    }
  })
})

describe('限制：规则页面写明，申领时照算', () => {
  const pageOf = async (rule: string) => {
    const { rules } = await house.visitor.call(contract.listRules, { query: { documentId: 'lz-2019-63' } })
    return rules.find(({ ruleId }) => ruleId === `lz-2019-63/${rule}`)
  }
  const months = (count: number) =>
    Array.from({ length: count }, (_, index) => `2021-${String(index + 1).padStart(2, '0')}` as MonthText)
  /** How many of the claims are granted, and how many months are left of them. */
  const granted = (rule: string, claims: readonly Partial<Claim>[]) => {
    const left = ration(
      claims.map((changes, index) => ({
        id: String(index),
        person: 'A',
        effectiveOn: dateText('2021-03-08'),
        submissionNo: index,
        year: 2021,
        occupation: `职业${index}`,
        level: 'junior',
        certificate: `证书${index}`,
        days: [],
        limits: limitsOf(ruleOf(`lz-2019-63/${rule}`, packs).rule),
        trace: recount([
          {
            op: 'times',
            rateFen: yuan(1),
            unit: 'month',
            quantity: changes.months?.length ?? 1,
            document: null,
            resultFen: yuan(0),
          },
        ]),
        ...changes,
      })),
      [],
    )
    return [left.filter((one) => one.granted).length, left.reduce((sum, one) => sum + one.amountFen, 0)]
  }

  it.each<[string, string, string, readonly Partial<Claim>[], number[]]>([
    ['一年第4次 [L-100]', '6-2/training-subsidy', '每人每年不超过3次', [{}, {}, {}, {}], [3, 300]],
    [
      '原则上：经批准的例外开一次 [L-100]',
      '6-2/training-subsidy',
      '每人每年不超过3次',
      [{}, {}, {}, { exceptions: ['person-year|training-subsidy|A|2021'] }],
      [4, 400],
    ],
    [
      '同一职业同一等级，跨年 [L-101]',
      '6-2/training-subsidy',
      '同一职业同一等级不可重复享受',
      [{ occupation: '焊工' }, { occupation: '焊工', year: 2022 }],
      [1, 100],
    ],
    ['以工代训6个月 [L-096]', '6-1/work-training-poor', '每人最长不超过6个月', [{ months: months(6) }], [1, 600]],
    [
      '两个单位合计第7个月 [L-096]',
      '6-1/work-training-poor',
      '每人最长不超过6个月',
      [
        { organizer: '甲', months: months(4) },
        { organizer: '乙', months: months(7).slice(4) },
      ],
      [2, 600],
    ],
    ['办学两种依据，一人一次 [L-059]', '5-1/enterprise-run-school', '同一人只计一次', [{}, {}], [1, 100]],
    [
      '一证只领一项 [L-093]',
      '6-1/insured-upgrading',
      '同一证书只能享受其中一项',
      [{ certificate: '甲' }, { certificate: '甲' }],
      [1, 100],
    ],
  ])('%s', async (_, rule, label, claims, left) => {
    const limit = (await pageOf(rule))?.limits.find((one) => one.label === label)
    expect(limit?.clauses[0]).toMatch(/^柳政规〔2019〕63号/)
    expect(granted(rule, claims)).toEqual(left)
  })
})

function apprentice(years: number) {
  return {
    ...lesson,
    ...classOf({ kind: 'apprentice' }),
    ...employeeOf('enterprise'),
    apprenticeship: { agreementSigned: true, years },
  }
}

function spend(frontLine: number) {
  return { educationFundUsedFen: yuan(1_000_000), frontLineFen: yuan(String(frontLine)) }
}
