import { type OccupationEdition, occupationEditions, readOccupationCode } from '#kernel/occupation-code'

/** An occupation of one edition of the 大典, and which occupation it is over all editions. */
export interface Occupation {
  readonly code: string
  readonly name: string
  readonly edition: OccupationEdition
  readonly identity: string
  readonly source: string
}

export interface OccupationFault {
  readonly row: number
  readonly column: string
  readonly reason: string
}

interface Row {
  readonly rowNumber: number
  readonly cells: Readonly<Record<'code' | 'name' | 'edition' | 'identity' | 'source', string>>
}

/**
 * Reads a list of occupations with every fault at once. The same trade changed code in 1999, 2015 and 2022: `identity`
 * names the code it is known by now; a row of the 2022 edition may leave it empty and is itself (L-101).
 */
export function readOccupations(rows: readonly Row[]): { occupations: Occupation[]; faults: OccupationFault[] } {
  const faults: OccupationFault[] = []
  const occupations: Occupation[] = []
  const seen = new Map<string, number>()
  for (const { rowNumber: row, cells } of rows) {
    const fault = (column: string, reason: string) => void faults.push({ row, column, reason })
    const before = faults.length
    const code = readOccupationCode(cells.code)
    const edition = occupationEditions.find((one) => one === cells.edition)
    const identity = cells.identity === '' && edition === '2022' ? code : readOccupationCode(cells.identity)
    if (!code) fault('编码', '应为 X-XX-XX-XX')
    if (!edition) fault('版次', '应为 1999、2015 或 2022')
    if (!identity) fault('现行编码', edition === '2022' ? '应为 X-XX-XX-XX' : '旧版编码须写明现行（2022年版）编码')
    if (cells.name === '') fault('职业名称', '请填写职业名称')
    if (cells.source === '') fault('来源', '请写明出处，例如大典的版次和页码')
    const first = code && seen.get(code)
    if (first) fault('编码', `与第 ${first} 行重复`)
    if (code) seen.set(code, first ?? row)
    if (faults.length === before && code && edition && identity) {
      occupations.push({ code, name: cells.name, edition, identity, source: cells.source })
    }
  }
  return { occupations, faults }
}
