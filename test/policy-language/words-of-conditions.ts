import { dateText } from '../../server/kernel/dates.ts'
import { type Change, ordinary } from './demo.ts'

/** A word that asks: an expression for a test, and what is said of some facts. */
export interface ConditionExample {
  readonly word: string
  readonly means: string
  readonly source: string
  readonly given: readonly (readonly [caption: string, change: Change])[]
}

const organizer = (
  caption: string,
  kind: 'enterprise' | 'hr-agency' | 'technical-school',
): readonly [string, Change] => [caption, { organizer: { kind } }]
const contract = (caption: string, until: string | null): readonly [string, Change] => [
  caption,
  {
    placement: {
      contractFrom: dateText('2024-06-03'),
      contractUntil: until === null ? null : dateText(until),
      insuredMonths: 3,
      insuredMonthsInARow: 2,
    },
  },
]
const graduated = (caption: string, on: string): readonly [string, Change] => [
  caption,
  { trainee: { statuses: [], contract: null, graduatedOn: dateText(on) } },
]
const set = { settings: { 'demo/1/example/run': 'cumulative' } }
const [insured, insuredChange] = contract('缴费3个月，中断过；读法是连续', null)

export const conditionExamples: readonly ConditionExample[] = [
  {
    word: 'is',
    means: '问题的答案是其中之一；身份有几个的，有一个即可',
    source: "is('organizer-kind', 'enterprise', 'hr-agency')",
    given: [
      organizer('企业', 'enterprise'),
      organizer('技工院校', 'technical-school'),
      ['没有登记', { organizer: undefined }],
    ],
  },
  {
    word: 'noneOf',
    means: '答案都不是这些；不知道的，也算都不是',
    source: "noneOf('training-mode', 'project-based')",
    given: [
      ['项目制', {}],
      ['一般培训', { trainingClass: ordinary.trainingClass && { ...ordinary.trainingClass, mode: 'ordinary' } }],
    ],
  },
  {
    word: 'atLeast',
    means: '以上、满：界上的数本身就够；数字也可以写规则里一条读法的编号',
    source: "atLeast('contract-months', 6)",
    given: [
      contract('恰好6个月', '2024-12-02'),
      contract('差一天', '2024-12-01'),
      contract('无固定期限', null),
      ['没有合同', {}],
    ],
  },
  {
    word: 'atMost',
    means: '以内、不超过：界上的数本身仍在内',
    source: "atMost('months-since-graduation', 24)",
    given: [graduated('毕业恰满24个月', '2022-06-03'), graduated('毕业24个月零一天', '2022-06-02')],
  },
  {
    word: 'both',
    means: '同时成立',
    source: "both(is('training-mode', 'project-based'), is('training-kind', 'employment-skills'))",
    given: [
      ['项目制就业技能培训', {}],
      [
        '一般就业技能培训',
        { trainingClass: ordinary.trainingClass && { ...ordinary.trainingClass, mode: 'ordinary' } },
      ],
    ],
  },
  {
    word: 'either',
    means: '有一个成立即可',
    source: "either(is('training-mode', 'project-based'), is('training-kind', 'startup'))",
    given: [
      [
        '一般创业培训',
        { trainingClass: ordinary.trainingClass && { ...ordinary.trainingClass, mode: 'ordinary', kind: 'startup' } },
      ],
    ],
  },
  {
    word: 'reads',
    means: '规则自己的一条读法现在是这一种；各地可依文件改设，从起始日起生效',
    source: `either(
  both(reads('run', 'consecutive'), atLeast('insured-months-in-a-row', 3)),
  both(reads('run', 'cumulative'), atLeast('insured-months', 3)),
)`,
    given: [
      [insured, insuredChange],
      ['同一人；本地依文件改为累计', { ...insuredChange, ...set }],
    ],
  },
]

/** The reading the examples of `reads` ask for. */
export const runReading = `choice('consecutive', {
  title: ['满3个月的算法', 'How 3 months are counted'],
  choices: { consecutive: ['连续', 'in a row'], cumulative: ['累计', 'in all'] },
  why: ['原文没有写，读作连续', 'The text does not say; in a row.'],
  cites: ['demo#1'],
})`
