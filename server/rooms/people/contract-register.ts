import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { leftOutShape } from '#kernel/left-out'
import { dateShape, id } from '#kernel/shapes'

/** The 20 columns of the register, in the template's order: key → title. The form to add one person has the same fields. */
export const registerTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  ethnicity: '民族',
  education: '文化程度',
  township: '户籍乡镇',
  village: '村（社区）',
  dwelling: '居住类型',
  site: '安置区',
  phone: '联系电话',
  status: '身份类别',
  statusFrom: '身份类别起始日期',
  statusSource: '身份类别依据',
  household: '户编号',
  intent: '意愿类型',
  trade: '意向工种',
  level: '意向等级',
  timeWindow: '可参加时间',
  jobWish: '求职意愿',
  bankName: '开户银行',
  account: '银行账号',
} as const
export type RegisterKey = keyof typeof registerTitles
export const registerKeys = Object.keys(registerTitles) as RegisterKey[]

/** One fault or remark of an uploaded file: where, why, how to put it right. Never shows a number of a person. */
export const rowFaultShape = z.object({
  row: z.int(),
  column: z.string(),
  columnKey: z.string(),
  code: z.string(),
  reason: z.string(),
  cure: z.string(),
})
export type RowFault = z.output<typeof rowFaultShape>

const importCounts = {
  id,
  fileName: z.string(),
  importedOn: dateShape,
  rowsTotal: z.int(),
  rowsAdded: z.int(),
  rowsKnown: z.int(),
  rowsWrong: z.int(),
}

export const importSummaryShape = z.object({ ...importCounts, faultCount: z.int() })

export const importShape = z.object({
  ...importCounts,
  errors: z.array(rowFaultShape),
  warnings: z.array(rowFaultShape),
  /** The very same file was imported before: this is what came of it then. */
  repeated: z.boolean(),
})

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/api/people/register-template',
  summary: '下载人员台账模板',
  cites: ['gx-2022-7#3-1'],
  reply: z.unknown(),
  replies: 'file',
})

export const importRegister = endpoint({
  method: 'POST',
  path: '/api/people/imports',
  summary: '导入人员台账',
  cites: ['gx-2022-7#3-1'],
  accepts: 'file',
  reply: importShape,
})

export const listImports = endpoint({
  method: 'GET',
  path: '/api/people/imports',
  summary: '人员台账导入记录',
  reply: z.object({ total: z.int(), imports: z.array(importSummaryShape) }),
})

const importId = z.object({ importId: id })

export const getImport = endpoint({
  method: 'GET',
  path: '/api/people/imports/:importId',
  summary: '一次导入的结果和全部错误',
  params: importId,
  reply: importShape,
})

export const downloadMarkedImport = endpoint({
  method: 'GET',
  path: '/api/people/imports/:importId/workbook',
  summary: '下载标好错误的原表',
  params: importId,
  reply: z.unknown(),
  replies: 'file',
})

const fieldText = z.string().max(200, { error: '内容过长' }).optional()
const entryFields = Object.fromEntries(registerKeys.map((key) => [key, fieldText])) as Record<
  RegisterKey,
  typeof fieldText
>

/** The same fields as a row of the file, as text; the same reader checks them. */
export const addPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  summary: '登记一名有意愿人员',
  cites: ['gx-2022-7#3-1'],
  body: z.object(entryFields),
  reply: z.object({ id }),
})

export const reviewPeople = endpoint({
  method: 'POST',
  path: '/api/people/reviews',
  summary: '审核实名档案',
  cites: ['lz-2019-63#7-2'],
  body: z.object({
    /** With the version that was looked at: what has changed since is not reviewed unseen. */
    people: z
      .array(z.object({ personId: id, version: z.int() }))
      .min(1, { error: '请选择人员' })
      .max(200, { error: '一次最多审核200人' }),
  }),
  reply: z.object({ reviewed: z.int(), leftOut: z.array(leftOutShape) }),
})
