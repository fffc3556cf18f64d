import { describe, expect, it } from 'vitest'
import { dateText, monthText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { packs } from '#policies'
import type { Condition } from './condition.ts'
import { entitle } from './evaluate.ts'
import { explain } from './explain.ts'
import type { Facts, RateEntry } from './facts.ts'
import { type MeasureName, measureOf, measures } from './figures.ts'
import * as language from './language.ts'
import { matters } from './words.ts'

const { yuan: _, ...words } = language
const { atLeast, atMost, both, either, firstThen, fromTable, is, matched, noneOf, notBelow, perDay, perHead } = words
const { percentFromTable, percentOf, reads, since, tier, upTo, upToStated, when, within, byLevel } = words

const [gx] = packs as [language.PolicyPack]
const document = { ...gx.document, territory: '45' }
const table: language.RateTable = {
  id: 'demo/rates',
  title: ['示例标准表', 'example rates'],
  enteredBy: ['请经办人录入', 'Enter it.'],
  cites: ['gx-2022-7#10'],
}
const row: RateEntry = {
  table: table.id,
  document: '示例〔2024〕1号',
  region: '45',
  from: dateText('2024-01-01'),
  until: null,
  kind: null,
  occupation: null,
  level: null,
  unit: 'person',
  rateFen: yuan(30_000),
  sources: ['employment-subsidy-fund'],
}
const facts: Facts = {
  matter: 'training',
  decisiveOn: dateText('2024-06-03'),
  region: '450225',
  organizer: { kind: 'enterprise' },
  attendance: { days: 6, lastCountedOn: null },
  rates: [],
}
const rule = (parts: Partial<language.Rule>, id = 'gx-2022-7/10/demo'): language.Rule => ({
  id,
  title: [id, id],
  cites: ['gx-2022-7#10'],
  about: matters.values,
  component: 'support',
  payee: 'person',
  requires: [],
  rate: since('2022-02-22', perHead(yuan(100))),
  fund: { item: 'training', sources: ['employment-subsidy-fund'], basis: 'text', cites: [] },
  limits: [],
  readings: {},
  notModelled: [],
  ...parts,
})
/** What the rules say, in the order of their ids: the sentence, or what is refused and what was found. */
const say = (rules: readonly language.Rule[], change: Partial<Facts> = {}) => {
  const pack = { ...gx, document, rules }
  return entitle({ ...facts, ...change }, [pack]).map((decision) => explain(decision, [pack]).sentence)
}
const rate = (value: language.Rate, change: Partial<Facts> = {}) =>
  say([rule({ rate: since('2022-02-22', value) })], change)[0]
const days = (attended: number): Partial<Facts> => ({ attendance: { days: attended, lastCountedOn: null } })
const rates = (...changes: Partial<RateEntry>[]): Partial<Facts> => ({
  rates: changes.map((one) => ({ ...row, ...one })),
})

describe('给多少', () => {
  const stairs = firstThen('day', 3, yuan(100), tier(yuan(60), 5), tier(yuan(30)))
  const ended = firstThen('day', 3, yuan(100), tier(yuan(60), 2))
  it.each([
    ['分段：0天', stairs, days(0), '100元 × 0天 = 0元'],
    ['分段：第一段的最后一天', stairs, days(3), '100元 × 3天 = 300元'],
    ['分段：第二段的第一天', stairs, days(4), '100元 × 3天 + 60元 × 1天 = 360元'],
    ['分段：第二段的最后一天', stairs, days(8), '100元 × 3天 + 60元 × 5天 = 600元'],
    ['分段：第三段的第一天', stairs, days(9), '100元 × 3天 + 60元 × 5天 + 30元 × 1天 = 630元'],
    ['分段到头，以后不再给', ended, days(9), '100元 × 3天 + 60元 × 2天 = 420元'],
    ['分段再封顶', upTo(yuan(350), stairs), days(4), '100元 × 3天 + 60元 × 1天 = 360元 → 封顶 350元'],
    ['恰到最低额', notBelow(yuan(600), perDay(yuan(200))), days(3), '200元 × 3天 = 600元'],
    ['低于最低额', notBelow(yuan(600), perDay(yuan(200))), days(2), '200元 × 2天 = 400元 → 不低于 600元'],
    ['没有写的等级', byLevel({ senior: yuan(900) }), {}, '不符合：有奖补标准的等级'],
    ['别的等级', byLevel({ senior: yuan(900) }), level('junior'), '不符合：有奖补标准的等级'],
    ['写明的等级', byLevel({ senior: yuan(900) }), level('senior'), '900元 × 1人 = 900元'],
  ])('%s', (_name, value, change, sentence) => {
    expect(rate(value, change as Partial<Facts>)).toBe(sentence)
  })

  const plan = (approved: string, asked: string): Partial<Facts> => ({
    plan: { approvedTrainingFen: yuan(approved), askedFen: yuan(asked) },
  })
  const sixty = (rounding?: 'up' | 'half-up') => percentOf(60, 'approved-training', rounding)
  it.each([
    ['不足一分舍去', sixty(), plan('0.04', '1'), '核定的培训补贴 0.04元 × 60% = 0.02元'],
    ['不足一分进位', sixty('up'), plan('0.04', '1'), '核定的培训补贴 0.04元 × 60% = 0.03元'],
    ['四舍五入', sixty('half-up'), plan('0.04', '1'), '核定的培训补贴 0.04元 × 60% = 0.02元'],
    ['申请恰为上限', upToStated('asked', sixty()), plan('100', '60'), '核定的培训补贴 100元 × 60% = 60元'],
    [
      '申请少一分',
      upToStated('asked', sixty()),
      plan('100', '59.99'),
      '核定的培训补贴 100元 × 60% = 60元 → 不超过申请金额 59.99元',
    ],
    ['没有登记金额', sixty(), {}, '不符合：金额已登记'],
    ['没有登记申请金额', upToStated('asked', perHead(yuan(1))), {}, '不符合：金额已登记'],
    ['配套二比一', matched(2, 1, 'award-paid'), award('0.01'), '上级奖金 0.01元 × 2:1 = 0.02元'],
  ])('占多少：%s', (_name, value, change, sentence) => {
    expect(rate(value, change as Partial<Facts>)).toBe(sentence)
  })

  it.each([
    [yuan('29999.99'), '不符合：标准在文件规定的幅度内'],
    [yuan(30_000), '30,000元（标准：示例〔2024〕1号） × 1人 = 30,000元'],
    [yuan(100_000), '100,000元（标准：示例〔2024〕1号） × 1人 = 100,000元'],
    [yuan('100000.01'), '不符合：标准在文件规定的幅度内'],
  ])('幅度3万至10万元：录入%i分', (rateFen, sentence) => {
    expect(rate(within(yuan(30_000), yuan(100_000), fromTable(table)), rates({ rateFen }))).toBe(sentence)
  })

  it('比例另录：按%填写，金额表的行不能当比例，比例表的行不能当金额', () => {
    const share = percentFromTable({ ...table, gives: 'percents' }, 'training-income')
    const income: Partial<Facts> = { year: { trainingIncomeFen: yuan(1000) } }
    const percent = { unit: 'percent', rateFen: yuan('12.5') } as const
    expect(rate(share, { ...income, ...rates(percent) })).toBe(
      '培训和鉴定收入 1,000元 × 12.5%（标准：示例〔2024〕1号） = 125元',
    )
    expect(rate(share, { ...income, ...rates({}) })).toBe('不符合：示例标准表')
    expect(rate(fromTable(table), rates(percent))).toBe('不符合：示例标准表')
  })
})

describe('问什么', () => {
  const asked = (test: Condition['test'], readings: language.Rule['readings'] = {}) =>
    rule({ requires: [when('asked', ['所问', 'asked'], test)], readings })
  const met = (test: Condition['test'], change: Partial<Facts>, readings?: language.Rule['readings']) =>
    say([asked(test, readings)], change)[0] !== '不符合：所问'
  const trainee = (change: object): Partial<Facts> => ({ trainee: { statuses: [], contract: null, ...change } })
  const placed = (change: object): Partial<Facts> => ({
    placement: { contractFrom: dateText('2024-06-03'), contractUntil: null, insuredMonths: 0, ...change },
  })
  const year = { educationFundUsedFen: yuan(1000) }
  const bounds: Readonly<Record<MeasureName, readonly (readonly [number, Partial<Facts>])[]>> = {
    'contract-months': [
      [5, placed({ contractUntil: '2024-12-01' })],
      [6, placed({ contractUntil: '2024-12-02' })],
      [1_200, placed({})],
    ],
    'insured-months': [
      [2, placed({ insuredMonths: 2 })],
      [3, placed({ insuredMonths: 3 })],
    ],
    'insured-months-in-a-row': [
      [2, placed({ insuredMonths: 9, insuredMonthsInARow: 2 })],
      [3, placed({ insuredMonths: 9, insuredMonthsInARow: 3 })],
    ],
    'unemployment-insured-months': [[36, trainee({ insuredMonths: 36 })]],
    'months-since-graduation': [
      [0, trainee({ graduatedOn: '2024-06-03' })],
      [24, trainee({ graduatedOn: '2022-06-03' })],
      [25, trainee({ graduatedOn: '2022-06-02' })],
    ],
    'years-since-last-round': [
      [3, award('1', { yearsSinceLastRound: 3 })],
      [1_200, award('1')],
    ],
    'apprentice-years': [[1, { apprenticeship: { agreementSigned: true, years: 1 } }]],
    'work-months': [[2, { workMonths: [monthText('2024-01'), monthText('2024-02')] }]],
    'front-line-percent': [
      [59, { year: { ...year, frontLineFen: yuan('599.99') } }],
      [60, { year: { ...year, frontLineFen: yuan(600) } }],
      [0, { year }],
    ],
  }

  it.each(Object.entries(bounds).flatMap(([name, list]) => list.map(([number, change]) => ({ name, number, change }))))(
    '$name 恰为 $number：以上、以内都含它，差一就不含',
    ({ name, number, change }) => {
      const measure = name as MeasureName
      expect(measureOf(measure).read({ ...facts, ...change })).toBe(number)
      expect([met(atLeast(measure, number), change), met(atLeast(measure, number + 1), change)]).toEqual([true, false])
      expect([met(atMost(measure, number), change), met(atMost(measure, number - 1), change)]).toEqual([true, false])
    },
  )

  it('没有登记的数，以上、以内都不成立', () => {
    for (const measure of Object.keys(measures) as MeasureName[]) {
      expect([met(atLeast(measure, 0), {}), met(atMost(measure, 9_999), {})]).toEqual([false, false])
    }
  })

  it('不知道的：问“是”不成立，问“都不是”成立', () => {
    expect([met(is('residence', 'rural'), {}), met(noneOf('residence', 'rural'), {})]).toEqual([false, true])
    const urban = trainee({ urban: true })
    expect([met(is('residence', 'urban'), urban), met(noneOf('residence', 'urban'), urban)]).toEqual([true, false])
  })

  it('读法：没有改设的按选定的，改设后按改设的；数字也可以是读法', () => {
    const head = { title: ['算法', 'way'], why: ['没有写', 'silent'], cites: ['gx-2022-7#10'] } as const
    const readings = {
      way: language.choice('strict', { ...head, choices: { strict: ['严', 'strict'], wide: ['宽', 'wide'] } }),
      least: language.count(3, { ...head, unit: ['个月', 'months'], least: 1, most: 6 }),
    }
    const test = either(reads('way', 'wide'), both(reads('way', 'strict'), atLeast('insured-months', 'least')))
    const set = (settings: Record<string, string | number>): Partial<Facts> => ({
      ...placed({ insuredMonths: 2 }),
      settings: Object.fromEntries(
        Object.entries(settings).map(([code, value]) => [`gx-2022-7/10/demo/${code}`, value]),
      ),
    })
    expect([met(test, set({}), readings), met(test, set({ least: 2 }), readings)]).toEqual([false, true])
    expect(met(test, set({ way: 'wide' }), readings)).toBe(true)
    expect(met(test, { ...set({}), settings: { 'gx-2022-7/10/other/way': 'wide' } }, readings)).toBe(false)
  })
})

describe('更具体的先适用', () => {
  const first = (parts: Partial<language.Rule>) => rule(parts, 'gx-2022-7/10/a-first')
  const second = rule({ yieldsTo: ['gx-2022-7/10/a-first'] }, 'gx-2022-7/10/b-second')
  const forOthers = { requires: [when('agency', ['人力资源服务机构', 'agency'], is('organizer-kind', 'hr-agency'))] }
  it.each([
    ['先适用的得到了', {}, ['100元 × 1人 = 100元', '不符合：没有更具体的补贴']],
    ['先适用的条件都符合，只差标准没有录入', needsTable(), ['不符合：示例标准表', '不符合：没有更具体的补贴']],
    ['先适用的不符合', forOthers, ['不符合：人力资源服务机构', '100元 × 1人 = 100元']],
  ])('%s', (_name, parts, sentences) => {
    expect(say([first(parts as Partial<language.Rule>), second])).toEqual(sentences)
  })
})

function level(skill: 'junior' | 'senior'): Partial<Facts> {
  return { occupation: { nationallyListed: true, code: null, level: skill } }
}
function award(paid: string, change: object = {}): Partial<Facts> {
  return { award: { kind: 'contest', level: 'national', representing: '450200', paidFen: yuan(paid), ...change } }
}
function needsTable(): Partial<language.Rule> {
  return { rate: since('2022-02-22', fromTable(table)) }
}
