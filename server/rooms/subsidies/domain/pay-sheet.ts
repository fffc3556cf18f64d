import type { DateText } from '#kernel/dates'
import { type Fen, formatYuan, sum } from '#kernel/money'
import type { LayoutShape, PayField, PayWord } from '../contract-layouts.ts'

/** An order as its file names it. */
export interface PayOrder {
  readonly number: string
  readonly batchNumber: string
  readonly sentOn: DateText
  readonly listHash: string
}

/** A transfer as the bank reads it. */
export interface PayItem {
  readonly sequence: number
  readonly payeeName: string
  readonly accountNumber: string
  readonly bankName: string
  readonly bankCode: string | null
  readonly residentId: string | null
  readonly amountFen: Fen
  readonly purpose: string
}

/** A cell as printed; `amount` where a workbook may hold it as a number. */
export interface PayCell {
  readonly text: string
  readonly amount?: true
}
type Row = readonly PayCell[]

const amountText: Readonly<Record<LayoutShape['amounts'], (amount: Fen) => string>> = {
  yuan: (amount) => formatYuan(amount).replaceAll(',', ''),
  'yuan-grouped': formatYuan,
  fen: String,
}

/** A template with its words filled in, cut to so many characters. */
export function fillTemplate(
  template: string,
  words: Readonly<Partial<Record<PayWord, string>>>,
  limit: number | null = null,
): string {
  const text = template.replace(/\{([^}]*)\}/g, (_, word: string) => words[word as PayWord] ?? '')
  return cut(text, limit)
}

const cut = (text: string, limit: number | null): string => (limit ? [...text].slice(0, limit).join('') : text)

/** What every template of an order's file may name. */
export const orderWords = (
  shape: LayoutShape,
  order: PayOrder,
  items: readonly PayItem[],
  fileHash: string,
): Readonly<Partial<Record<PayWord, string>>> => ({
  批次号: order.batchNumber,
  付款单号: order.number,
  笔数: String(items.length),
  合计: amountText[shape.amounts](totalOf(items)),
  日期: order.sentOn,
  清单校验码: order.listHash,
  文件校验码: fileHash,
})

const totalOf = (items: readonly PayItem[]) => sum(items.map((item) => item.amountFen))

/** The transfers as the layout prints them, one row each: what the content's hash covers, so that field stays empty. */
export function itemRows(shape: LayoutShape, order: PayOrder, items: readonly PayItem[], fileHash = ''): Row[] {
  const words = orderWords(shape, order, items, fileHash)
  return items.map((item) =>
    shape.columns.map(({ field, text, limit }) => {
      const printed = cut(cellOf[field](item, { shape, order, fileHash, remark: fillTemplate(text, words) }), limit)
      return field === 'amount' && shape.amounts !== 'yuan-grouped'
        ? { text: printed, amount: true }
        : { text: printed }
    }),
  )
}

interface Around {
  readonly shape: LayoutShape
  readonly order: PayOrder
  readonly fileHash: string
  readonly remark: string
}

const cellOf: Readonly<Record<PayField, (item: PayItem, around: Around) => string>> = {
  sequence: (item) => String(item.sequence),
  'payee-name': (item) => item.payeeName,
  'account-number': (item) => item.accountNumber,
  'bank-name': (item) => item.bankName,
  'bank-code': (item) => item.bankCode ?? '',
  'resident-id': (item) => item.residentId ?? '',
  'resident-id-tail': (item) => item.residentId?.slice(-4) ?? '',
  amount: (item, { shape }) => amountText[shape.amounts](item.amountFen),
  purpose: (item) => item.purpose,
  'order-number': (_, { order }) => order.number,
  remark: (_, { remark }) => remark,
  'list-hash': (_, { order }) => order.listHash,
  'file-hash': (_, { fileHash }) => fileHash,
}

/** Every row of the file, from the heading to the trailer. */
export function paySheet(shape: LayoutShape, order: PayOrder, items: readonly PayItem[], fileHash: string): Row[] {
  const words = orderWords(shape, order, items, fileHash)
  const single = (template: string): Row[] => (template ? [[{ text: fillTemplate(template, words) }]] : [])
  return [
    ...single(shape.heading),
    ...(shape.headerRow ? [shape.columns.map(({ title }) => ({ text: title }))] : []),
    ...itemRows(shape, order, items, fileHash),
    ...(shape.totalRow ? [totalRow(shape, items)] : []),
    ...single(shape.trailer),
  ]
}

function totalRow({ columns, amounts }: LayoutShape, items: readonly PayItem[]): Row {
  const total = amountText[amounts](totalOf(items))
  return columns.map(({ field }, at) => {
    if (field === 'amount') return amounts === 'yuan-grouped' ? { text: total } : { text: total, amount: true }
    return { text: at === 0 ? '合计' : '' }
  })
}

/** The file's name: what a file system or a bank's page would stumble over is left out. */
export function payFileName(shape: LayoutShape, order: PayOrder, items: readonly PayItem[], fileHash: string): string {
  const name = fillTemplate(shape.fileName, orderWords(shape, order, items, fileHash)).replace(/[\\/:*?"<>|\s]+/g, '-')
  return `${name}.${shape.format === 'xlsx' ? 'xlsx' : 'csv'}`
}
