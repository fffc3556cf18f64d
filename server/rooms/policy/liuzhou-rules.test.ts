import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReplyOf } from '#kernel/endpoint'
import { yuan } from '#kernel/money'
import { basicWorks } from '#policies/basic-work'
import * as contract from '#policy/contract'
import { sourceTables } from '#policy/language'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as facts from '../../../test/liuzhou-facts.ts'

/** The rules of 柳政规〔2019〕63号 as the API decides them; every table is entered by one person, checked by another. */
const { award, by, cooperation, elderCare, graduate, holder, honored, inProject, insured, joint, lesson } = facts
const { of, ofPaying, onboarding, plan, recognized, school, schoolLeaver, spent, won, working, year } = facts

let house: TestHouse
let maker: Client
beforeAll(async () => {
  house = await openTestHouse()
  maker = await house.as('city-officer', { regionCode: '450200' })
})
afterAll(() => house.close())

let asked = 0

/** Decides the facts; from another address each time, for the endpoint is limited by address. */
async function decide(rule: string, given: object) {
  asked += 1
  const answer = await house.app.inject({
    method: 'POST',
    url: contract.evaluateCase.path,
    payload: given,
    remoteAddress: `10.0.0.${asked}`,
  })
  const { decisions } = answer.json<ReplyOf<typeof contract.evaluateCase>>()
  const decision = decisions?.find(({ ruleId }) => ruleId === `lz-2019-63/${rule}`)
  if (!decision) throw new Error(`${rule}: ${answer.body}`)
  return decision
}

describe('没有录入标准和来源以前', () => {
  it.each<[string, string, object]>([
    ['学徒制', '2-1/apprenticeship', facts.apprentice(1)],
    ['大赛配套的来源 [L-020]', '2-2/contest-match', award],
    ['所在企业奖励的分档 [L-021]', '2-2/contest-employer-reward', award],
    ['工作室奖励的来源 [L-065]', '5-1/studio-reward', recognized('master-studio', 'city')],
    ['群体生活费，不套用50元 [L-092]', '6-1/group-living-allowance', of('hard-to-employ')],
    ['以工代训 [L-094]', '6-1/work-training-poor', working('enterprise', 'registered-poor', false)],
  ])('%s：拒绝，并说明缺哪张表、由谁录入', async (_, rule, given) => {
    const { entitled, checklist } = await decide(rule, given)
    const wanting = checklist.filter(({ met }) => !met)
    expect([entitled, wanting.map(({ condition }) => condition)]).toEqual([false, ['rate-table-missing']])
    expect(wanting[0]?.cure).toContain('另一人复核后生效')
  })
})

const FUND = '就业补助资金'
const ACCOUNT = '职业技能提升行动专账（失业保险基金结余）'
const poorProject = inProject(of('registered-poor'))
const leadProject = inProject(of('rural-startup-lead'))
const incomeOf = (amount: number) => year('vocational-school', { trainingIncomeFen: yuan(amount) })
const taxed = year('enterprise', { wagesFen: yuan(1_000_000), educationFundUsedFen: yuan(80_001) })
const elderPlacement = { ...joint('2021-06-30', 0), ...by('elder-care') }

describe('录入并复核以后', () => {
  beforeAll(async () => facts.enterTables(maker, await house.as('region-officer', { regionCode: '450000' })))

  it('本文要的每一张表都录入了', async () => {
    const { wanted } = await maker.call(contract.listRateTables, { query: {} })
    const own = wanted.map(({ key }) => key).filter((key) => key.startsWith('lz-2019-63/'))
    const ofRules = Object.keys(facts.liuzhouTables).map((key) => `lz-2019-63/${key}`)
    const ofWorks = basicWorks.flatMap(({ fund }) => sourceTables(fund)).map(({ id }) => id)
    expect(own.toSorted()).toEqual([...ofRules, ...ofWorks].toSorted())
  })

  it.each<[string, string, object, number]>([
    ['学徒制，按人按年', '2-1/apprenticeship', facts.apprentice(2), 10_000],
    ['1:1配套，等于上级实发 [L-020]', '2-2/contest-match', award, 30_000],
    ['企业奖励按级别和名次 [L-021]', '2-2/contest-employer-reward', award, 100_000],
    ['企业奖励，幅度下端 [L-021]', '2-2/contest-employer-reward', won({ level: 'autonomous-region' }), 30_000],
    ['龙城技术能手，满3年 [L-024]', '2-2/skills-expert', honored(3), 20_000],
    ['龙城技术能手，首次 [L-024]', '2-2/skills-expert', honored(), 20_000],
    ['技师 [L-027]', '2-3/gold-blue-collar', holder('technician'), 10_000],
    ['高级技师 [L-027]', '2-3/gold-blue-collar', holder('senior-technician'), 20_000],
    ['毕业生培训，恰满2年 [L-036]', '3-2/graduate-training', graduate('2019-03-08'), 600],
    ['毕业生鉴定 [L-036]', '3-2/graduate-assessment', graduate('2019-03-08'), 240],
    ['养老培训 [L-042]', '3-3/elder-care-training', elderCare, 700],
    ['养老鉴定 [L-042]', '3-3/elder-care-assessment', elderCare, 260],
    ['养老就业服务 [L-042]', '3-3/elder-care-service', elderPlacement, 500],
    ['项目制免费培训 [L-040][L-045]', '4-1/poor-training', inProject(ofPaying(0, 'registered-poor')), 600],
    ['致富带头人免费培训 [L-045][L-050]', '4-1/poor-training', inProject(ofPaying(0, 'rural-startup-lead')), 600],
    ['50元/人·天 [L-046]', '4-1/living-allowance', poorProject, 250],
    ['致富带头人的生活费 [L-046][L-050]', '4-1/living-allowance', leadProject, 250],
    ['办学，按毕业生就业 [L-059]', '5-1/enterprise-run-school', school('graduates-employed'), 300],
    ['办学，按培训实训 [L-059]', '5-1/enterprise-run-school', school('trained'), 200],
    ['企业先行拨付59% [L-060]', '5-1/advance-enterprise', plan(59_000), 59_000],
    ['企业先行拨付60% [L-060]', '5-1/advance-enterprise', plan(60_000), 60_000],
    ['企业申请61%，只拨60% [L-060]', '5-1/advance-enterprise', plan(61_000), 60_000],
    ['国家级工作室 [L-062]', '5-1/upper-recognition', recognized('master-studio', 'national'), 80_000],
    ['市级工作室 [L-065]', '5-1/studio-reward', recognized('master-studio', 'city'), 50_000],
    ['市级基地 [L-065]', '5-1/base-reward', recognized('training-base', 'city'), 100_000],
    ['校企共同培养，恰好6个月、3个月 [L-071]', '5-2/joint-training', joint('2021-06-30', 3), 1500],
    ['绩效工资30% [L-067]', '5-2/performance-pay', incomeOf(1_000_000), 300_000],
    ['行业协会组织培训 [L-074]', '6-2/training-subsidy', { ...lesson, ...by('industry-association') }, 600],
    ['行业协会评价 [L-074]', '6-2/assessment-subsidy', { ...lesson, ...by('industry-association') }, 240],
    ['就业困难人员生活费 [L-092]', '6-1/group-living-allowance', of('hard-to-employ'), 150],
    ['零就业家庭成员生活费 [L-092]', '6-1/group-living-allowance', of('zero-employment-household'), 125],
    ['农村两后生生活费 [L-092]', '6-1/group-living-allowance', schoolLeaver(false), 100],
    ['城市低保两后生生活费 [L-092]', '6-1/group-living-allowance', schoolLeaver(true, 'urban-dibao'), 100],
    ['贫困劳动力一般培训的生活费 [L-092]', '6-1/group-living-allowance', of('registered-poor'), 200],
    ['企业职工培训 [L-093]', '6-1/enterprise-training', onboarding, 800],
    ['参保职工技能提升，恰满12个月 [L-093]', '6-1/insured-upgrading', insured(12), 1500],
    ['以工代训 [L-094]', '6-1/work-training-poor', working('assistance-workshop', 'registered-poor', false), 1500],
    ['以工代训，参保企业 [L-095]', '6-1/work-training-insured', working('enterprise', 'hard-to-employ', true), 1500],
    ['退役军人参加项目制培训 [L-104]', '6-2/training-subsidy', inProject(ofPaying(0, 'veteran')), 600],
    ['机构先行拨付60% [L-103]', '6-2/advance-institution', plan(61_000, 'training-provider', 'project-based'), 60_000],
    ['一线职工恰为60% [L-110]', '6-3/front-line-share', spent('600000'), 600_000],
    ['税前扣除8% [L-112]', '6-3/tax-limit', taxed, 80_000],
    ['没有开班批准也不影响 [L-122]', '4-1/living-allowance', poorProject, 250],
  ])('%s', async (_, rule, given, amount) => {
    expect(await decide(rule, given)).toMatchObject({ entitled: true, amountFen: yuan(amount) })
  })

  it.each<[string, string, object, string, string[]]>([
    ['配套奖励 [L-020]', '2-2/contest-match', award, '本人', [ACCOUNT]],
    ['企业奖励 [L-021]', '2-2/contest-employer-reward', award, '所在企业', [ACCOUNT]],
    ['免费培训 [L-047]', '4-1/poor-training', inProject(ofPaying(0, 'registered-poor')), '组织培训的单位', [FUND]],
    ['生活费 [L-047]', '4-1/living-allowance', poorProject, '本人', [FUND]],
    [
      '粤桂，选定单位 [L-057]',
      '4-3/guangdong-training',
      cooperation('partner-provider', 'organizer'),
      '组织培训的单位',
      [FUND],
    ],
    ['粤桂，选定本人 [L-057]', '4-3/guangdong-training', cooperation('in-guangdong', 'person'), '本人', [FUND]],
    ['粤桂评价 [L-057]', '4-3/guangdong-assessment', cooperation('in-guangdong', 'person'), '本人', [FUND]],
    ['先行拨付，批准时预留的来源 [L-060]', '5-1/advance-enterprise', plan(1), '申领单位', [ACCOUNT]],
    ['上级工作室 [L-062]', '5-1/upper-recognition', recognized('master-studio', 'national'), '申领单位', [FUND]],
    ['市级工作室 [L-065]', '5-1/studio-reward', recognized('master-studio', 'city'), '申领单位', [ACCOUNT]],
    ['绩效工资只测算 [L-067]', '5-2/performance-pay', incomeOf(1), '不付款', []],
    ['群体生活费 [L-092]', '6-1/group-living-allowance', of('hard-to-employ'), '本人', [FUND]],
    ['企业职工培训付给企业 [L-093]', '6-1/enterprise-training', onboarding, '组织培训的单位', [ACCOUNT]],
    ['技能提升付给职工 [L-093]', '6-1/insured-upgrading', insured(12), '本人', [ACCOUNT]],
  ])('付给谁、从哪里支出：%s', async (_, rule, given, payee, sources) => {
    expect(await decide(rule, given)).toMatchObject({ entitled: true, payee, sources })
  })

  it.each<[string, string, object, string]>([
    ['代表南宁市 [L-020]', '2-2/contest-match', won({ representing: '450100' }), '代表柳州市参赛'],
    ['上级没有发奖金 [L-020]', '2-2/contest-match', won({ paidFen: 0 }), '上级奖金已发给本人'],
    ['分档超过10万元 [L-021]', '2-2/contest-employer-reward', won({ level: 'world' }), '标准在文件规定的幅度内'],
    ['距上次评选2年 [L-024]', '2-2/skills-expert', honored(2), '距上次评选满3年'],
    ['高级工没有金蓝领 [L-027]', '2-3/gold-blue-collar', holder('senior'), '有奖补标准的等级'],
    ['等级证书按原文不算 [L-027]', '2-3/gold-blue-collar', holder('technician', 'skill-level'), '取得职业资格证书'],
    ['早先取得 [L-027]', '2-3/gold-blue-collar', holder('technician', undefined, '2019-07-31'), '政策有效期内新取得'],
    ['毕业2年零1天 [L-036]', '3-2/graduate-training', graduate('2019-03-07'), '在离校未就业的期限内'],
    ['收一分 [L-040]', '6-2/training-subsidy', ofPaying(1, 'disabled'), '应免费培训的重点群体没有被收费'],
    ['收费没有登记 [L-040]', '6-2/training-subsidy', of('laid-off'), '应免费培训的重点群体没有被收费'],
    ['收一分 [L-040][L-045]', '4-1/poor-training', inProject(ofPaying(1, 'registered-poor')), '免费培训，没有收费'],
    ['职工被收费 [L-040]', '6-1/enterprise-training', facts.onboardingCharged, '企业没有向应免费培训的职工收费'],
    ['没有选定领款方 [L-057]', '4-3/guangdong-training', cooperation('in-guangdong'), '已选定领款方'],
    ['复评的工作室 [L-065]', '5-1/studio-reward', recognized('master-studio', 'city', false), '新认定'],
    ['上级认定的 [L-062][L-065]', '5-1/studio-reward', recognized('master-studio', 'national'), '市级认定'],
    ['合同少一天 [L-071]', '5-2/joint-training', joint('2021-06-29', 3), '签订6个月以上劳动合同'],
    ['参保2个月 [L-071]', '5-2/joint-training', joint('2021-06-30', 2), '缴纳社会保险费满3个月'],
    [
      '城镇非低保的两后生 [L-092]',
      '6-1/group-living-allowance',
      schoolLeaver(true),
      '“两后生”须为农村学员或城市低保家庭学员',
    ],
    ['不在五类里的退役军人 [L-092]', '6-1/group-living-allowance', of('veteran'), '六（一）所列群体'],
    ['残疾人在五类里，标准没有录 [L-092]', '6-1/group-living-allowance', of('disabled'), '重点群体生活费补贴标准'],
    ['四（一）在先 [L-046][L-092]', '6-1/group-living-allowance', poorProject, '没有更具体的补贴'],
    ['参保11个月 [L-093]', '6-1/insured-upgrading', insured(11), '参加失业保险满规定月数'],
    ['没有参保 [L-095]', '6-1/work-training-insured', working('enterprise', 'hard-to-employ', false), '企业已参保'],
    ['机构的一般培训 [L-103]', '6-2/advance-institution', plan(1, 'training-provider'), '项目制培训'],
    ['一线职工59.99% [L-110]', '6-3/front-line-share', spent('599999.99'), '60%以上用于一线职工培训'],
  ])('拒绝：%s', async (_, rule, given, condition) => {
    expect(await decide(rule, given)).toMatchObject({ entitled: false, sentence: `不符合：${condition}` })
  })

  it.each(['university', 'vocational-school', 'training-provider', 'industry-association', 'enterprise'])(
    '五类机构都开放：%s [L-102]',
    async (kind) => {
      expect(await decide('6-2/training-subsidy', { ...lesson, ...by(kind) })).toMatchObject({ entitled: true })
    },
  )

  it.each(['vocational-school', 'technical-school'])('职业院校开展补贴性培训：%s [L-066]', async (kind) => {
    expect(await decide('6-2/training-subsidy', { ...lesson, ...by(kind) })).toMatchObject({ entitled: true })
  })

  it.each([
    ['professional-qualification', true],
    ['skill-level', true],
    ['specific-competency', true],
    ['special-operation', true],
    ['training-completion', false],
  ])('五类证书都给培训补贴，%s 的鉴定补贴：%s [L-099]', async (kind, assessed) => {
    const given = { ...lesson, ...facts.certificate(kind) }
    expect((await decide('6-2/training-subsidy', given)).entitled).toBe(true)
    expect((await decide('6-2/assessment-subsidy', given)).entitled).toBe(assessed)
  })

  it('增加的绩效工资总量不计入下一年度核定基数，写在每一次测算里 [L-068]', async () => {
    const { readings } = await decide('5-2/performance-pay', incomeOf(1))
    expect(readings.join()).toContain('不计入下一年度单位工资核定基数')
  })

  it('没有一条规则看所有制：公办民办同等待遇 [L-042][L-076]', async () => {
    const { rules } = await house.visitor.call(contract.listRules, { query: { documentId: 'lz-2019-63' } })
    const clause = await house.visitor.call(contract.getClause, { params: { anchor: 'lz-2019-63#5-3' } })
    expect(clause.text).toContain('与公办同类机构享受同等待遇')
    expect(rules.length).toBe(31)
    for (const { conditions } of rules) {
      expect(conditions.map(({ label }) => label).join()).not.toMatch(/公办|民办|公营|民营|国有|私营|所有制/)
    }
  })
})
