import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, fenShape, id, monthShape, sentence } from '#kernel/shapes'

export * from './contract-disclosure.ts'
export * from './contract-education.ts'
export * from './contract-equal.ts'
export * from './contract-exchange.ts'
export * from './contract-results.ts'
export * from './contract-schools.ts'
export * from './contract-staff.ts'

/** The parts of the report, each a table. */
export const reportParts = codes('ReportPart', {
  training: ['培训', 'training'],
  employment: ['就业服务', 'employment services'],
  claimed: ['申报补贴', 'subsidies claimed'],
  approved: ['审批补贴', 'subsidies approved'],
  paid: ['实付补贴', 'subsidies paid'],
})

const cites = ['lz-2019-63#7-2']

export const columnShape = z.object({
  key: z.string(),
  part: reportParts.schema,
  labels: z.tuple([z.string(), z.string()]),
  /** Person-times, or fen. */
  unit: z.enum(['count', 'fen']),
  /** What is counted, in one sentence. */
  why: z.string(),
})

const values = z.record(z.string(), z.int())

/** The whole table: a row per county and their sum. */
export const figuresShape = z.object({
  columns: z.array(columnShape),
  rows: z.array(z.object({ regionCode: z.string(), regionName: z.string(), values })),
  total: values,
})
export type Figures = z.output<typeof figuresShape>
export type Column = Figures['columns'][number]

const versionShape = z.object({
  id,
  cityCode: z.string(),
  cityName: z.string(),
  month: monthShape,
  version: z.int(),
  hash: z.string(),
  submittedName: z.string(),
  submittedOn: dateShape,
  late: z.boolean(),
  correctionReason: z.string().nullable(),
  /** A later version has taken its place. */
  superseded: z.boolean(),
})

const monthOf = z.object({ month: monthShape, cityCode: z.string().optional() })

export const previewReport = endpoint({
  method: 'GET',
  path: '/api/statistics/preview',
  summary: '月报预览',
  cites,
  query: monthOf,
  reply: z.object({
    cityCode: z.string(),
    cityName: z.string(),
    month: monthShape,
    from: dateShape,
    until: dateShape,
    /** The month is over, so the report can be submitted. */
    over: z.boolean(),
    dueOn: dateShape,
    tone: z.enum(['overdue', 'soon', 'fine']),
    hash: z.string(),
    figures: figuresShape,
    latest: versionShape.nullable(),
    /** The latest version shows other figures than the records do now. */
    differs: z.boolean(),
  }),
})

const cellQuery = pageQuery.extend({ column: z.string(), regionCode: z.string().optional() })

/** The people behind a cell; without a county, behind the sum of all. */
const cellReply = pageOf(
  z.object({
    position: z.int(),
    personId: id,
    personName: z.string(),
    regionCode: z.string(),
    regionName: z.string(),
    matter: z.string(),
    amountFen: fenShape,
  }),
).extend({ figure: z.int() })

export const previewPeople = endpoint({
  method: 'GET',
  path: '/api/statistics/preview/people',
  summary: '月报预览：一个数背后的人',
  cites,
  query: cellQuery.extend(monthOf.shape),
  reply: cellReply,
})

export const submitReport = endpoint({
  method: 'POST',
  path: '/api/statistics/reports',
  summary: '报送月报',
  cites,
  body: z.object({ month: monthShape, hash: z.string({ error: '请先预览再报送' }) }),
  reply: z.object({ id, version: z.int(), late: z.boolean(), hash: z.string() }),
})

const reportParams = z.object({ reportId: id })

export const correctReport = endpoint({
  method: 'POST',
  path: '/api/statistics/reports/:reportId/corrections',
  summary: '更正月报',
  cites,
  params: reportParams,
  body: z.object({ reason: sentence('更正原因', 500), hash: z.string({ error: '请先预览再报送' }) }),
  reply: z.object({ id, version: z.int(), hash: z.string() }),
})

export const listReports = endpoint({
  method: 'GET',
  path: '/api/statistics/reports',
  summary: '已报送的月报',
  cites,
  query: pageQuery.extend({ month: monthShape.optional(), cityCode: z.string().optional() }),
  reply: pageOf(versionShape),
})

export const getReport = endpoint({
  method: 'GET',
  path: '/api/statistics/reports/:reportId',
  summary: '一份月报',
  cites,
  params: reportParams,
  reply: versionShape.extend({
    figures: figuresShape,
    queryVersion: z.string(),
    /** The hash computed anew from what is stored is the hash it was submitted with. */
    intact: z.boolean(),
    versions: z.array(versionShape),
  }),
})

export const reportPeople = endpoint({
  method: 'GET',
  path: '/api/statistics/reports/:reportId/people',
  summary: '月报：一个数背后的人',
  cites,
  params: reportParams,
  query: cellQuery,
  reply: cellReply,
})

export const exportReport = endpoint({
  method: 'GET',
  path: '/api/statistics/reports/:reportId/export',
  summary: '导出月报',
  cites,
  params: reportParams,
  reply: z.any(),
  replies: 'file',
})

export const listDueReports = endpoint({
  method: 'GET',
  path: '/api/statistics/due',
  summary: '待报送和逾期的月报',
  cites,
  reply: z.object({
    due: z.array(
      z.object({
        cityCode: z.string(),
        cityName: z.string(),
        month: monthShape,
        dueOn: dateShape,
        tone: z.enum(['overdue', 'soon', 'fine']),
      }),
    ),
  }),
})
