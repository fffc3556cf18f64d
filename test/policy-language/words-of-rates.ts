import { dateText, monthOf } from '../../server/kernel/dates.ts'
import { yuan } from '../../server/kernel/money.ts'
import { type Change, ordinary, rates } from './demo.ts'

/** A word that makes an amount: an expression, and what comes of it for some facts. */
export interface RateExample {
  readonly word: string
  readonly means: string
  readonly source: string
  readonly given: readonly (readonly [caption: string, change: Change])[]
}

const days = (count: number): readonly [string, Change] => [
  `出勤${count}天`,
  { attendance: { days: count, lastCountedOn: null, hours: count * 8 } },
]
const months = (count: number): readonly [string, Change] => [
  `${count}个月`,
  { workMonths: Array.from({ length: count }, (_, index) => monthOf(dateText(`2024-0${index + 1}-01`))) },
]
const level = (label: string, code: 'intermediate' | 'technician' | 'junior'): readonly [string, Change] => [
  label,
  { occupation: { nationallyListed: true, code: null, level: code } },
]
const entered = (caption: string, amount: number): readonly [string, Change] => [
  caption,
  { rates: rates({ rateFen: yuan(amount) }) },
]
const award = (paid: number): readonly [string, Change] => [
  `上级发给本人${paid}元`,
  { award: { kind: 'contest', level: 'national', representing: '450200', paidFen: yuan(paid) } },
]
const plan = (approved: number, asked: number): readonly [string, Change] => [
  `核定${approved}元，申请${asked}元`,
  { plan: { approvedTrainingFen: yuan(approved), askedFen: yuan(asked) } },
]
const income: readonly [string, Change] = ['培训收入10,000.01元', { year: { trainingIncomeFen: yuan('10000.01') } }]
const { trainee } = ordinary

export const rateExamples: readonly RateExample[] = [
  { word: 'perDay', means: '元/人·天', source: 'perDay(yuan(200))', given: [days(1), days(6)] },
  { word: 'perMonth', means: '元/人·月', source: 'perMonth(yuan(500))', given: [months(1), months(6)] },
  { word: 'perHour', means: '元/人·课时', source: "perHour(yuan('12.50'))", given: [days(2)] },
  { word: 'perHead', means: '元/人，或一次一笔', source: 'perHead(yuan(1500))', given: [['一人', {}]] },
  {
    word: 'perRecognition',
    means: '元/个：一个工作室或基地一笔',
    source: 'perRecognition(yuan(50000))',
    given: [['一个', {}]],
  },
  {
    word: 'firstThen',
    means: '前几个单位一个标准，以后另一个；每一段用 `tier`，没有写数的一段一直到最后',
    source: "firstThen('day', 3, yuan(100), tier(yuan(60), 5), tier(yuan(30)))",
    given: [days(3), days(4), days(9)],
  },
  {
    word: 'byLevel',
    means: '每个技能等级一笔；没有写的等级拒绝，不猜',
    source: 'byLevel({ intermediate: yuan(1000), technician: yuan(2000) })',
    given: [level('中级工', 'intermediate'), level('技师', 'technician'), level('初级工', 'junior')],
  },
  {
    word: 'fromTable',
    means: '标准由别的文件定：录入带文号的标准表，另一人复核后才用；没有就拒绝并说明谁来录入',
    source: 'fromTable(standard)',
    given: [
      ['没有录入', {}],
      entered('录入1,500元/人', 1500),
      ['录入了两条同样适用的', { rates: rates({}, { rateFen: yuan(900) }) }],
      [
        '本县、本身份另有标准：地区近的优先，其次写明条件多的',
        {
          trainee,
          rates: rates(
            {},
            { region: '450225' },
            { region: '450225', group: 'lifted-out-of-poverty', rateFen: yuan(1800) },
          ),
        },
      ],
    ],
  },
  {
    word: 'percentOf',
    means: '某项金额的百分之几；不足一分的舍去，第三个参数可改为进位或四舍五入',
    source: "percentOf(60, 'approved-training')",
    given: [plan(20000, 20000)],
  },
  {
    word: 'percentFromTable',
    means: '百分之几由别的文件定；标准表按 % 填写',
    source: "percentFromTable(percents, 'training-income')",
    given: [
      ['没有录入', { year: { trainingIncomeFen: yuan(100) } }],
      [income[0], { ...income[1], rates: rates({ table: 'demo/percents', unit: 'percent', rateFen: yuan('12.5') }) }],
    ],
  },
  { word: 'matched', means: '按 1:1 等比例配套', source: "matched(1, 1, 'award-paid')", given: [award(10000)] },
  {
    word: 'upTo',
    means: '不超过：每人每班封顶；没有起作用的封顶不写进算式',
    source: 'upTo(yuan(1000), perDay(yuan(200)))',
    given: [days(4), days(5), days(6)],
  },
  {
    word: 'notBelow',
    means: '不低于',
    source: 'notBelow(yuan(500), perDay(yuan(200)))',
    given: [days(2), days(3)],
  },
  {
    word: 'upToStated',
    means: '不超过事实里的某项金额，例如申请金额',
    source: "upToStated('asked', percentOf(60, 'approved-training'))",
    given: [plan(20000, 12000), plan(20000, 8000)],
  },
  {
    word: 'within',
    means: '幅度：录入的标准须在两端之间（含两端），否则不发',
    source: 'within(yuan(30000), yuan(100000), fromTable(standard))',
    given: [entered('录入30,000元', 30000), entered('录入100,001元', 100001)],
  },
]
