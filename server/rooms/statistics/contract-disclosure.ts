import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, fenShape, id, sentence } from '#kernel/shapes'

export const disclosureStates = codes('DisclosureState', {
  draft: ['待核对', 'to be checked'],
  published: ['已公开', 'published'],
  returned: ['已退回', 'returned'],
})

const cites = ['lz-2019-63#6-4']
const labels = z.tuple([z.string(), z.string()])
const period = { from: dateShape, until: dateShape }
const place = { source: z.string(), sourceLabels: labels, regionCode: z.string(), regionName: z.string() }

/** An account as the books have it: what came in during the period, what left it, what stood at its end. */
export const disclosedAccount = z.object({
  ...place,
  /** Down from above, less what was taken back. */
  allottedFen: fenShape,
  /** Down to accounts below, less what came back. */
  handedDownFen: fenShape,
  paidFen: amountShape,
  recoveredFen: amountShape,
  balanceFen: amountShape,
})
export const disclosedItem = z.object({
  ...place,
  item: z.string(),
  itemLabels: labels,
  paidFen: amountShape,
  recoveredFen: amountShape,
  /** Null where too few to be told, or where organizations alone were paid. */
  persons: z.int().nullable(),
})
export const disclosedFigures = z.object({
  accounts: z.array(disclosedAccount),
  items: z.array(disclosedItem),
  paidFen: amountShape,
  recoveredFen: amountShape,
  /** Items of fewer persons are folded. */
  leastPersons: z.int(),
})

export const previewDisclosure = endpoint({
  method: 'GET',
  path: '/api/statistics/disclosures/preview',
  summary: '资金使用情况公开：预览',
  cites,
  query: z.object({ from: dateShape }),
  reply: z.object({
    ...period,
    periodLabels: labels,
    regionName: z.string(),
    figures: disclosedFigures,
    hash: z.string(),
    /** The version a draft would be; above 1 a reason is asked for. */
    nextVersion: z.int(),
    drafted: z.boolean(),
  }),
})

export const draftDisclosure = endpoint({
  method: 'POST',
  path: '/api/statistics/disclosures',
  summary: '资金使用情况公开：拟稿',
  cites,
  body: z.object({
    from: dateShape,
    /** What the drafter saw. */
    hash: z.string().length(64, { error: '请先预览' }),
    note: z.string().trim().max(500, { error: '说明不能超过500个字' }),
    correctionReason: z.string().trim().max(200, { error: '更正原因不能超过200个字' }).optional(),
  }),
  reply: z.object({ id, version: z.int() }),
})

const params = z.object({ disclosureId: id })

export const publishDisclosure = endpoint({
  method: 'POST',
  path: '/api/statistics/disclosures/:disclosureId/publication',
  summary: '资金使用情况公开：核对后公布',
  cites,
  params,
  body: z.object({ hash: z.string() }),
  reply: z.object({ id, hash: z.string() }),
})

export const returnDisclosure = endpoint({
  method: 'POST',
  path: '/api/statistics/disclosures/:disclosureId/return',
  summary: '资金使用情况公开：退回拟稿人',
  cites,
  params,
  body: z.object({ reason: sentence('退回原因', 200) }),
  reply: z.object({ id }),
})

const head = z.object({
  id,
  ...period,
  periodLabels: labels,
  regionCode: z.string(),
  regionName: z.string(),
  version: z.int(),
  state: disclosureStates.schema,
  publishedOn: dateShape.nullable(),
  paidFen: amountShape,
  /** A later version has been published. */
  replaced: z.boolean(),
})

export const listDisclosures = endpoint({
  method: 'GET',
  path: '/api/statistics/disclosures',
  summary: '资金使用情况公开',
  cites,
  /** `standing`: published and not replaced by a later version. */
  query: z.object({ regionCode: z.string().optional(), standing: z.enum(['yes']).optional() }),
  reply: z.object({ disclosures: z.array(head), total: z.int() }),
})

export const getDisclosure = endpoint({
  method: 'GET',
  path: '/api/statistics/disclosures/:disclosureId',
  summary: '资金使用情况公开：一期',
  cites,
  params,
  reply: head.extend({
    figures: disclosedFigures,
    hash: z.string(),
    note: z.string(),
    correctionReason: z.string().nullable(),
    returnReason: z.string().nullable(),
    draftedOn: dateShape,
    /** Every published version of the period, the latest first. */
    versions: z.array(z.object({ id, version: z.int(), publishedOn: dateShape.nullable() })),
    /** Against the version before. */
    differences: z.array(
      z.object({
        kind: z.enum(['added', 'removed', 'changed']),
        before: disclosedItem.nullable(),
        after: disclosedItem.nullable(),
      }),
    ),
  }),
})

export const exportDisclosure = endpoint({
  method: 'GET',
  path: '/api/statistics/disclosures/:disclosureId/table',
  summary: '资金使用情况公开：下载CSV',
  cites,
  params,
  reply: z.any(),
  replies: 'file',
})

export const listDueDisclosures = endpoint({
  method: 'GET',
  path: '/api/statistics/disclosures/due',
  summary: '待公开和待核对的资金使用情况',
  cites,
  reply: z.object({
    due: z.array(
      z.object({ ...period, periodLabels: labels, dueOn: dateShape, tone: z.enum(['overdue', 'soon', 'fine']) }),
    ),
  }),
})
