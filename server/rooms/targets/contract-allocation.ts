import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, done, id, regionCodeShape, sentence } from '#kernel/shapes'
import { fundSources } from '#policy/language'
import { allocationStates, computedFactors } from './contract-words.ts'
import { ALL_WEIGHTS } from './domain/allocate.ts'

export { ALL_WEIGHTS, allocate, type Factor, factorFaults } from './domain/allocate.ts'

const cites = ['gx-2022-7#9']

/** By division code. */
const values = z.record(z.string(), z.int({ error: '指标值应为整数' }).min(0, { error: '指标值不能为负' }))

const weight = z
  .int({ error: '权重应为万分之几的整数' })
  .min(0, { error: '权重不能为负' })
  .max(ALL_WEIGHTS, { error: '权重不能超过100%' })

const factorShape = z.object({
  key: z.string(),
  label: z.string(),
  weightBp: weight,
  /** The document an entered indicator comes from; empty where it is computed from the records. */
  document: z.string(),
  values,
})
export type AllocationFactor = z.output<typeof factorShape>

const places = z.array(z.object({ regionCode: z.string(), regionName: z.string() }))
const spanShape = { from: dateShape, until: dateShape }

/** The two computed indicators over a span, and who stands in both. */
const computedShape = z.object({
  regionCode: z.string(),
  regionName: z.string(),
  places,
  values: z.record(computedFactors.schema, values),
  overlap: values,
})

export const readFactors = endpoint({
  method: 'GET',
  path: '/api/targets/factors',
  summary: '由记录算出的分配因素',
  cites,
  query: z.object({ ...spanShape, regionCode: regionCodeShape.optional() }),
  reply: computedShape,
})

const draftForm = z.object({
  title: sentence('分配名称', 80),
  source: fundSources.schema,
  ...spanShape,
  amountFen: amountShape.min(1, { error: '分配总额应大于零' }),
  documentNumber: sentence('权重依据文号', 60),
  /** The weights of the two computed indicators. */
  computed: z.object({ lifted: weight, resettled: weight }),
  entered: z
    .array(
      z.object({
        label: sentence('指标名称', 40),
        weightBp: weight,
        document: sentence('指标数据来源文件', 80),
        values,
      }),
    )
    .max(8, { error: '另行录入的指标最多8个' })
    .default([]),
})
export type AllocationForm = z.output<typeof draftForm>

const allocationParams = z.object({ allocationId: id })

const rowShape = z.object({
  id,
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  source: fundSources.schema,
  from: dateShape,
  until: dateShape,
  amountFen: amountShape,
  documentNumber: z.string(),
  state: allocationStates.schema,
  version: z.int(),
  madeName: z.string(),
  madeOn: dateShape,
  returnReason: z.string().nullable(),
  frozenName: z.string().nullable(),
  frozenOn: dateShape.nullable(),
  hash: z.string().nullable(),
  handedOver: z.int(),
  /** Drafted by the caller, who cannot check it. */
  mine: z.boolean(),
})

export const listAllocations = endpoint({
  method: 'GET',
  path: '/api/targets/allocations',
  summary: '资金因素法分配',
  cites,
  reply: z.object({ allocations: z.array(rowShape) }),
})

export const getAllocation = endpoint({
  method: 'GET',
  path: '/api/targets/allocations/:allocationId',
  summary: '一次因素法分配',
  cites,
  params: allocationParams,
  reply: rowShape.extend({
    factors: z.array(factorShape),
    overlap: values,
    places,
    /** Empty where the weights do not allow it yet. */
    cells: z.array(z.object({ key: z.string(), amountFen: amountShape, parts: z.record(z.string(), amountShape) })),
    shares: z.record(z.string(), amountShape),
    /** What the checker sees and freezes: the inputs and the amounts. */
    seenHash: z.string(),
    /** Of a draft: the records have changed since it was saved. */
    moved: z.boolean(),
    /** Of a frozen one: the hash computed anew is the hash it was frozen with. */
    intact: z.boolean(),
    handovers: z.array(
      z.object({
        regionCode: z.string(),
        amountFen: amountShape,
        documentNumber: z.string(),
        accountId: id,
        handedName: z.string(),
        handedOn: dateShape,
      }),
    ),
  }),
})

export const draftAllocation = endpoint({
  method: 'POST',
  path: '/api/targets/allocations',
  summary: '拟订因素法分配',
  cites,
  body: draftForm,
  reply: z.object({ id, version: z.int() }),
})

export const editAllocation = endpoint({
  method: 'PUT',
  path: '/api/targets/allocations/:allocationId',
  summary: '修改因素法分配草稿',
  cites,
  params: allocationParams,
  body: draftForm.extend({ version: z.int() }),
  reply: z.object({ id, version: z.int() }),
})

export const freezeAllocation = endpoint({
  method: 'POST',
  path: '/api/targets/allocations/:allocationId/freeze',
  summary: '复核并冻结因素法分配',
  cites,
  params: allocationParams,
  body: z.object({ seenHash: z.string({ error: '请先打开分配再复核' }) }),
  reply: z.object({ hash: z.string() }),
})

export const returnAllocation = endpoint({
  method: 'POST',
  path: '/api/targets/allocations/:allocationId/return',
  summary: '退回因素法分配',
  cites,
  params: allocationParams,
  body: z.object({ reason: sentence('退回原因', 200) }),
  reply: done,
})

export const allocationPeople = endpoint({
  method: 'GET',
  path: '/api/targets/allocations/:allocationId/people',
  summary: '分配因素背后的人',
  cites,
  params: allocationParams,
  query: pageQuery.extend({ factor: computedFactors.schema, regionCode: regionCodeShape.optional() }),
  reply: pageOf(
    z.object({
      position: z.int(),
      personId: id,
      personName: z.string(),
      regionCode: z.string(),
      matter: z.string(),
      completedOn: dateShape,
    }),
  ),
})

export const exportAllocation = endpoint({
  method: 'GET',
  path: '/api/targets/allocations/:allocationId/export',
  summary: '导出因素法分配',
  cites,
  params: allocationParams,
  query: z.object({ format: z.enum(['xlsx', 'docx']) }),
  reply: z.any(),
  replies: 'file',
})

export const handOver = endpoint({
  method: 'POST',
  path: '/api/targets/allocations/:allocationId/handover',
  summary: '按分配下达资金指标',
  cites: ['gx-2022-7#9', 'lz-2019-63#6-3'],
  params: allocationParams,
  body: z.object({ documentNumber: sentence('下达文号', 60) }),
  reply: z.object({ counties: z.int(), amountFen: amountShape }),
})
