import { readYuan } from '#kernel/money'

export type ExchangeKind = 'classes' | 'trainees' | 'payments'

/** A field of ours: its word, the column it goes to unless a region names another, and whether it is compared. */
export interface ExchangeField {
  readonly field: string
  readonly label: string
  readonly type?: 'text' | 'fen' | 'date' | 'int'
  readonly compared?: boolean
}

const key: ExchangeField = { field: 'ourId', label: '平台编号' }
/** Their number: a column we leave empty and they fill. */
const theirs: ExchangeField = { field: 'theirId', label: '系统编号' }

/** What is exchanged, column by column; the interface of the provincial system is not published. */
export const exchangeFields: Readonly<Record<ExchangeKind, readonly ExchangeField[]>> = {
  classes: [
    key,
    theirs,
    { field: 'number', label: '班级编号', compared: true },
    { field: 'title', label: '班级名称', compared: true },
    { field: 'regionName', label: '县（市、区）' },
    { field: 'organizationName', label: '培训单位', compared: true },
    { field: 'startsOn', label: '开课日期', type: 'date', compared: true },
    { field: 'endsOn', label: '结课日期', type: 'date' },
    { field: 'heads', label: '人数', type: 'int', compared: true },
  ],
  trainees: [
    key,
    theirs,
    { field: 'classNumber', label: '班级编号', compared: true },
    { field: 'personName', label: '姓名', compared: true },
    { field: 'residentIdTail', label: '身份证号后几位', compared: true },
    { field: 'result', label: '考核结果' },
    { field: 'certificateNumber', label: '证书编号', compared: true },
  ],
  payments: [
    key,
    theirs,
    { field: 'batchNumber', label: '批次编号', compared: true },
    { field: 'payeeName', label: '收款方', compared: true },
    { field: 'amountFen', label: '金额（元）', type: 'fen', compared: true },
    { field: 'settledOn', label: '到账日期', type: 'date' },
  ],
}

export type ExchangeRecord = Readonly<Record<string, string | number | null>>

export interface Mismatch {
  readonly rowNumber: number
  readonly ourId: string
  readonly kind: 'unknown' | 'differs' | 'taken' | 'empty'
  readonly column: string
  readonly ours: string
  readonly theirs: string
}

interface TheirRow {
  readonly rowNumber: number
  readonly cells: Readonly<Record<string, string | undefined>>
}

/** Where a line of theirs disagrees with our record; an empty cell of theirs says nothing. */
export function compareRow(
  fields: readonly ExchangeField[],
  titles: ReadonlyMap<string, string>,
  row: TheirRow,
  record: ExchangeRecord | undefined,
): Mismatch[] {
  const ourId = row.cells['ourId'] ?? ''
  const at = (kind: Mismatch['kind'], found: Partial<Mismatch> = {}): Mismatch => ({
    rowNumber: row.rowNumber,
    ourId,
    kind,
    column: '',
    ours: '',
    theirs: '',
    ...found,
  })
  if (!record) return [at('unknown')]
  if (!row.cells['theirId']) return [at('empty')]
  return fields.flatMap(({ field, compared, type }) => {
    const [ours, said] = [record[field] ?? '', row.cells[field] ?? '']
    if (!compared || said === '' || isSame(type, ours, said)) return []
    return [at('differs', { column: titles.get(field) ?? field, ours: shown(type, ours), theirs: said })]
  })
}

const isSame = (type: ExchangeField['type'], ours: string | number, said: string): boolean =>
  type === 'fen' ? readYuan(said) === ours : String(ours) === said

const shown = (type: ExchangeField['type'], ours: string | number): string => {
  if (type !== 'fen') return String(ours)
  const digits = String(ours).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
