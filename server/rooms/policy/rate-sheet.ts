import type { CodeList } from '#kernel/codes'
import { readYuan } from '#kernel/money'
import type { ColumnSpec, SheetRow, TableColumn } from '#platform/sheets'
import { type RateExample, type RateLine, rateExampleShape, rateLineShape, rateUnits } from './contract-rates.ts'
import * as words from './domain/words.ts'

/** The keys of a line, with the words a sheet may use for them. */
const lists = {
  kind: ['培训类型', words.trainingKinds],
  level: ['等级', words.skillLevels],
  group: ['人员身份', words.traineeStatuses],
  tier: ['赛事或认定级别', words.awardLevels],
  rank: ['名次', words.awardRanks],
  subject: ['依据或类别', words.rateSubjects],
} as const satisfies Readonly<Record<string, readonly [string, CodeList<string>]>>

const keyColumns = Object.entries(lists).map(([key, [title, list]]) => ({ key, title, list }))

/** What a sheet of rates may have; empty means: fits all. */
export const rateColumns: readonly ColumnSpec[] = [
  { key: 'row', title: '行', required: true },
  ...keyColumns.map(({ key, title }) => ({ key, title })),
  { key: 'occupation', title: '职业编码' },
  { key: 'unit', title: '单位', required: true },
  { key: 'rate', title: '标准', required: true },
  { key: 'title', title: '例子' },
  { key: 'quantity', title: '数量' },
  { key: 'amount', title: '应得（元）' },
]

/** The template: drop-downs for everything that is a code. */
export const templateColumns: readonly TableColumn[] = [
  {
    key: 'row',
    title: '行',
    choices: ['标准', '例'],
    note: '“标准”是文件里的一行标准；“例”是核对用的例子，至少写一个',
  },
  ...keyColumns.map(({ key, title, list }) => ({
    key,
    title,
    width: 24,
    choices: list.values.map((code) => list.label(code)),
    note: '不填表示都适用',
  })),
  { key: 'occupation', title: '职业编码', width: 20, note: 'X-XX-XX-XX，或目录项目编号；不填表示都适用' },
  { key: 'unit', title: '单位', width: 16, choices: rateUnits.values.map((code) => rateUnits.label(code)) },
  { key: 'rate', title: '标准', note: '元；比例表填百分数' },
  { key: 'title', title: '例子', width: 30, note: '例：焊工中级1人' },
  { key: 'quantity', title: '数量', note: '天数、月数、课时、人数；不填为1' },
  { key: 'amount', title: '应得（元）', note: '例子按文件应得多少' },
]

interface Fault {
  readonly row: number
  readonly column: string
  readonly reason: string
}

/** Reads the rows of a sheet into lines and examples, with every fault at once. */
export function readRates(rows: readonly SheetRow[]): { lines: RateLine[]; examples: RateExample[]; errors: Fault[] } {
  const lines: RateLine[] = []
  const examples: RateExample[] = []
  const errors: Fault[] = []
  for (const { rowNumber, cells } of rows) {
    const fault = (column: string, reason: string) => void errors.push({ row: rowNumber, column, reason })
    const keys = readKeys(cells, fault)
    if (cells['row'] === '标准') {
      const read = rateLineShape.safeParse({ ...keys, unit: unitOf(cells['unit']), rateFen: amountIn(cells['rate']) })
      if (!read.success) tell(read.error.issues, { unit: '单位', rateFen: '标准' }, fault)
      else if (keys) lines.push(read.data)
    } else if (cells['row'] === '例') {
      const read = rateExampleShape.safeParse({
        ...keys,
        title: cells['title'],
        quantity: cells['quantity'] ? Number(cells['quantity']) : 1,
        amountFen: amountIn(cells['amount']),
      })
      if (!read.success) tell(read.error.issues, { title: '例子', quantity: '数量', amountFen: '应得（元）' }, fault)
      else if (keys) examples.push(read.data)
    } else fault('行', '应为“标准”或“例”')
  }
  return { lines, examples, errors }
}

type Tell = (column: string, reason: string) => void

/** The keys of a row as codes; undefined when one of them is no word of its list. */
function readKeys(cells: SheetRow['cells'], fault: Tell): Record<string, string | null> | undefined {
  const keys: Record<string, string | null> = { occupation: cells['occupation'] || null }
  let known = true
  for (const { key, title, list } of keyColumns) {
    const text = cells[key] ?? ''
    const code = list.values.find((one) => list.label(one) === text)
    if (text !== '' && code === undefined) {
      fault(title, `没有“${text}”这一项，请从下拉列表中选择`)
      known = false
    }
    keys[key] = code ?? null
  }
  return known ? keys : undefined
}

const unitOf = (text = ''): string => rateUnits.values.find((code) => rateUnits.label(code) === text) ?? text

/** Fen of a yuan text; left as it stands where it is no amount, so that the shape says so. */
const amountIn = (text = ''): unknown => readYuan(text) ?? text

function tell(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  titles: Readonly<Record<string, string>>,
  fault: Tell,
): void {
  for (const { path } of issues) {
    const title = titles[String(path[0])] ?? String(path[0])
    fault(
      title,
      title === '单位' ? '请从下拉列表中选择单位' : title === '例子' ? '请给例子起个名称' : '请填写大于零的数',
    )
  }
}
