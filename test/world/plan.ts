import { addDays, type DateText } from '#kernel/dates'

/** The two counties of the demo world. */
export const RONGSHUI = '450225'
export const SANJIANG = '450226'

/** How far a class of the demo world has come. */
export type Stage =
  | 'draft'
  | 'applied'
  | 'returned'
  | 'approved'
  | 'teaching-only'
  | 'under-way'
  | 'cancelled'
  | 'completed'
  | 'calculated'
  | 'claimed'
  | 'first-reviewed'
  | 'second-reviewed'
  | 'approved-claim'
  | 'published'
  | 'sent'
  | 'closed'

export interface PlannedClass {
  readonly number: number
  readonly county: typeof RONGSHUI | typeof SANJIANG
  readonly by: 'workshop' | 'enterprise' | 'school'
  readonly era: '2019' | '2022'
  readonly trade: string
  readonly title: string
  readonly startsOn: DateText
  readonly days: number
  readonly heads: number
  readonly stage: Stage
  /** Approved so many days earlier than others, so that money can be asked for in advance; and how much of it is. */
  readonly ahead?: { readonly days: number; readonly yuan: number }
}

const LOCAL_TRADES = [
  ['演示-01', '藤编'],
  ['演示-02', '竹编'],
  ['演示-03', '茶叶采摘分拣'],
  ['演示-04', '米粉晾晒包装'],
] as const

/** The unfinished ones around the demo's first day, 2024-06-03; each shows another state. */
const PRESENT: readonly (readonly [Stage, string])[] = [
  ['draft', '2024-06-24'],
  ['draft', '2024-07-01'],
  ['applied', '2024-06-17'],
  ['applied', '2024-06-19'],
  ['applied', '2024-06-24'],
  ['returned', '2024-06-20'],
  ['approved', '2024-06-11'],
  ['approved', '2024-06-13'],
  ['teaching-only', '2024-05-27'],
  ['cancelled', '2024-06-05'],
  ['under-way', '2024-05-30'],
  ['under-way', '2024-05-31'],
  ['under-way', '2024-05-30'],
  ['completed', '2024-05-20'],
  ['completed', '2024-05-22'],
  ['calculated', '2024-05-16'],
  ['claimed', '2024-05-13'],
  ['claimed', '2024-05-14'],
  ['first-reviewed', '2024-05-09'],
  ['second-reviewed', '2024-05-07'],
  ['approved-claim', '2024-04-29'],
  ['published', '2024-05-17'],
  ['published', '2024-04-18'],
  ['sent', '2024-04-15'],
]

/** About sixty classes: Liuzhou's closed ones of 2020-09 to 2021-12, two years of finished ones, and the present. */
export function planClasses(): readonly PlannedClass[] {
  const liuzhou = Array.from({ length: 8 }, (_, index) => old(index))
  const finished = Array.from({ length: 24 }, (_, index) => done(index))
  const present = PRESENT.map(([stage, startsOn], index) => now(stage, startsOn as DateText, index))
  return [...liuzhou, ...finished, ...present, BY_SCHOOL].map((planned, index) => ({ ...planned, number: index + 1 }))
}

type Draft = Omit<PlannedClass, 'number'>

/** The paired school's own class in the county: completed, and the school has still to claim. */
const BY_SCHOOL: Draft = {
  county: RONGSHUI,
  by: 'school',
  era: '2022',
  trade: '演示-01',
  title: '藤编送教下乡班第1期',
  startsOn: '2024-04-08' as DateText,
  days: 5,
  heads: 6,
  stage: 'completed',
}

function old(index: number): Draft {
  const enterprise = index % 2 === 1
  return {
    county: RONGSHUI,
    by: enterprise ? 'enterprise' : 'workshop',
    era: '2019',
    trade: enterprise ? '6-18-02-04' : '演示-01',
    title: enterprise ? `焊工岗前培训第${index + 1}期` : `藤编扶贫项目班第${index + 1}期`,
    startsOn: addDays('2020-09-07' as DateText, Math.trunc(index / 2) * 140),
    days: 5,
    heads: 6,
    stage: 'closed',
    ...(index === AHEAD && { ahead: { days: 28, yuan: 2_000 } }),
  }
}

/** The enterprise's class of 2021-06 asks for a part of its subsidy in advance (柳政规〔2019〕63号 五（一）). */
const AHEAD = 5

function done(index: number): Draft {
  const county = index % 3 === 2 ? SANJIANG : RONGSHUI
  return local(county, index, addDays('2023-01-30' as DateText, Math.trunc(index / 3) * 56), 'closed', 6)
}

function now(stage: Stage, startsOn: DateText, index: number): Draft {
  return local(index % 4 === 3 ? SANJIANG : RONGSHUI, index + 40, startsOn, stage, 8)
}

function local(county: Draft['county'], index: number, startsOn: DateText, stage: Stage, heads: number): Draft {
  const [trade, name] = LOCAL_TRADES[index % LOCAL_TRADES.length] ?? LOCAL_TRADES[0]
  return {
    county,
    by: 'workshop',
    era: '2022',
    trade,
    title: `${name}技能班第${index + 1}期`,
    startsOn,
    days: 5 + (index % 3),
    heads,
    stage,
  }
}
