import { addDays, dateText, type MonthText } from '../../server/kernel/dates.ts'
import { yuan } from '../../server/kernel/money.ts'
import type { Claim } from '../../server/rooms/policy/domain/ration.ts'
import { recount } from '../../server/rooms/policy/domain/trace.ts'

/** What is claimed one after another under a limit. */
export interface LimitExample {
  readonly word: string
  readonly means: string
  readonly source: string
  readonly claims: readonly (readonly [caption: string, change: Partial<Claim>])[]
}

const first = dateText('2021-03-01')
const claimed = (unit: 'person' | 'day' | 'month', quantity: number, amount: number): Claim['trace'] =>
  recount([{ op: 'times', rateFen: yuan(amount), unit, quantity, document: null, resultFen: yuan(0) }])

/** An ordinary claim of one person in one class. */
export const ordinaryClaim = (index: number, change: Partial<Claim>): Omit<Claim, 'limits'> => ({
  id: String(index),
  person: '甲',
  effectiveOn: first,
  submissionNo: index,
  year: 2021,
  occupation: `职业${index}`,
  level: 'junior',
  organizer: '甲公司',
  certificate: `证书${index}`,
  award: `奖项${index}`,
  trainingClass: `班${index}`,
  days: [],
  trace: claimed('person', 1, 600),
  ...change,
})

const daysFrom = (from: number, count: number): Partial<Claim> => ({
  days: Array.from({ length: count }, (_, index) => addDays(first, from + index)),
  trace: claimed('day', count, 50),
})
const monthsFrom = (from: number, count: number, change: Partial<Claim> = {}): Partial<Claim> => ({
  months: Array.from({ length: count }, (_, index) => `2021-${String(from + index).padStart(2, '0')}` as MonthText),
  trace: claimed('month', count, 500),
  ...change,
})
const cite = "'demo#3'"

export const limitExamples: readonly LimitExample[] = [
  {
    word: 'perPersonYear',
    means: '每人每年几次；年是取得证书的公历年',
    source: `perPersonYear(3, 'training-subsidy', ${cite})`,
    claims: [
      ['第1次', {}],
      ['第2次', {}],
      ['第3次', {}],
      ['第4次', {}],
      ['第4次，另一年', { year: 2022 }],
    ],
  },
  {
    word: 'oncePerOccupationAndLevel',
    means: '同一职业同一等级终身一次，职业编码的各版本视为同一职业',
    source: `oncePerOccupationAndLevel('training-subsidy', ${cite})`,
    claims: [
      ['焊工初级', { occupation: '焊工' }],
      ['焊工初级，次年', { occupation: '焊工', year: 2022 }],
      ['焊工中级', { occupation: '焊工', level: 'intermediate' }],
    ],
  },
  {
    word: 'oncePerPersonDay',
    means: '同一人同一天一次；重叠的天数减去，其余照发',
    source: `oncePerPersonDay('living-allowance', ${cite})`,
    claims: [
      ['1日至5日', daysFrom(0, 5)],
      ['5日至7日', daysFrom(4, 3)],
      ['2日至4日', daysFrom(1, 3)],
    ],
  },
  {
    word: 'oncePerPersonMonth',
    means: '同一人同一月一次，不管在哪个单位',
    source: `oncePerPersonMonth('work-training-subsidy', ${cite})`,
    claims: [
      ['1月至3月', monthsFrom(1, 3)],
      ['3月至4月，另一单位', monthsFrom(3, 2, { organizer: '乙公司' })],
    ],
  },
  {
    word: 'monthsPerPerson',
    means: '每人最长几个月，各单位合计',
    source: `monthsPerPerson(6, 'work-training-subsidy', ${cite})`,
    claims: [
      ['1月至4月', monthsFrom(1, 4)],
      ['5月至8月，另一单位', monthsFrom(5, 4, { organizer: '乙公司' })],
    ],
  },
  {
    word: 'monthsPerPersonAndEmployer',
    means: '每人在每个单位最长几个月',
    source: `monthsPerPersonAndEmployer(6, 'work-training-subsidy', ${cite})`,
    claims: [
      ['1月至4月', monthsFrom(1, 4)],
      ['5月至8月，同一单位', monthsFrom(5, 4)],
      ['5月至8月，另一单位', monthsFrom(5, 4, { organizer: '乙公司' })],
    ],
  },
  once('oncePerLevel', '同一等级一次', { level: 'senior' }),
  once('oncePerAward', '同一人同一奖项一次', { award: '全国大赛' }),
  once('oncePerClass', '同一人同一班一次', { trainingClass: '一班' }),
  once('oncePerPerson', '同一人一次', {}),
  once('oncePerOrganizer', '同一单位一次', { organizer: '乙公司' }),
  once('oncePerOrganizerAward', '同一单位的同一奖项或认定一次', { award: '工作室' }),
  once('onceForTheClass', '一个班一次，不按人', { trainingClass: '一班' }),
  {
    word: 'perOrganizerYear',
    means: '每单位每年几次',
    source: `perOrganizerYear(1, 'reward', ${cite})`,
    claims: [
      ['2021年', {}],
      ['2021年再报', {}],
      ['2022年', { year: 2022 }],
    ],
  },
  {
    word: 'oneOrTheOther',
    means: '二者取一：同一证书走了其中一条规则，就不能走另一条',
    source: `oneOrTheOther(${cite})`,
    claims: [
      ['培训补贴', { certificate: '焊工证' }],
      ['同一证书再报技能提升补贴', { certificate: '焊工证' }],
      ['另一证书', { certificate: '电工证' }],
    ],
  },
  {
    word: 'perCertificate',
    means: '同一证书几笔；与 `asOne` 同用，把一证的几笔合计为一次',
    source: `perCertificate(2, 'training-subsidy', ${cite})`,
    claims: [
      ['培训', { certificate: '焊工证' }],
      ['鉴定', { certificate: '焊工证' }],
      ['第三笔', { certificate: '焊工证' }],
    ],
  },
  {
    word: 'asOne',
    means: '同一证书已占一次的，不再占第二次：培训和鉴定合计一次',
    source: `[\n  asOne(perPersonYear(1, 'training-subsidy', ${cite})),\n  perCertificate(2, 'training-subsidy', ${cite}),\n]`,
    claims: [
      ['焊工证的培训', { certificate: '焊工证' }],
      ['焊工证的鉴定，不另占一次', { certificate: '焊工证' }],
      ['电工证的培训', { certificate: '电工证' }],
    ],
  },
  {
    word: 'inPrinciple',
    means: '“原则上”：批准一次例外，多一个名额',
    source: `inPrinciple(perPersonYear(1, 'training-subsidy', ${cite}))`,
    claims: [
      ['第1次', {}],
      ['第2次，没有批准例外', {}],
      ['第2次，已批准例外', { exceptions: ['person-year|training-subsidy|甲|2021'] }],
    ],
  },
]

function once(word: string, means: string, change: Partial<Claim>): LimitExample {
  return {
    word,
    means,
    source: `${word}('reward', ${cite})`,
    claims: [
      ['第1次', change],
      ['再报', change],
    ],
  }
}
