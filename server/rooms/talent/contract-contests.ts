import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'
import { contestLevels } from './contract-words.ts'

/** 竞赛、竞赛项目（工种）与成绩导入. */

const itemShape = z.object({
  id,
  title: z.string(),
  tradeCode: z.string().nullable(),
  tradeName: z.string().nullable(),
  /** Confirmed awards of the item in the reader's reach. */
  awards: z.int(),
})

export const contestShape = z.object({
  id,
  title: z.string(),
  level: contestLevels.schema,
  organizer: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  heldHere: z.boolean(),
  heldFrom: dateShape,
  heldUntil: dateShape,
  documentNumber: z.string(),
  documentTitle: z.string(),
  items: z.array(itemShape),
})

/** 全市各类竞赛项目每年不少于……项: counted by trade items of contests held in the region, never by events. */
export const yearlyCountShape = z.object({
  year: z.int(),
  regionName: z.string(),
  items: z.int(),
  contests: z.int(),
  target: z.int(),
  clauses: z.array(z.string()),
})

export const listContests = endpoint({
  method: 'GET',
  path: '/api/talent/contests',
  summary: '竞赛与项目',
  cites: ['lz-2019-63#2-2', 'gx-2022-7#3-7'],
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  reply: z.object({ total: z.int(), contests: z.array(contestShape), count: yearlyCountShape }),
})

const newItem = z.object({
  title: sentence('竞赛项目', 60),
  /** Of the national list or the catalogue, where the trade has a code. */
  tradeCode: z.string().trim().optional(),
})

export const recordContest = endpoint({
  method: 'POST',
  path: '/api/talent/contests',
  summary: '登记竞赛',
  cites: ['lz-2019-63#2-2'],
  body: z.object({
    title: sentence('竞赛名称', 100),
    level: contestLevels.schema,
    organizer: sentence('主办单位', 100),
    heldHere: z.boolean(),
    heldFrom: dateShape,
    heldUntil: dateShape,
    documentNumber: sentence('文号', 60),
    documentTitle: sentence('文件名称', 120),
    items: z.array(newItem).min(1, { error: '请至少登记一个竞赛项目' }).max(100),
  }),
  reply: z.object({ id }),
})

const contestId = z.object({ contestId: id })

export const addContestItem = endpoint({
  method: 'POST',
  path: '/api/talent/contests/:contestId/items',
  summary: '增加竞赛项目',
  cites: ['lz-2019-63#2-2'],
  params: contestId,
  body: newItem,
  reply: z.object({ id }),
})

export const downloadResultsTemplate = endpoint({
  method: 'GET',
  path: '/api/talent/results-template',
  summary: '下载竞赛成绩模板',
  cites: ['gx-2022-7#3-7'],
  reply: z.unknown(),
  replies: 'file',
})

export const resultFaultShape = z.object({ row: z.int(), column: z.string(), reason: z.string() })

export const importResults = endpoint({
  method: 'POST',
  path: '/api/talent/contests/:contestId/results',
  summary: '导入竞赛成绩',
  cites: ['gx-2022-7#3-7', 'lz-2019-63#2-2'],
  params: contestId,
  accepts: 'file',
  /** Nothing is entered while one row is wrong. */
  reply: z.object({ rows: z.int(), awards: z.int(), errors: z.array(resultFaultShape) }),
})
