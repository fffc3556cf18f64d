import { describe, expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { packs } from '#policies'
import { type Decision, entitle } from './evaluate.ts'
import { explain } from './explain.ts'
import type { Facts, RateEntry } from './facts.ts'
import { replay } from './trace.ts'

const facts = {
  matter: 'training',
  decisiveOn: dateText('2024-06-03'),
  region: '450225',
  trainingClass: {
    mode: 'project-based',
    kind: 'employment-skills',
    openingApprovedAt: '2024-05-30T10:00',
    firstSessionAt: '2024-06-03T09:00',
  },
  organizer: { kind: 'assistance-workshop' },
  occupation: { nationallyListed: false, code: null, level: null },
  trainee: {
    statuses: ['lifted-out-of-poverty'],
    contract: { from: dateText('2024-03-01'), until: null, withOrganizer: true },
  },
  attendance: { days: 6, lastCountedOn: dateText('2024-06-08') },
  certificate: null,
  rates: [],
} as const satisfies Facts

const workshop = 'gx-2022-7/10/workshop-training'
const enterprise = 'lz-2019-63/6-1/enterprise-training'

const decisionOn = (rule: string, given: Facts): Decision => {
  const decision = entitle(given, packs).find((one) => one.ruleId === rule)
  if (!decision) throw new Error(rule)
  return decision
}

const enterpriseFacts = {
  ...facts,
  decisiveOn: dateText('2021-03-08'),
  trainingClass: {
    ...facts.trainingClass,
    mode: 'ordinary',
    kind: 'skills-upgrading',
    firstSessionAt: '2021-03-08T09:00',
  },
  organizer: { kind: 'enterprise' },
  occupation: { nationallyListed: true, code: '6-18-01-01', level: 'intermediate' },
  trainee: { statuses: [], contract: { from: dateText('2020-01-01'), until: null, withOrganizer: true } },
  certificate: { kind: 'skill-level', issuedOn: dateText('2021-04-20') },
} as const satisfies Facts

const rate = (changes: Partial<RateEntry>): RateEntry => ({
  table: enterprise.replace('/6-1', ''),
  document: '示例标准',
  region: '4502',
  from: dateText('2020-01-01'),
  until: null,
  kind: null,
  occupation: null,
  level: null,
  unit: 'person',
  rateFen: yuan(1000),
  sources: ['unemployment-insurance-surplus'],
  ...changes,
})

describe('车间项目制培训补贴与生活费补贴', () => {
  it('出勤6天：补贴1,200元封顶1,000元付给车间，生活费300元付给本人 [G-046][G-048][G-049][G-050]', () => {
    const entitled = entitle(facts, packs).filter((one) => one.entitled)
    expect(
      entitled.map(({ ruleId, payee, uncappedFen, amountFen, sources }) => [
        ruleId,
        payee,
        uncappedFen,
        amountFen,
        sources,
      ]),
    ).toEqual([
      ['gx-2022-7/10/living-allowance', 'person', 30000, 30000, ['employment-subsidy-fund']],
      [workshop, 'organizer', 120000, 100000, ['employment-subsidy-fund']],
    ])
    expect(entitled.map((one) => explain(one, packs).sentence)).toEqual([
      '50元 × 6天 = 300元',
      '200元 × 6天 = 1,200元 → 封顶 1,000元',
    ])
  })

  it('监测对象不计入车间补贴，另给生活费 [G-047]', () => {
    const monitored: Facts = { ...facts, trainee: { ...facts.trainee, statuses: ['relapse-monitored'] } }
    expect(entitle(monitored, packs).map((one) => [one.ruleId, one.entitled])).toContainEqual([workshop, false])
    expect(explain(decisionOn(workshop, monitored), packs).sentence).toBe('不符合：脱贫劳动力')
    expect(decisionOn('gx-2022-7/10/living-allowance', monitored).entitled).toBe(true)
  })

  it('拒绝时说清看了什么、依据哪条、怎样改变 [G-047]', () => {
    const [line] = explain(
      decisionOn(workshop, { ...facts, trainee: { ...facts.trainee, contract: null } }),
      packs,
    ).refusals
    expect(line).toMatchObject({
      sentence: '不符合：与车间签订劳动合同',
      found: '劳动合同：未签订',
      clauses: ['桂人社发〔2022〕7号（十）'],
      cure: '请提供覆盖首次上课日至最后计补日的劳动合同',
    })
  })

  it('迟批的班可以培训，不能补贴 [G-051]', () => {
    const late: Facts = { ...facts, trainingClass: { ...facts.trainingClass, openingApprovedAt: '2024-06-03T09:00' } }
    expect(entitle(late, packs).filter((one) => one.entitled)).toEqual([])
    expect(explain(decisionOn(workshop, late), packs, 'en').sentence).toBe(
      'Not met: class approved before the first session',
    )
  })
})

describe('标准表', () => {
  it('没有标准就拒绝，并说出缺哪张表、由谁录入 [G-044]', () => {
    const refused = decisionOn(enterprise, enterpriseFacts)
    expect(refused.entitled ? [] : refused.reasons.map((reason) => reason.condition)).toEqual(['rate-table-missing'])
    const [line] = explain(refused, packs).refusals
    expect(line).toMatchObject({ sentence: '不符合：企业职工培训补贴标准', found: '没有录入适用的标准' })
    expect(line?.cure).toContain('市人力资源社会保障局会同市财政局')
  })

  it('录入的标准带文号和资金来源', () => {
    const decision = decisionOn(enterprise, { ...enterpriseFacts, rates: [rate({})] })
    expect(decision).toMatchObject({ entitled: true, amountFen: 100000, sources: ['unemployment-insurance-surplus'] })
    expect(explain(decision, packs).sentence).toBe('1,000元（标准：示例标准） × 1人 = 1,000元')
  })

  it.each([
    ['地区更近的优先', [rate({}), rate({ region: '450225', rateFen: yuan(900) })], 90000],
    ['写明等级的优先', [rate({}), rate({ level: 'intermediate', rateFen: yuan(1200) })], 120000],
    ['别的等级不适用', [rate({}), rate({ level: 'senior', rateFen: yuan(1500) })], 100000],
    ['尚未施行的不适用', [rate({}), rate({ level: 'intermediate', from: dateText('2021-03-09') })], 100000],
    ['最后一日仍适用', [rate({ until: dateText('2021-03-08') })], 100000],
  ])('%s', (_, rates, amountFen) => {
    expect(decisionOn(enterprise, { ...enterpriseFacts, rates })).toMatchObject({ entitled: true, amountFen })
  })

  it('两条标准同样适用时拒绝，不自行挑选', () => {
    const refused = decisionOn(enterprise, { ...enterpriseFacts, rates: [rate({}), rate({ rateFen: yuan(900) })] })
    expect(refused.entitled ? [] : refused.reasons.map(({ condition }) => condition)).toEqual(['rate-table-ambiguous'])
  })
})

it('改动过的步骤在重算时被发现', () => {
  const decision = decisionOn(workshop, facts)
  const [first, ...rest] = decision.entitled ? decision.trace : []
  expect(first?.op).toBe('times')
  if (first?.op === 'times') expect(() => replay([{ ...first, quantity: 5 }, ...rest])).toThrow('step 1')
})
