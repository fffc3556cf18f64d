import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'

/** What is exchanged with the provincial system, a file each. */
export const exchangeKinds = codes('ExchangeKind', {
  classes: ['培训班', 'classes'],
  trainees: ['学员', 'trainees'],
  payments: ['补贴拨付', 'payments'],
})

/** How a line of theirs disagrees with ours. */
export const mismatchKinds = codes('ExchangeMismatch', {
  unknown: ['我方没有这条记录', 'no such record here'],
  differs: ['内容不一致', 'contents differ'],
  taken: ['编号与此前的回执不同，或已被另一条占用', 'another number was acknowledged before'],
  empty: ['没有给出对方编号', 'their number is missing'],
})

const cites = ['gx-2022-7#10']
const kind = z.object({ kind: exchangeKinds.schema })
const asked = kind.extend({ from: dateShape, until: dateShape })

const mismatchShape = z.object({
  rowNumber: z.int(),
  ourId: z.string(),
  kind: mismatchKinds.schema,
  /** Their column, where the contents differ. */
  column: z.string(),
  ours: z.string(),
  theirs: z.string(),
})

export const getExchangeMapping = endpoint({
  method: 'GET',
  path: '/api/statistics/exchange/mapping',
  summary: '自治区信息系统字段对应表',
  cites,
  query: kind,
  reply: z.object({
    fields: z.array(z.object({ field: z.string(), label: z.string(), columnTitle: z.string(), set: z.boolean() })),
  }),
})

export const setExchangeMapping = endpoint({
  method: 'PUT',
  path: '/api/statistics/exchange/mapping',
  summary: '设定自治区信息系统字段对应',
  cites,
  body: kind.extend({ field: z.string(), columnTitle: sentence('对方列名', 40) }),
  reply: z.object({ field: z.string() }),
})

export const exportExchange = endpoint({
  method: 'GET',
  path: '/api/statistics/exchange/export',
  summary: '导出给自治区信息系统的文件',
  cites,
  query: asked,
  reply: z.any(),
  replies: 'file',
})

export const importExchange = endpoint({
  method: 'POST',
  path: '/api/statistics/exchange/import',
  summary: '导入自治区信息系统的回执',
  cites,
  accepts: 'file',
  body: asked,
  reply: z.object({ id, rowCount: z.int(), matched: z.int(), mismatches: z.array(mismatchShape) }),
})

export const readReconciliation = endpoint({
  method: 'GET',
  path: '/api/statistics/exchange/reconciliation',
  summary: '与自治区信息系统对账',
  cites,
  query: asked,
  reply: z.object({
    ours: z.int(),
    acknowledged: z.int(),
    /** Ours without a number of theirs. */
    waiting: z.array(z.object({ ourId: id, label: z.string(), regionName: z.string() })),
    /** How many imports there were; `imports` are the last of them. */
    importsTotal: z.int(),
    imports: z.array(
      z.object({
        id,
        importedOn: dateShape,
        from: dateShape,
        until: dateShape,
        rowCount: z.int(),
        matched: z.int(),
        mismatches: z.array(mismatchShape),
      }),
    ),
  }),
})
