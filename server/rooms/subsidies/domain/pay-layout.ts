import type { FieldError } from '#kernel/refusal'
import { type LayoutKind, type LayoutShape, type PayField, payFields, payWords } from '../contract-layouts.ts'

/** Whom a way of payment reaches: the one-card pays people only. */
export const payeesOf: Readonly<Record<LayoutKind, readonly ('person' | 'organization')[]>> = {
  'bank-transfer': ['person', 'organization'],
  'one-card': ['person'],
}

/** What a file of a kind cannot go without, one of each group; full resident ids are for the one-card alone. */
const needed: Readonly<Record<LayoutKind, readonly (readonly PayField[])[]>> = {
  'bank-transfer': [['payee-name'], ['account-number'], ['amount']],
  'one-card': [['payee-name'], ['account-number'], ['amount'], ['resident-id', 'resident-id-tail']],
}
const forbidden: Readonly<Record<LayoutKind, readonly PayField[]>> = {
  'bank-transfer': ['resident-id', 'resident-id-tail'],
  'one-card': [],
}
/** What may be cut short without paying somebody else or something else. */
const cuttable: readonly PayField[] = ['purpose', 'remark', 'bank-name']
/** Words that are known for a single transfer, when it is sent; everything else is known for the order. */
const ofTransfer: readonly string[] = ['项目', '补付']
/** What a hash covers cannot name the hash. */
const hashes: readonly string[] = ['文件校验码']

/** Everything that is wrong with a layout, all at once. */
export function layoutFaults(kind: LayoutKind, shape: LayoutShape): FieldError[] {
  return [...columnFaults(kind, shape), ...templateFaults(shape), ...receiptFaults(shape)]
}

function columnFaults(kind: LayoutKind, { columns, headerRow }: LayoutShape): FieldError[] {
  const [fields, titles] = [columns.map(({ field }) => field), columns.map(({ title }) => title)]
  const missing = needed[kind].filter((group) => !group.some((field) => fields.includes(field)))
  const twice = (list: readonly string[], at: number) => list[at] !== '' && list.indexOf(list[at] ?? '') < at
  const checks = columns.flatMap(({ field, title, limit }, at) => {
    const [nth, name] = [`第${at + 1}列`, payFields.label(field)]
    return [
      [limit !== null && !cuttable.includes(field), `${at}.limit`, 'limit-forbidden', `${nth}：“${name}”不能截短`],
      [forbidden[kind].includes(field), `${at}.field`, 'column-forbidden', `${nth}：${CARD_ONLY}`],
      [field !== 'remark' && twice(fields, at), `${at}.field`, 'column-twice', `${nth}：“${name}”已经有了`],
      [headerRow && title === '', `${at}.title`, 'title-missing', `${nth}没有列名`],
      [headerRow && twice(titles, at), `${at}.title`, 'title-twice', `${nth}的列名“${title}”已经有了`],
    ] as const
  })
  return [
    ...missing.map((group) =>
      fault('columns', 'column-missing', `缺少“${group.map((field) => payFields.label(field)).join('”或“')}”列`),
    ),
    ...checks.flatMap(([wrong, path, code, message]) => (wrong ? [fault(`columns.${path}`, code, message)] : [])),
  ]
}
const CARD_ONLY = '只有财政一卡通的文件可以有身份证件号码'

function templateFaults({ columns, heading, trailer, purpose, fileName }: LayoutShape): FieldError[] {
  const ofOrder = Object.keys(payWords).filter((word) => !ofTransfer.includes(word))
  const inRows = ofOrder.filter((word) => !hashes.includes(word))
  const checks: readonly (readonly [string, string, readonly string[]])[] = [
    ['heading', heading, ofOrder],
    ['trailer', trailer, ofOrder],
    ['fileName', fileName, ofOrder],
    ['purpose', purpose, [...ofTransfer, '批次号', '付款单号', '日期']],
    ...columns.map(({ text }, at) => [`columns.${at}.text`, text, inRows] as const),
  ]
  return checks.flatMap(([path, text, known]) =>
    [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, word = '']) =>
      known.includes(word) ? [] : [fault(path, 'word-unknown', `这里不能用“{${word}}”，可以用：${known.join('、')}`)],
    ),
  )
}

function receiptFaults({ receipts }: LayoutShape): FieldError[] {
  const { words, sequence, account } = receipts
  const all = [...words.confirmed, ...words.returned, ...words.unknown]
  const repeated = [...new Set(all.filter((word, at) => all.indexOf(word) < at))]
  const keyed = sequence.length + account.length > 0
  const headers = [...sequence, ...account, ...receipts.amount, ...receipts.result, ...receipts.reason]
  const doubled = [...new Set(headers.filter((header, at) => headers.indexOf(header) < at))]
  return [
    ...(keyed ? [] : [fault('receipts.sequence', 'key-missing', '回单须有序号列或账号列，才知道说的是哪一笔')]),
    ...doubled.map((header) => fault('receipts', 'header-twice', `回单的表头“${header}”不能是两列`)),
    ...repeated.map((word) => fault('receipts.words', 'word-twice', `“${word}”不能有两个意思`)),
  ]
}

const fault = (path: string, code: string, message: string): FieldError => ({ path: `shape.${path}`, code, message })
