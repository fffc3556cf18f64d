import { type DateText, isDate } from '#kernel/dates'
import { type Fen, formatYuan, readYuan } from '#kernel/money'
import { isRegionCode } from '#kernel/region-code'
import { splitAward } from './parts.ts'

/** Cells of one row of a file of results, trimmed; an empty cell is ''. */
export interface ResultRow<K extends string = string> {
  readonly rowNumber: number
  readonly cells: Readonly<Record<K, string>>
}

/** One award as its rows give it; a team has several winners. */
export interface ResultAward {
  readonly firstRow: number
  readonly itemId: string
  readonly number: string
  readonly rank: string
  readonly title: string
  readonly totalFen: Fen
  readonly proof: string
  readonly onDay: DateText
  readonly regionCode: string
  readonly representing: string
  readonly documentNumber: string
  readonly documentTitle: string
  readonly winners: readonly ResultWinner[]
}

export interface ResultWinner {
  readonly row: number
  readonly name: string
  readonly residentId: string
  readonly employerCode: string
  readonly amountFen: Fen | undefined
  readonly consented: boolean
}

export interface ResultFault {
  readonly row: number
  readonly column: string
  readonly reason: string
}

export interface KnownWords {
  /** Item ids by their titles. */
  readonly items: ReadonlyMap<string, string>
  /** Ranks by their labels. */
  readonly ranks: ReadonlyMap<string, string>
}

/** What all rows of one award say alike. */
const SHARED = [
  ['item', '竞赛项目'],
  ['rank', '名次'],
  ['title', '奖项名称'],
  ['total', '奖项金额（元）'],
  ['onDay', '获奖日期'],
  ['region', '所在县代码'],
  ['representing', '代表地区代码'],
  ['documentNumber', '文号'],
  ['documentTitle', '文件名称'],
] as const

/** Reads rows into awards, grouped by 文号 and 奖项编号, with every fault at once. People are looked up afterwards. */
export function readResults(
  rows: readonly ResultRow[],
  known: KnownWords,
): { awards: ResultAward[]; faults: ResultFault[] } {
  const faults = rows.flatMap((row) => rowFaults(row, known))
  const groups = Map.groupBy(rows, ({ cells }) => `${cells['documentNumber']}|${cells['number']}`)
  const awards: ResultAward[] = []
  for (const group of groups.values()) {
    const different = differing(group)
    faults.push(...different)
    const award = different.length === 0 ? awardOf(group, known) : undefined
    const short = award && partsFault(award)
    if (short) faults.push(short)
    if (award) awards.push(award)
  }
  return { awards, faults: faults.toSorted((a, b) => a.row - b.row) }
}

function rowFaults({ rowNumber: row, cells }: ResultRow, { items, ranks }: KnownWords): ResultFault[] {
  const text = (key: string) => cells[key] ?? ''
  const checks: readonly (readonly [column: string, wrong: boolean, reason: string])[] = [
    ['竞赛项目', !items.has(text('item')), `这场竞赛没有“${text('item')}”这个项目`],
    ['奖项编号', text('number') === '', '请填写奖项编号'],
    ['名次', !ranks.has(text('rank')), '请从下拉列表中选择名次'],
    ['奖项名称', text('title') === '', '请填写奖项名称'],
    ['姓名', text('name') === '', '请填写姓名'],
    ['奖项金额（元）', amountOf(text('total')) === undefined, '应为金额，没有奖金的填0'],
    ['本人所得（元）', text('amount') !== '' && amountOf(text('amount')) === undefined, '应为金额，或留空'],
    ['获奖日期', !isDate(text('onDay')), '应为真实存在的日期'],
    ['所在县代码', !isRegionCode(text('region')) || text('region').endsWith('00'), '应为县（市、区）的六位代码'],
    ['代表地区代码', !isRegionCode(text('representing')), '应为六位行政区划代码'],
    ['文号', text('documentNumber') === '', '请填写文号'],
    ['文件名称', text('documentTitle') === '', '请填写文件名称'],
  ]
  return checks.filter(([, wrong]) => wrong).map(([column, , reason]) => ({ row, column, reason }))
}

function amountOf(text: string): Fen | undefined {
  const amount = readYuan(text)
  return amount !== undefined && amount >= 0 ? amount : undefined
}

/** Rows of one team that say different things of the award they share. */
function differing([first, ...others]: readonly ResultRow[]): ResultFault[] {
  return others.flatMap(({ rowNumber: row, cells }) =>
    SHARED.filter(([key]) => cells[key] !== first?.cells[key]).map(([, column]) => ({
      row,
      column,
      reason: `与第${first?.rowNumber}行同一奖项编号，这一栏须相同`,
    })),
  )
}

/** @returns undefined where a cell is not readable; it has its fault already */
function awardOf(group: readonly ResultRow[], { items, ranks }: KnownWords): ResultAward | undefined {
  const [first] = group
  const cells = first?.cells ?? {}
  const itemId = items.get(cells['item'] ?? '')
  const rank = ranks.get(cells['rank'] ?? '')
  const totalFen = amountOf(cells['total'] ?? '')
  const onDay = cells['onDay']
  if (!first || !itemId || !rank || totalFen === undefined || !isDate(onDay)) return undefined
  const text = (key: string) => cells[key] ?? ''
  return {
    firstRow: first.rowNumber,
    itemId,
    rank,
    totalFen,
    onDay,
    number: text('number'),
    title: text('title'),
    proof: text('proof'),
    regionCode: text('region'),
    representing: text('representing'),
    documentNumber: text('documentNumber'),
    documentTitle: text('documentTitle'),
    winners: group.map(winnerOf),
  }
}

function winnerOf({ rowNumber: row, cells }: ResultRow): ResultWinner {
  const text = (key: string) => cells[key] ?? ''
  return {
    row,
    name: text('name'),
    residentId: text('residentId'),
    employerCode: text('employerCode'),
    amountFen: text('amount') === '' ? undefined : amountOf(text('amount')),
    consented: text('consented') === '是',
  }
}

function partsFault({ firstRow: row, totalFen, winners }: ResultAward): ResultFault | undefined {
  const { sumFen } = splitAward(
    totalFen,
    winners.map(({ amountFen }) => amountFen),
  )
  if (sumFen === totalFen) return undefined
  const reason = `各人所得合计${formatYuan(sumFen)}元，与奖项金额${formatYuan(totalFen)}元不符`
  return { row, column: '本人所得（元）', reason }
}
