import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, fenShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import { fundItems, fundSources } from '#policy/language'
import { journalKinds, ledgers } from './contract-words.ts'

export * from './contract-basic-work.ts'
export * from './contract-books.ts'
export * from './contract-words.ts'
export { fundItems, fundSources }

const search = z.string().trim().max(50, { error: '查找的文字不能超过50个字' }).optional()

const money = z.object({
  source: fenShape,
  'handed-down': amountShape,
  available: amountShape,
  reserved: amountShape,
  payable: amountShape,
  'in-transit': amountShape,
  paid: amountShape,
})

export const fundAccountShape = z.object({
  id,
  name: z.string(),
  source: fundSources.schema,
  regionCode: z.string(),
  regionName: z.string(),
  openedOn: dateShape,
  balances: money,
})

export const listFundAccounts = endpoint({
  method: 'GET',
  path: '/api/funds/accounts',
  summary: '资金账户与余额',
  cites: ['lz-2019-63#6-3'],
  query: z.object({ source: fundSources.schema.optional(), regionCode: regionCodeShape.optional() }),
  reply: z.object({ accounts: z.array(fundAccountShape) }),
})

export const getFundAccount = endpoint({
  method: 'GET',
  path: '/api/funds/accounts/:accountId',
  summary: '资金账户',
  cites: ['lz-2019-63#6-3'],
  params: z.object({ accountId: id }),
  reply: fundAccountShape,
})

export const journalShape = z.object({
  id,
  kind: journalKinds.schema,
  from: ledgers.schema,
  to: ledgers.schema,
  amountFen: amountShape,
  regionCode: z.string(),
  regionName: z.string(),
  matterId: id,
  document: z.string(),
  cites: z.array(z.string()),
  responsible: z.string(),
  bookedOn: dateShape,
  bookedAt: z.string(),
  item: z.string().nullable(),
  /** The class whose reservation this moves. */
  reservedFor: id.nullable(),
  /** This journal has been reversed. */
  reversed: z.boolean(),
})

export const listJournals = endpoint({
  method: 'GET',
  path: '/api/funds/accounts/:accountId/journals',
  summary: '资金账户的凭证',
  cites: ['lz-2019-63#6-3'],
  params: z.object({ accountId: id }),
  query: pageQuery.extend({
    kind: journalKinds.schema.optional(),
    from: dateShape.optional(),
    until: dateShape.optional(),
    matterId: id.optional(),
    /** Part of the document: a number, a class's title. */
    search,
  }),
  reply: pageOf(journalShape),
})

export const allotFunds = endpoint({
  method: 'POST',
  path: '/api/funds/allotments',
  summary: '录入上级下达的资金指标',
  cites: ['lz-2019-63#6-3'],
  body: z.object({
    source: fundSources.schema,
    regionCode: regionCodeShape,
    amountFen: amountShape.min(1, { error: '下达金额应大于零' }),
    documentNumber: sentence('下达文号', 60),
  }),
  reply: z.object({ accountId: id, journalId: id }),
})

export const reservationShape = z.object({
  id,
  matterId: id,
  item: fundItems.schema,
  source: fundSources.schema,
  regionCode: z.string(),
  regionName: z.string(),
  organizationName: z.string().nullable(),
  /** Number of the approval that reserved it. */
  document: z.string().nullable(),
  amountFen: amountShape,
  leftFen: amountShape,
  released: z.boolean(),
})

export const listReservations = endpoint({
  method: 'GET',
  path: '/api/funds/reservations',
  summary: '预留资金与所属班级',
  cites: ['gx-2022-7#10'],
  query: pageQuery.extend({
    matterId: id.optional(),
    source: fundSources.schema.optional(),
    open: z.enum(['yes', 'no']).optional(),
    /** Part of the approval (class number, title, trade) or of the organizer's name. */
    search,
  }),
  reply: pageOf(reservationShape),
})

export const listPurposes = endpoint({
  method: 'GET',
  path: '/api/funds/purposes',
  summary: '资金从来源到县、到用途：预留多少，列支多少',
  cites: ['lz-2019-63#6-3'],
  query: z.object({ source: fundSources.schema.optional() }),
  reply: z.object({
    purposes: z.array(
      z.object({
        accountId: id,
        /** The county it is for; the account may be its city's. */
        regionCode: z.string(),
        regionName: z.string(),
        item: fundItems.schema,
        matters: z.int(),
        reservedFen: amountShape,
        /** Posted for lines, less what was reversed or came back. */
        spentFen: amountShape,
      }),
    ),
  }),
})

export const getTrialBalance = endpoint({
  method: 'GET',
  path: '/api/funds/trial-balance',
  summary: '试算平衡',
  cites: ['lz-2019-63#6-3'],
  query: z.object({ regionCode: regionCodeShape.optional() }),
  reply: z.object({
    asOf: dateShape,
    /** Recounted from every posting; `kept` is the running balance, `reservations` the sum of what classes may draw. */
    accounts: z.array(
      z.object({
        id,
        name: z.string(),
        source: fundSources.schema,
        recounted: money,
        kept: money,
        reservationsFen: amountShape,
        balanced: z.boolean(),
      }),
    ),
    totals: money,
    balanced: z.boolean(),
  }),
})

export const listItemSources = endpoint({
  method: 'GET',
  path: '/api/funds/item-sources',
  summary: '项目与资金来源对应表（专款专用）',
  cites: ['lz-2019-63#4-1', 'lz-2019-63#6-3'],
  query: z.object({ regionCode: regionCodeShape, on: dateShape.optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        item: fundItems.schema,
        /** Empty: a table of rates must name the source first. */
        sources: z.array(fundSources.schema).readonly(),
        basis: z.enum(['text', 'reading', 'rate-table']),
        cites: z.array(z.string()).readonly(),
      }),
    ),
  }),
})
