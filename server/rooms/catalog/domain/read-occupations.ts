import { type OccupationEdition, occupationEditions, readOccupationCode } from '#kernel/occupation-code'

/** An occupation of one edition of the 大典, or a trade of no edition; and which it is over all editions. */
export interface Occupation {
  readonly code: string
  readonly name: string
  /** Null for a trade without a national standard, which the region lists itself. */
  readonly edition: OccupationEdition | null
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

/** What stands for the edition of a trade that is in none. */
export const NON_STANDARD = '非标准'

/**
 * Reads a list of occupations with every fault at once. The same trade changed code in 1999, 2015 and 2022: `identity`
 * names the code it is known by now; a row of the 2022 edition may leave it empty and is itself (L-101). A non-standard trade
 * (桂人社发〔2022〕7号（十）) bears a number of its own and stays what it is.
 */
export function readOccupations(rows: readonly Row[]): { occupations: Occupation[]; faults: OccupationFault[] } {
  const faults: OccupationFault[] = []
  const occupations: Occupation[] = []
  const seen = new Map<string, number>()
  for (const { rowNumber: row, cells } of rows) {
    const fault = (column: string, reason: string) => void faults.push({ row, column, reason })
    const before = faults.length
    const read = cells.edition === NON_STANDARD ? readOwn(cells, fault) : readListed(cells, fault)
    if (cells.name === '') fault('职业名称', '请填写职业名称')
    if (cells.source === '') fault('来源', '请写明出处，例如大典的版次和页码、公布本地目录的文件')
    const first = seen.get(read.code ?? '')
    if (first) fault('编码', `与第 ${first} 行重复`)
    const { code, edition, identity } = read
    if (code) seen.set(code, first ?? row)
    if (faults.length === before && code && identity && edition !== undefined)
      occupations.push({ code, name: cells.name, edition, identity, source: cells.source })
  }
  return { occupations, faults }
}

type Fault = (column: string, reason: string) => void
type Read = { readonly [key in 'code' | 'edition' | 'identity']: Occupation[key] | undefined }

function readListed(cells: Row['cells'], fault: Fault): Read {
  const code = readOccupationCode(cells.code)
  const edition = occupationEditions.find((one) => one === cells.edition)
  const identity = cells.identity === '' && edition === '2022' ? code : readOccupationCode(cells.identity)
  if (!code) fault('编码', '应为 X-XX-XX-XX')
  if (!edition) fault('版次', `应为 ${occupationEditions.join('、')}；没有国家标准的写“${NON_STANDARD}”`)
  if (!identity) fault('现行编码', edition === '2022' ? '应为 X-XX-XX-XX' : '旧版编码须写明现行（2022年版）编码')
  return { code, edition, identity }
}

function readOwn({ code, identity }: Row['cells'], fault: Fault): Read {
  if (code === '') fault('编码', '请填写编码')
  if (readOccupationCode(code)) fault('编码', '这是大典的编码；非标准工种写本地目录的编号')
  if (identity !== '' && identity !== code) fault('现行编码', '非标准工种不写现行编码')
  return { code: code === '' ? undefined : code, edition: null, identity: code }
}
