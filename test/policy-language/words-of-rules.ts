import { dateText } from '../../server/kernel/dates.ts'
import type { Change } from './demo.ts'

export const introduction = `# 规则的语言

这一页由 \`npm run docs:policy\` 从能运行的例子生成：每个例子的中英文都是刚刚算出来的，不是抄上去的。
怎样从条款写成规则、例表和说明，看 [write-a-policy.md](write-a-policy.md)。

规则是数据，不是程序：一个对象里写明问什么条件、给多少、付给谁、从哪里出、限多少次、哪里是读法、哪些没有写进来。
金额、算式、不符合的理由、经办人的核对单、公示文字和政策页面，都从这一个对象生成，所以不会互相矛盾。

以下的词都来自 \`#policy/language\`。金额用 \`yuan(200)\` 写（元，到分），内部一律是整数分。`

export const ruleMeans = `一条规则是 \`rules/\` 里的一个文件，文件开头的注释抄下所据的原文；一份文件的规则合成一个 \`pack\`。
\`yieldsTo\` 写更具体、应先适用的规则；
\`besides\` 写同一条里留给各地定、不影响金额的比例（\`share\`：没有文件设定就是“未规定”）；\`notModelled\` 写清没有写进来的。
包里还写文件在钱以外的要求：\`asks\` 是要求和它的条款（月报、推介回访、三个目录 …），\`evidence\` 是培训以什么为证，各地可依文件改设。`

export const ruleSource = `pack({
  version: '1.0.0',
  document,
  asks: { 'monthly-report': 'demo#1' },
  evidence: evidence('results', {
    title: ['培训以什么为证', 'Evidence of training'],
    why: ['看结果，过程记录备查', 'Results; records are kept.'],
    cites: ['demo#1'],
  }),
  rules: [
    rule({
      id: 'demo/1/example',
      title: ['车间培训补贴', 'Workshop training subsidy'],
      cites: ['demo#1'],
      about: ['training'],
      component: 'training-subsidy',
      payee: 'organizer',
      requires: [when('by-workshop', ['由车间组织', 'organized by a workshop'], is('organizer-kind', 'assistance-workshop'))],
      rate: since('2024-01-01', upTo(yuan(1000), perDay(yuan(200)))),
      fund: { item: 'workshop-training', sources: ['employment-subsidy-fund'], basis: 'text', cites: ['demo#4'] },
      limits: [perPersonYear(3, 'training-subsidy', 'demo#3')],
      readings: { 'one-class': ['“单次”指一个班次', 'One time is one class.'] },
      besides: {
        'demo/1/fund-share': share({
          of: 'training-income',
          title: ['收入纳入公用经费的比例', 'Share of income for running costs'],
          why: ['原文为“一定比例”，没有写数', 'The text says “a certain share”.'],
          cites: ['demo#1'],
        }),
      },
      notModelled: [['次的界定以开班批复为准', 'What one time is follows the approval.']],
    }),
  ],
})`

/** A value in time, and the days it is asked for. */
export interface DatedExample {
  readonly word: string
  readonly means: string
  readonly source: string
  readonly days: readonly string[]
}

export const datedExamples: readonly DatedExample[] = [
  {
    word: 'since',
    means: '从这一天起，一直到文件的有效期',
    source: "since('2024-01-01', perDay(yuan(200)))",
    days: ['2024-01-01', '2024-12-31', '2025-01-01'],
  },
  {
    word: 'between、inTurn',
    means: '年中换标准：各段首尾相接，缺一天就不能载入',
    source:
      "inTurn(\n  between('2024-01-01', '2024-06-30', perDay(yuan(120))),\n  since('2024-07-01', perDay(yuan(150))),\n)",
    days: ['2024-06-30', '2024-07-01'],
  },
]

/** A reading a condition asks for, and what changes when a region sets it otherwise. */
export interface ReadingExample {
  readonly word: 'choice' | 'count' | 'validity'
  readonly means: string
  readonly source: string
  readonly settings: readonly (readonly [caption: string, value: string | number | undefined])[]
}

export const readingExamples: readonly ReadingExample[] = [
  {
    word: 'choice',
    means: '几种读法选一种；键是 `<规则编号>/<读法编号>`，各地依文件改设',
    source: `choice('not-counted', {
  title: ['监测对象是否计入', 'Whether monitored persons count'],
  choices: { 'not-counted': ['不计入', 'not counted'], counted: ['计入', 'counted'] },
  why: ['原文只写脱贫劳动力', 'The text names labor lifted out of poverty only.'],
  cites: ['demo#1'],
})`,
    settings: [
      ['没有改设', undefined],
      ['本地改为计入', 'counted'],
    ],
  },
  {
    word: 'count',
    means: '一个数，写明可以改的范围',
    source: `count(3, {
  title: ['缴费月数', 'Months of insurance'],
  unit: ['个月', 'months'],
  least: 1,
  most: 6,
  why: ['原文写“一定期限”，读作3个月', 'The text says “some time”; 3 months.'],
  cites: ['demo#1'],
})`,
    settings: [
      ['没有改设', undefined],
      ['本地改为2个月', 2],
    ],
  },
]

/** What the examples of readings are asked by. */
export const readingTest: Readonly<Record<string, string>> = {
  choice:
    "either(is('trainee-status', 'lifted-out-of-poverty'), both(reads('own', 'counted'), is('trainee-status', 'relapse-monitored')))",
  count: "atLeast('insured-months', 'own')",
}
export const readingFacts: Change = {
  trainee: { statuses: ['relapse-monitored'], contract: null },
  placement: { contractFrom: dateText('2024-06-03'), contractUntil: null, insuredMonths: 2 },
}

export const subjectSource =
  "subject(when('elder-care', ['养老服务机构', 'elder-care institution'], is('organizer-kind', 'elder-care')))"

export const underSource = "under('own', 'one', perPersonYear(3, 'training-subsidy', 'demo#3'))"
export const underReading = `choice('one', {
  title: ['限额', 'limit'],
  choices: { one: ['一种', 'one'], two: ['另一种', 'two'] },
  why: ['示例', 'example'],
  cites: ['demo#1'],
})`
