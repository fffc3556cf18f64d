import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, done, id, sentence } from '#kernel/shapes'
import * as words from './contract-words.ts'

/** 人才台账: what was won, conferred, recognized or set up; entered, confirmed by another person, corrected by a new record. */

export const memberShape = z.object({
  personId: id,
  name: z.string(),
  township: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  amountFen: amountShape,
  consentedOn: dateShape.nullable(),
})

export const recordShape = z.object({
  id,
  kind: words.recordKinds.schema,
  subject: words.subjects.schema,
  level: z.string(),
  rank: z.string(),
  number: z.string(),
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  itemId: id.nullable(),
  itemTitle: z.string().nullable(),
  contestTitle: z.string().nullable(),
  awardId: id.nullable(),
  representing: z.string(),
  place: z.string(),
  onDay: dateShape,
  untilDay: dateShape.nullable(),
  newly: z.boolean(),
  amountFen: amountShape,
  proof: z.string().nullable(),
  documentNumber: z.string(),
  documentTitle: z.string(),
  state: words.recordStates.schema,
  madeOn: dateShape,
  checkedOn: dateShape.nullable(),
  rejectReason: z.string().nullable(),
  corrects: id.nullable(),
  correctionReason: z.string().nullable(),
  members: z.array(memberShape),
  /** The reader entered it: another person has to confirm. */
  madeByMe: z.boolean(),
})

export const listRecords = endpoint({
  method: 'GET',
  path: '/api/talent/records',
  summary: '人才台账',
  cites: ['gx-2022-7#3-7', 'lz-2019-63#2-2', 'lz-2019-63#5-1'],
  query: pageQuery.extend({
    kind: words.recordKinds.schema.optional(),
    subject: words.subjects.schema.optional(),
    level: z.string().optional(),
    rank: words.awardRanks.schema.optional(),
    state: words.recordStates.schema.optional(),
    itemId: id.optional(),
    organizationId: id.optional(),
    newly: z.enum(['yes', 'no']).optional(),
    from: dateShape.optional(),
    until: dateShape.optional(),
    search: z.string().trim().optional(),
  }),
  reply: pageOf(recordShape),
})

const recordId = z.object({ recordId: id })

export const getRecord = endpoint({
  method: 'GET',
  path: '/api/talent/records/:recordId',
  summary: '一条人才记录',
  params: recordId,
  reply: recordShape,
})

const settled = z.object({ id, state: words.recordStates.schema })

export const confirmRecord = endpoint({
  method: 'POST',
  path: '/api/talent/records/:recordId/confirmation',
  summary: '核实人才记录',
  cites: ['lz-2019-63#6-4'],
  params: recordId,
  reply: settled,
})

export const rejectRecord = endpoint({
  method: 'POST',
  path: '/api/talent/records/:recordId/rejection',
  summary: '不予认可人才记录',
  params: recordId,
  body: z.object({ reason: sentence('理由', 200) }),
  reply: settled,
})

export const proveRecord = endpoint({
  method: 'POST',
  path: '/api/talent/records/:recordId/proof',
  summary: '补登凭证',
  cites: ['lz-2019-63#2-2'],
  params: recordId,
  body: z.object({ proof: sentence('凭证编号', 60) }),
  reply: settled,
})

export const consentToPublish = endpoint({
  method: 'POST',
  path: '/api/talent/records/:recordId/consent',
  summary: '同意或不再同意在光荣榜公开姓名',
  cites: ['lz-2019-63#7-3'],
  params: recordId,
  body: z.object({ consented: z.boolean() }),
  reply: done,
})

export const countRecognitions = endpoint({
  method: 'GET',
  path: '/api/talent/recognition-counts',
  summary: '新认定的工作室和培训基地',
  cites: ['lz-2019-63#5-1'],
  reply: z.object({
    counts: z.array(
      z.object({
        subject: words.recognitions.schema,
        level: words.contestLevels.schema,
        since: dateShape,
        count: z.int(),
        target: z.int(),
        clauses: z.array(z.string()),
      }),
    ),
  }),
})

export const honourRoll = endpoint({
  method: 'GET',
  path: '/api/talent/honour-roll',
  summary: '光荣榜',
  cites: ['lz-2019-63#7-3'],
  query: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
  reply: z.object({
    rows: z.array(
      z.object({
        id,
        /** What was won or conferred, in words: the public entry carries no code lists. */
        honour: z.string(),
        level: z.string(),
        title: z.string(),
        name: z.string(),
        regionName: z.string(),
        onDay: dateShape,
      }),
    ),
  }),
})
