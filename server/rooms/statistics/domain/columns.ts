import type { Labels } from '#kernel/codes'
import { basicWorkItems, fundItems } from '#policy/language'
import type { Column } from '../contract.ts'

/** The version of the columns and of what they count; a change makes a new one, reports keep theirs. */
export const QUERY_VERSION = 'monthly/3'

const count = (part: Column['part'], key: string, labels: Labels, why: string): Column => ({
  key,
  part,
  labels: [...labels],
  unit: 'count',
  why,
})

const training = [
  count('training', 'enrolled', ['入班人次', 'enrolled'], '本月开课的班，月末仍在册或已读完的学员，一人一班计一次'),
  count('training', 'completed', ['结业人次', 'completed'], '本月结业的班，未退班的学员'),
  count(
    'training',
    'completed-employment-skills',
    ['其中：就业技能', 'of them employment skills'],
    '结业人次中的就业技能培训',
  ),
  count(
    'training',
    'completed-skills-upgrading',
    ['其中：技能提升', 'of them skills upgrading'],
    '结业人次中的职业技能提升培训',
  ),
  count('training', 'completed-startup', ['其中：创业', 'of them startup'], '结业人次中的创业培训'),
  count('training', 'completed-other', ['其中：其他', 'of them other'], '结业人次中的其他培训类型'),
  count('training', 'certified', ['取得证书人次', 'certified'], '本月发放、至今未撤销的证书，一证计一次'),
]

const employment = [
  count(
    'employment',
    'referred',
    ['推介岗位条次', 'posts referred'],
    '本月向培训后暂未就业的人推介的岗位，一人一岗计一次',
  ),
  count('employment', 'followed-up', ['回访人次', 'followed up'], '本月完成回访的服务事项'),
  count('employment', 'overdue', ['逾期未回访', 'follow-ups overdue'], '到月末回访期限已满而仍未回访的服务事项'),
  count('employment', 'placed', ['实现就业人次', 'placed'], '本月核实由未就业转为就业的人'),
]

const MONEY = {
  claimed: '本月申报的补贴明细',
  approved: '本月审批通过的补贴明细',
  paid: '本月银行确认到账的补贴明细，退汇的从退汇的月份减；付了两次的算一次',
} as const
export type MoneyStep = keyof typeof MONEY

const ONCE = '一人一事项计一次，分几笔、补差的不重计；先行拨付的不计'
const PERSONS = {
  claimed: `本月首次申报的，按核定的对象，${ONCE}`,
  approved: `本月首次审批通过的，按核定的对象，${ONCE}`,
  paid: `本月首次到账的，按核定的对象，${ONCE}；全部由先行拨付款抵付的，批次办结时计`,
} as const satisfies Readonly<Record<MoneyStep, string>>

/** What is claimed by lines; a basic work is no line. */
const claimed = fundItems.values.filter((item) => !(item in basicWorkItems.labels))

const money = (Object.keys(MONEY) as MoneyStep[]).flatMap((step) => [
  count(step, personsKey(step), ['享受人次', 'persons'], PERSONS[step]),
  ...claimed.map(
    (item): Column => ({
      key: moneyKey(step, item),
      part: step,
      labels: [...fundItems.labels[item]],
      unit: 'fen',
      why: `${MONEY[step]}，按项目列出，先行拨付和补差按实际的数`,
    }),
  ),
])

/** The column of the persons, or bodies, whose due amounts took a step. */
export function personsKey(step: MoneyStep): string {
  return `${step}:persons`
}

/** The column of an item's money at a step. */
export function moneyKey(step: MoneyStep, item: string): string {
  return `${step}:${item}`
}

/** The kinds of training that have a column of their own; the rest go under 其他. */
const ownColumn: readonly string[] = ['employment-skills', 'skills-upgrading', 'startup']

/** The column of a completed person-time, by kind of training. */
export const completedKey = (kind: string): string => `completed-${ownColumn.includes(kind) ? kind : 'other'}`

/** Every column of the monthly report, in the order of the table. */
export const columns: readonly Column[] = [...training, ...employment, ...money]
