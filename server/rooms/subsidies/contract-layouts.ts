import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'

const CLAUSE = ['lz-2019-63#6-3']

/** By which way an order's money leaves. */
export const layoutKinds = codes('PayLayoutKind', {
  'bank-transfer': ['银行批量代发', 'bank batch transfer'],
  'one-card': ['财政一卡通', 'treasury one-card'],
})
export type LayoutKind = CodeOf<typeof layoutKinds>

export const layoutStates = codes('PayLayoutState', {
  entered: ['待复核', 'to be checked'],
  checked: ['已复核', 'checked'],
  rejected: ['已退回', 'rejected'],
})

/** What a transfer knows: all that a column can be made of. */
export const payFields = codes('PayField', {
  sequence: ['序号', 'sequence'],
  'payee-name': ['收款人', 'payee name'],
  'account-number': ['账号', 'account number'],
  'bank-name': ['开户行', 'bank name'],
  'bank-code': ['开户行行号', 'bank code'],
  'resident-id': ['身份证件号码', 'resident id in full'],
  'resident-id-tail': ['身份证件后四位', 'last four of the resident id'],
  amount: ['金额', 'amount'],
  purpose: ['用途', 'purpose'],
  'order-number': ['付款单号', 'order number'],
  remark: ['备注或固定文字', 'remark or fixed text'],
  'list-hash': ['清单校验码', 'hash of the approved list'],
  'file-hash': ['文件校验码', "hash of the file's content"],
})
export type PayField = CodeOf<typeof payFields>

export const payFormats = codes('PayFileFormat', {
  xlsx: ['.xlsx 工作簿', '.xlsx workbook'],
  'csv-utf8': ['.csv，UTF-8（带 BOM）', '.csv, UTF-8 with BOM'],
  'csv-gbk': ['.csv，GBK', '.csv, GBK'],
})
export type PayFormat = CodeOf<typeof payFormats>

export const payAmounts = codes('PayAmountFormat', {
  yuan: ['元，1234.50', 'yuan, 1234.50'],
  'yuan-grouped': ['元，1,234.50', 'yuan, 1,234.50'],
  fen: ['分，123450', 'fen, 123450'],
})

/** Words a template may name in braces, and what stands there: `{付款单号}`. */
export const payWords = {
  项目: 'the items paid for',
  补付: 'names the batch a supplement pays for; nothing in a first order',
  批次号: "the batch's number",
  付款单号: "the order's number",
  笔数: 'number of transfers',
  合计: 'total in the amount format',
  日期: 'the day the order was sent',
  清单校验码: 'hash of the approved list',
  文件校验码: "hash of the file's content",
} as const
export type PayWord = keyof typeof payWords

const line = (label: string, longest: number) => z.string().max(longest, { error: `${label}不能超过${longest}个字` })
const headers = z.array(sentence('表头', 40)).max(10)
const words = z.array(sentence('结果用语', 20)).max(20)

/** A layout as data: what the file looks like, and how the bank's answer is read. */
export const layoutShape = z.object({
  columns: z
    .array(
      z.object({
        field: payFields.schema,
        title: line('列名', 40).trim(),
        /** Template of a remark. */
        text: line('固定文字', 100).default(''),
        /** Longest text of a cell, in characters; the rest is cut. Never of a number, a name or an amount. */
        limit: z.int().min(1).max(200).nullable().default(null),
      }),
    )
    .min(1, { error: '至少要有一列' })
    .max(30, { error: '不能超过30列' }),
  /** A line above the header; empty: none. */
  heading: line('标题行', 100).default(''),
  headerRow: z.boolean().default(true),
  /** 合计 below the rows, under the amount. */
  totalRow: z.boolean().default(false),
  /** A line at the end; empty: none. */
  trailer: line('尾行', 200).default(''),
  /** 用途, written once when the order is sent. */
  purpose: line('用途', 100).default('{项目}{补付}'),
  amounts: payAmounts.schema,
  format: payFormats.schema,
  fileName: sentence('文件名', 80),
  receipts: z.object({
    sequence: headers.default([]),
    /** Whom the bank says it has paid: may be missing in a file, is compared where it stands. */
    payee: headers.default(['收款人', '户名', '收款人名称', '姓名']),
    account: headers.default([]),
    amount: headers.min(1, { error: '回单须有金额列' }),
    result: headers.min(1, { error: '回单须有结果列' }),
    reason: headers.default([]),
    amountIn: z.enum(['yuan', 'fen']).default('yuan'),
    /** The bank's words for paid, returned and not known. */
    words: z.object({
      confirmed: words.min(1, { error: '须写明哪些用语是成功' }),
      returned: words.min(1, { error: '须写明哪些用语是退回' }),
      unknown: words.default([]),
    }),
  }),
})
export type LayoutShape = z.output<typeof layoutShape>
export type ReceiptMapping = LayoutShape['receipts']

const version = z.object({
  id,
  kind: layoutKinds.schema,
  revision: z.int(),
  title: z.string(),
  /** Null: came with the platform. */
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
  documentNumber: z.string(),
  effectiveFrom: dateShape,
  state: layoutStates.schema,
  shape: layoutShape,
  enteredByName: z.string(),
  enteredOn: dateShape,
  enteredByMe: z.boolean(),
  checkedByName: z.string().nullable(),
  checkedOn: dateShape.nullable(),
  rejectReason: z.string().nullable(),
  /** The one an order of the asked region sent today would use. */
  inForce: z.boolean(),
})

export const listLayouts = endpoint({
  method: 'GET',
  path: '/api/subsidies/pay-layouts',
  summary: '付款文件格式及各版本',
  cites: CLAUSE,
  query: z.object({ regionCode: regionCodeShape.optional(), state: layoutStates.schema.optional() }),
  reply: z.object({ regionCode: z.string(), layouts: z.array(version) }),
})

export const enterLayout = endpoint({
  method: 'POST',
  path: '/api/subsidies/pay-layouts',
  summary: '录入付款文件格式',
  cites: CLAUSE,
  body: z.object({
    regionCode: regionCodeShape,
    kind: layoutKinds.schema,
    title: sentence('名称', 60),
    documentNumber: sentence('依据', 80),
    effectiveFrom: dateShape,
    shape: layoutShape,
  }),
  reply: z.object({ id, revision: z.int() }),
})

const layout = z.object({ layoutId: id })

export const checkLayout = endpoint({
  method: 'POST',
  path: '/api/subsidies/pay-layouts/:layoutId/check',
  summary: '复核付款文件格式',
  cites: CLAUSE,
  params: layout,
  reply: z.object({ id }),
})

export const rejectLayout = endpoint({
  method: 'POST',
  path: '/api/subsidies/pay-layouts/:layoutId/rejection',
  summary: '退回付款文件格式',
  params: layout,
  body: z.object({ reason: sentence('退回原因', 200) }),
  reply: z.object({ id }),
})

export const previewLayout = endpoint({
  method: 'GET',
  path: '/api/subsidies/pay-layouts/:layoutId/preview',
  summary: '用一次真实的付款试看格式（号码只露末四位）',
  params: layout,
  query: z.object({ orderId: id }),
  reply: z.object({
    fileName: z.string(),
    rows: z.array(z.array(z.string())),
    /** Transfers in the order; the rows are cut after fifty. */
    items: z.int(),
    /** What would keep the file from being written. */
    faults: z.array(z.string()),
  }),
})
