import { describe, expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import { type Fen, yuan } from '#kernel/money'
import { packs } from '#policies'
import { between, inTurn, type PolicyPack, perDay, type Rule, since, type Test, valueOn } from './language.ts'
import { policyPage } from './page.ts'
import { citesOf, loadPacks, packFaults } from './registry.ts'
import { noticeSentence } from './sentences.ts'

const [gx, lz] = packs as [PolicyPack, PolicyPack]
const [workshop, living] = gx.rules as [Rule, Rule]
const anchors = new Set<string>(packs.flatMap(citesOf))
const withRate = (rate: Rule['rate']): PolicyPack => ({ ...gx, rules: [{ ...workshop, rate }] })

const asking = (test: Test): PolicyPack => ({
  ...gx,
  rules: [{ ...workshop, requires: [{ code: 'asked', labels: ['问', 'asked'], test, cites: [] }] }],
})

describe('载入时发现的错', () => {
  it.each([
    ['标准晚于施行日才有', [withRate(since('2022-03-01', perDay(yuan(200))))], '2022-02-22 至 2022-02-28 没有标准'],
    [
      '两段标准之间有空档',
      [
        withRate(
          inTurn(between('2022-02-22', '2024-06-30', perDay(yuan(200))), since('2024-07-02', perDay(yuan(210)))),
        ),
      ],
      '2024-07-01 至 2024-07-01 没有标准',
    ],
    [
      '两段标准重叠',
      [
        withRate(
          inTurn(between('2022-02-22', '2024-06-30', perDay(yuan(200))), since('2024-06-30', perDay(yuan(210)))),
        ),
      ],
      '2024-06-30 有两个标准',
    ],
    [
      '标准早于有效期结束',
      [withRate(between('2022-02-22', '2025-12-30', perDay(yuan(200))))],
      '2025-12-31 至 2025-12-31 没有标准',
    ],
    ['规则重名', [{ ...gx, rules: [workshop, workshop] }], '两条规则都叫 gx-2022-7/10/workshop-training'],
    ['条款不存在', [{ ...gx, rules: [{ ...living, cites: ['gx-2022-7#99' as const] }] }], '引用的 gx-2022-7#99 不存在'],
    [
      '两份文件同时发同一种钱',
      [gx, { ...lz, document: { ...lz.document, validUntil: gx.document.effectiveFrom } }],
      '都发生活费（含交通费）补贴',
    ],
    [
      '条件问的问题没有',
      [asking({ question: 'trainee-statuz' as never, anyOf: ['yes'] })],
      'gx-2022-7/10/workshop-training · requires · 0 · test',
    ],
    [
      '条件要的答案没有',
      [asking({ question: 'attendance', anyOf: ['perhaps'] })],
      'requires · 0 · test · anyOf：attendance 没有答案 perhaps',
    ],
    ['用到没有写的读法', [asking({ reading: 'half-days', value: 'yes' })], '用到读法 half-days，但没有写这条读法'],
    [
      '没有英文',
      [{ ...gx, rules: [{ ...workshop, title: ['车间补贴', ''] as const }] }],
      'workshop-training · title · 1：',
    ],
    ['没有条款', [{ ...gx, rules: [{ ...workshop, cites: [] }] }], 'workshop-training · cites：规则须写明条款'],
    [
      '金额不是整数分',
      [withRate(since('2022-02-22', perDay(0.5 as Fen)))],
      'rate · 0 · value · rateFen：金额应为整数分',
    ],
    ['版本号写错', [{ ...gx, version: '1.0' as never }], 'gx-2022-7 · version：应为三段的版本号'],
  ])('%s', (_, faulty, fault) => {
    expect(packFaults(faulty, anchors).join('\n')).toContain(fault)
    expect(() => loadPacks(faulty, anchors)).toThrow(fault)
  })

  it('两份文件的有效期不相接，可以同时载入 [G-001][L-001]', () => {
    expect(packFaults(packs, anchors)).toEqual([])
  })
})

it('标准随日期变化：换标准的当日起用新标准', () => {
  const rates = inTurn(between('2022-02-22', '2024-06-30', yuan(200)), since('2024-07-01', yuan(210)))
  const on = (date: string) => valueOn(rates, dateText(date))
  expect([on('2022-02-21'), on('2022-02-22'), on('2024-06-30'), on('2024-07-01')]).toEqual([
    undefined,
    20000,
    20000,
    21000,
  ])
})

describe('由规则生成的文字', () => {
  const on = dateText('2024-06-03')

  it('公示用的一句话不提人员身份', () => {
    expect(noticeSentence(workshop, on)).toBe('就业帮扶车间项目制培训补贴：标准200元/人·天，单次不超过1,000元/人。')
    expect(noticeSentence(living, on, 'en')).toBe(
      'Living allowance during training (transport included): 50 yuan per person and day.',
    )
    for (const rule of packs.flatMap((pack) => pack.rules)) {
      expect(noticeSentence(rule, rule.rate[0]?.from ?? on)).not.toMatch(/脱贫|贫困|监测|帮扶家庭/)
    }
  })

  it('政策页面：条件、标准、限制、资金、有效期各带条款 [G-001]', () => {
    const page = policyPage(living, gx, packs)
    expect(page.validity).toMatchObject({ from: '2022-02-22', until: '2025-12-31' })
    expect(page.conditions.map(({ label }) => label)).toEqual([
      '政策施行期间',
      '政策适用地区',
      '项目制就业技能培训或创业培训',
      '帮扶家庭劳动力',
      '首次上课前开班获批',
      '有出勤日',
      '培训结果计入补贴',
    ])
    expect(page.conditions[3]?.clauses).toEqual(['桂人社发〔2022〕7号（十）', '桂人社发〔2022〕7号二'])
    expect(page.rates.map(({ sentence }) => sentence)).toEqual(['50元/人·天'])
    expect(page.limits).toEqual([{ label: '同一人同一天只补一次', clauses: ['桂人社发〔2022〕7号（十）'] }])
    expect(page.fund.sources).toEqual(['就业补助资金'])
  })

  it('标准另录的规则：页面说明按哪张表执行，限制写明次数', () => {
    const page = policyPage(lz.rules.find(({ id }) => id.endsWith('/enterprise-training')) as Rule, lz, packs)
    expect(page.rates.map(({ sentence }) => sentence)).toEqual(['按企业职工培训补贴标准执行'])
    expect(page.limits.map(({ label }) => label).slice(0, 2)).toEqual([
      '每人每年不超过3次',
      '同一职业同一等级不可重复享受',
    ])
    expect(page.fund).toMatchObject({ sources: [], basis: 'rate-table' })
  })
})
