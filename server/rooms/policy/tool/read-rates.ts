import { readDate } from '#kernel/dates'
import { readYuan } from '#kernel/money'
import { readTable } from '#platform/sheets'
import { type FactField, factFields } from '../domain/fact-fields.ts'
import { wordsOf } from '../domain/fact-words.ts'
import { type RateEntry, rateEntryShape } from '../domain/facts.ts'
import { nearest } from '../domain/nearest.ts'
import type { FileFault } from './read-facts.ts'

/** The columns of a rates file, in order: the fields of a rate row, the rate itself in yuan. */
const columns = factFields
  .filter(({ path }) => path.startsWith('rates.'))
  .map((field) => ({ field, name: field.path.replace('rates.', '').replace('rateFen', 'rate') }))

export const rateColumns: readonly string[] = columns.map(({ name }) => name)

/** `table` and the rest must stand in the header; a key nobody sets a rate by may be left out. */
const isKey = ({ nullable, path }: FactField): boolean => nullable && path !== 'rates.until'

/**
 * The rates of a .csv or .xlsx: one row each, the header in any order, by the names of `rateColumns` or in Chinese;
 * codes as codes or labels, several sources parted by 、. Every fault of every cell at once.
 * @throws Refusal where the file cannot be read or a column is missing
 */
export async function ratesFrom(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly rates: readonly RateEntry[]; readonly faults: readonly FileFault[] }> {
  const specs = columns.map(({ field, name: title }) => ({
    key: title,
    title,
    aliases: [...new Set([wordsOf(field.path).labels[0], `${wordsOf(field.path).labels[0]}（元）`])],
    required: !isKey(field),
  }))
  const { rows, problems } = await readTable({ name, bytes }, specs)
  const faults: FileFault[] = [
    ...strangeColumns(name, bytes, specs),
    ...problems.map(({ rowNumber, columnKey, message }) => ({ at: place(rowNumber, columnKey), message, cure: '' })),
  ]
  const rates = rows.flatMap(({ rowNumber, cells }) => {
    const row: Record<string, unknown> = {}
    for (const { field, name: column } of columns) {
      const read = readCell(field, cells[column] ?? '')
      if ('value' in read) row[field.path.replace('rates.', '')] = read.value
      else faults.push({ at: place(rowNumber, column), ...read })
    }
    const entry = rateEntryShape.safeParse(row)
    return entry.success ? [entry.data] : []
  })
  return { rates, faults }
}

const place = (row: number, column: string): string => `第 ${row} 行 ${column}`

type Cell = { readonly value: unknown } | { readonly message: string; readonly cure: string }

function readCell(field: FactField, text: string): Cell {
  const label = wordsOf(field.path).labels[0]
  if (text === '' || text === '-') {
    if (field.nullable) return { value: null }
    if (field.kind === 'choices') return { value: [] }
    return { message: `缺少“${label}”`, cure: cureFor(field) }
  }
  const value =
    field.kind === 'choices' ? text.split(/[、|;；]/).map((one) => codeOf(field, one.trim())) : plain(field, text)
  const wrong = Array.isArray(value) ? value.includes(undefined) : value === undefined
  return wrong ? { message: `“${label}”不能是“${text}”`, cure: cureFor(field, text) } : { value }
}

function plain(field: FactField, text: string): unknown {
  if (field.kind === 'choice') return codeOf(field, text)
  if (field.kind === 'day') return readDate(text)
  if (field.kind === 'money') return readYuan(text)
  return text
}

const codeOf = ({ codes }: FactField, text: string): string | undefined =>
  codes?.values.find((code) => [code, codes.label(code), codes.label(code, 'en')].includes(text))

function cureFor({ kind, codes }: FactField, text?: string): string {
  if (!codes) return kind === 'money' ? '按元填写，最多两位小数' : kind === 'day' ? '例如 2024-06-03' : '请填写'
  const meant =
    text &&
    nearest(
      text,
      codes.values.flatMap((code) => [code, codes.label(code)]),
    )
  return meant ? `是不是 ${meant}？` : `可填：${codes.values.map((code) => `${code} ${codes.label(code)}`).join('、')}`
}

/** A misspelt column would else be taken for absent. Only of text files, whose header is the first line. */
function strangeColumns(
  name: string,
  bytes: Uint8Array,
  specs: readonly { readonly title: string; readonly aliases: readonly string[] }[],
): FileFault[] {
  if (!name.endsWith('.csv')) return []
  const header =
    new TextDecoder()
      .decode(bytes)
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)[0] ?? ''
  const known = specs.flatMap(({ title, aliases }) => [title, ...aliases])
  return header
    .split(',')
    .map((cell) => cell.trim().replace(/^"|"$/g, ''))
    .filter((cell) => cell !== '' && !known.includes(cell))
    .map((cell) => {
      const meant = nearest(cell, known)
      return {
        at: '第 1 行',
        message: `没有“${cell}”这一列`,
        cure: meant ? `是不是 ${meant}？` : `列有：${rateColumns.join('、')}`,
      }
    })
}
