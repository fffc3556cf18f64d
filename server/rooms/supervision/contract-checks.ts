import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import { searchShape as search } from './contract-search.ts'
import { checkAnswers, checkItems, checkOutcomes, checkStates, findingStates } from './contract-words.ts'

const cites = ['gx-2022-7#10', 'lz-2019-63#6-4']

const answers = z.array(z.object({ item: checkItems.schema, answer: checkAnswers.schema }))

export const checkShape = z.object({
  id,
  regionCode: z.string(),
  regionName: z.string(),
  classId: id,
  classNumber: z.string(),
  classTitle: z.string(),
  organizationId: id,
  organizationName: z.string(),
  signalId: id.nullable(),
  sampleId: id.nullable(),
  state: checkStates.schema,
  dueOn: dateShape,
  visitedOn: dateShape.nullable(),
  outcome: checkOutcomes.schema.nullable(),
  note: z.string(),
  checklist: answers,
  fileIds: z.array(id),
  version: z.int(),
})

export const listChecks = endpoint({
  method: 'GET',
  path: '/api/supervision/checks',
  summary: '现场核查',
  cites,
  query: pageQuery.extend({ state: checkStates.schema.optional(), search }),
  reply: pageOf(checkShape),
})

export const openCheck = endpoint({
  method: 'POST',
  path: '/api/supervision/signals/:signalId/checks',
  summary: '由风险提示安排核查',
  cites,
  params: z.object({ signalId: id }),
  body: z.object({ dueOn: dateShape, version: z.int() }),
  reply: z.object({ checkIds: z.array(id) }),
})

export const drawSample = endpoint({
  method: 'POST',
  path: '/api/supervision/samples',
  summary: '随机抽取核查的班',
  cites,
  body: z.object({
    regionCode: regionCodeShape.optional(),
    size: z.int().min(1).max(200),
    dueOn: dateShape,
    /** Left out: made by the platform. The same seed over the same classes draws the same sample. */
    seed: z.string().trim().min(4, { error: '种子至少4个字符' }).max(80).optional(),
  }),
  reply: z.object({ id, seed: z.string(), population: z.int(), populationHash: z.string(), checkIds: z.array(id) }),
})

export const listSamples = endpoint({
  method: 'GET',
  path: '/api/supervision/samples',
  summary: '随机抽查的种子与总体',
  cites,
  reply: z.object({
    /** How many there are in all; the reply may hold the first of them only. */
    total: z.int(),
    samples: z.array(
      z.object({
        id,
        regionName: z.string(),
        seed: z.string(),
        since: dateShape,
        population: z.int(),
        populationHash: z.string(),
        drawn: z.int(),
        drawnOn: dateShape,
      }),
    ),
  }),
})

const check = z.object({ checkId: id })

export const recordCheck = endpoint({
  method: 'POST',
  path: '/api/supervision/checks/:checkId/record',
  summary: '记录核查结果',
  cites,
  params: check,
  body: z.object({
    visitedOn: dateShape,
    outcome: checkOutcomes.schema,
    checklist: answers,
    note: sentence('现场情况', 1000),
    fileIds: z.array(id).max(20).default([]),
    version: z.int(),
  }),
  reply: z.object({ id }),
})

export const confirmCheck = endpoint({
  method: 'POST',
  path: '/api/supervision/checks/:checkId/confirmation',
  summary: '第二人确认核查结果',
  cites,
  params: check,
  body: z.object({
    version: z.int(),
    /** Where problems were found: what is to be put right, and until when. */
    finding: z
      .object({ title: sentence('问题', 200), demand: sentence('整改要求', 1000), dueOn: dateShape })
      .optional(),
  }),
  reply: z.object({ id, findingId: id.nullable() }),
})

export const cancelCheck = endpoint({
  method: 'POST',
  path: '/api/supervision/checks/:checkId/cancellation',
  summary: '取消一次核查',
  cites,
  params: check,
  body: z.object({ note: sentence('取消的理由', 300), version: z.int() }),
  reply: z.object({ id }),
})

export const findingShape = z.object({
  id,
  number: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  organizationId: id,
  organizationName: z.string(),
  classId: id.nullable(),
  classNumber: z.string().nullable(),
  /** The signed words that were broken; null where the finding comes from a visit. */
  promise: z.string().nullable(),
  title: z.string(),
  demand: z.string(),
  dueOn: dateShape,
  tone: z.enum(['overdue', 'soon', 'fine']),
  state: findingStates.schema,
  openedOn: dateShape,
  rectification: z.string().nullable(),
  rectifiedOn: dateShape.nullable(),
  closingNote: z.string().nullable(),
  closedOn: dateShape.nullable(),
  version: z.int(),
})

export const listFindings = endpoint({
  method: 'GET',
  path: '/api/supervision/findings',
  summary: '问题与整改',
  cites,
  query: pageQuery.extend({ state: findingStates.schema.optional(), search, organizationId: id.optional() }),
  reply: pageOf(findingShape),
})

const finding = z.object({ findingId: id })

export const rectifyFinding = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:findingId/rectification',
  summary: '报送整改情况',
  cites,
  params: finding,
  body: z.object({ rectification: sentence('整改情况', 2000), version: z.int() }),
  reply: z.object({ id }),
})

export const closeFinding = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:findingId/closing',
  summary: '核销或退回整改',
  cites,
  params: finding,
  body: z.object({ outcome: z.enum(['closed', 'again']), note: sentence('核销意见', 500), version: z.int() }),
  reply: z.object({ id }),
})

export const findBreach = endpoint({
  method: 'POST',
  path: '/api/supervision/breaches',
  summary: '认定违反承诺，提出问题',
  cites: ['lz-2019-63#7-2', 'lz-2019-63#6-4'],
  body: z.object({
    commitmentId: id,
    /** Which points of the promise, counted from 1: their words are taken from what was signed. */
    points: z.array(z.int().min(1)).min(1, { error: '请选择违反了哪几条' }).max(30),
    title: sentence('问题', 200),
    facts: sentence('查明的事实', 1000),
    demand: sentence('整改要求', 1000),
    dueOn: dateShape,
  }),
  reply: z.object({ findingId: id, number: z.string() }),
})
