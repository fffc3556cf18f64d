import { readOccupationCode } from '#kernel/occupation-code'
import type { TradeListKind } from '../contract-project.ts'

/** A trade as one of the three lists names it. */
export interface ListItem {
  readonly name: string
  /** Empty where the list gives none. */
  readonly code: string
}

const CURE = '请核对，或先在“职业目录”导入'

interface Row {
  readonly rowNumber: number
  readonly cells: Readonly<Record<'name' | 'code', string>>
}

export interface ListFault {
  readonly row: number
  readonly column: string
  readonly reason: string
}

/**
 * Reads a published list with every fault at once. What it names must be a trade of the catalogue, or the list would say of
 * no trade that it is in it: by its code, which must bear that name, or by its name. Specific competencies are no occupations
 * and are known by their own names.
 */
export function readList(
  rows: readonly Row[],
  { list, trades }: { readonly list: TradeListKind; readonly trades: readonly ListItem[] },
): { items: ListItem[]; faults: ListFault[] } {
  const nameOf = new Map(trades.map((trade) => [trade.code, trade.name]))
  const names = new Set(trades.map((trade) => trade.name))
  const isKnown = (name: string) => (list === 'specific-competencies' ? /\p{Script=Han}/u.test(name) : names.has(name))
  const faults: ListFault[] = []
  const items = new Map<string, ListItem>()
  for (const { rowNumber: row, cells } of rows) {
    const code = cells.code === '' ? '' : readOccupationCode(cells.code)
    const key = `${cells.name} ${code}`
    if (code === undefined) faults.push({ row, column: '编码', reason: '应为 X-XX-XX-XX，或留空' })
    else if (cells.name === '') faults.push({ row, column: '职业（工种）', reason: '请填写名称' })
    else if (code !== '' && !nameOf.has(code))
      faults.push({ row, column: '编码', reason: `没有编码为 ${code} 的职业，${CURE}` })
    else if (code !== '' && nameOf.get(code) !== cells.name)
      faults.push({ row, column: '职业（工种）', reason: `编码 ${code} 是“${nameOf.get(code)}”，请核对名称或编码` })
    else if (code === '' && !isKnown(cells.name))
      faults.push({ row, column: '职业（工种）', reason: `没有“${cells.name}”这个职业（工种），${CURE}` })
    else if (items.has(key)) faults.push({ row, column: '职业（工种）', reason: '重复' })
    else items.set(key, { name: cells.name, code })
  }
  return { items: [...items.values()], faults }
}
