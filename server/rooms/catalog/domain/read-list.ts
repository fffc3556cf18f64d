import { readOccupationCode } from '#kernel/occupation-code'

/** A trade as one of the three lists names it. */
export interface ListItem {
  readonly name: string
  /** Empty where the list gives none. */
  readonly code: string
}

interface Row {
  readonly rowNumber: number
  readonly cells: Readonly<Record<'name' | 'code', string>>
}

export interface ListFault {
  readonly row: number
  readonly column: string
  readonly reason: string
}

/** Reads a published list with every fault at once. */
export function readList(rows: readonly Row[]): { items: ListItem[]; faults: ListFault[] } {
  const faults: ListFault[] = []
  const items = new Map<string, ListItem>()
  for (const { rowNumber: row, cells } of rows) {
    const code = cells.code === '' ? '' : readOccupationCode(cells.code)
    const key = `${cells.name} ${code}`
    if (code === undefined) faults.push({ row, column: '编码', reason: '应为 X-XX-XX-XX，或留空' })
    else if (cells.name === '') faults.push({ row, column: '职业（工种）', reason: '请填写名称' })
    else if (items.has(key)) faults.push({ row, column: '职业（工种）', reason: '重复' })
    else items.set(key, { name: cells.name, code })
  }
  return { items: [...items.values()], faults }
}
