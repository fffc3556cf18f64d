import { type DateText, isDate, isMonth, type MonthText, readDate } from '#kernel/dates'
import { type Fen, readYuan } from '#kernel/money'
import { shown } from './advice.ts'

/** One thing wrong with a cell of an uploaded list. */
export interface ListFault<K extends string = string> {
  readonly key: K
  readonly code: string
  readonly reason: string
  readonly cure: string
}

interface Labelled<C extends string> {
  readonly values: readonly C[]
  label(code: string): string
}

/** Reads the cells of a row by what they must be; whatever is not goes to the row's faults, the value is then undefined. */
export interface ListCells<K extends string = string> {
  /** Trimmed. */
  readonly text: (key: K, longest?: number) => string
  /** The same; undefined where it is empty. */
  readonly need: (key: K, longest?: number) => string | undefined
  readonly date: (key: K) => DateText | undefined
  /** Empty is null. */
  readonly dateOrNone: (key: K) => DateText | null | undefined
  readonly month: (key: K) => MonthText | undefined
  readonly choice: <C extends string>(key: K, list: Labelled<C>, among?: readonly C[]) => C | undefined
  /** Empty is null. */
  readonly yuan: (key: K) => Fen | null | undefined
  readonly fault: (key: K, code: string, reason: string, cure: string) => undefined
}

/** @param titles of the columns, as the sentences name them; @param faults what is found is added here */
export function listCells<K extends string>(
  cells: Readonly<Partial<Record<K, string>>>,
  titles: Readonly<Record<K, string>>,
  faults: ListFault<K>[],
): ListCells<K> {
  const fault: ListCells<K>['fault'] = (key, code, reason, cure) => {
    if (!faults.some((one) => one.key === key)) faults.push({ key, code, reason, cure })
    return undefined
  }
  const text = (key: K, longest = 50): string => {
    const found = (cells[key] ?? '').trim()
    if ([...found].length > longest) fault(key, 'too-long', `“${titles[key]}”超过${longest}个字`, '请精简后填写')
    return found
  }
  const need = (key: K, longest = 50): string | undefined =>
    text(key, longest) || fault(key, 'cell-empty', `${titles[key]}为空`, '请填写')
  const dateOrNone = (key: K): DateText | null | undefined => {
    const typed = text(key)
    if (typed === '') return null
    const read = isDate(typed) ? typed : readDate(typed)
    return read ?? fault(key, 'date-unreadable', `${titles[key]}无法识别`, '请写成 2024-01-02 的样式')
  }
  return {
    text,
    need,
    dateOrNone,
    date: (key) => (need(key) === undefined ? undefined : (dateOrNone(key) ?? undefined)),
    month: (key) => {
      const typed = need(key)
      if (typed === undefined) return undefined
      const month = monthOfText(typed)
      return month ?? fault(key, 'month-unreadable', `${titles[key]}无法识别`, '请写成 2024-06 的样式')
    },
    choice: (key, list, among = list.values) => {
      const typed = need(key)
      if (typed === undefined) return undefined
      const offered = among.map((code) => list.label(code))
      const code = among.find((one) => list.label(one) === typed.normalize('NFKC').replace(/\((.*?)\)/g, '（$1）'))
      const reason = `${titles[key]}${shown(typed)}不在可选范围内`
      return code ?? fault(key, 'choice-unknown', reason, `请选择：${offered.join('、')}`)
    },
    yuan: (key) => {
      const typed = text(key)
      if (typed === '') return null
      const amount = readYuan(typed)
      if (amount !== undefined && amount >= 0) return amount
      return fault(key, 'amount-unreadable', `${titles[key]}无法识别`, '请填写以元为单位的数，最多两位小数')
    },
    fault,
  }
}

/** `2024-06`, `2024年6月`, `202406`, or any day of the month. */
function monthOfText(typed: string): MonthText | undefined {
  const plain = typed.normalize('NFKC')
  const match = /^(\d{4})(?:-|\/|\.|年)?(\d{1,2})月?$/.exec(plain)
  const month = match ? `${match[1]}-${match[2]?.padStart(2, '0')}` : readDate(plain)?.slice(0, 7)
  return isMonth(month) ? month : undefined
}
