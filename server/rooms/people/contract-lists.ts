import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id } from '#kernel/shapes'
import { rowFaultShape } from './contract-register.ts'

/** Lists that are uploaded; each has its own columns, one receipt and one way to put its errors right. */
export const listKinds = codes('ListKind', {
  'other-benefits': ['其他部门补助清单', 'benefits of other departments'],
  'student-aid': ['学生资助清单', 'student aid'],
  'insured-months': ['社会保险到账清单', 'insured months'],
  placements: ['安置名单', 'placements'],
  'work-months': ['以工代训名册', 'months of training through work'],
  'dangerous-posts': ['危险岗位名册', 'workers in dangerous posts'],
  certificates: ['职业证书清单', 'certificates of people'],
  deaths: ['死亡名单', 'deaths'],
})
export type ListKind = CodeOf<typeof listKinds>

const summary = {
  id,
  kind: listKinds.schema,
  fileName: z.string(),
  importedOn: dateShape,
  rowsTotal: z.int(),
  rowsAdded: z.int(),
  rowsKnown: z.int(),
  rowsWrong: z.int(),
}

/** The receipt of an uploaded list: every error at once, the right rows taken (or none, where a list counts as a whole). */
export const listShape = z.object({
  ...summary,
  errors: z.array(rowFaultShape),
  /** The very same file was read before: this is what came of it then. */
  repeated: z.boolean(),
})

export const listLists = endpoint({
  method: 'GET',
  path: '/api/lists',
  summary: '名单导入回执',
  query: z.object({ kind: listKinds.schema.optional() }),
  reply: z.object({ total: z.int(), lists: z.array(z.object(summary)) }),
})

const listImportId = z.object({ listImportId: id })

export const getList = endpoint({
  method: 'GET',
  path: '/api/lists/:listImportId',
  summary: '一份名单的导入结果和全部错误',
  params: listImportId,
  reply: listShape,
})

export const downloadMarkedList = endpoint({
  method: 'GET',
  path: '/api/lists/:listImportId/workbook',
  summary: '下载标好错误的名单',
  params: listImportId,
  reply: z.unknown(),
  replies: 'file',
})
