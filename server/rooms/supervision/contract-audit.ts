import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, id, regionCodeShape } from '#kernel/shapes'
import { sampleMethods } from './contract-words.ts'

const cites = ['lz-2019-63#6-4']

const sampling = z.object({
  method: sampleMethods.schema.default('monetary-unit'),
  regionCode: regionCodeShape.optional(),
  from: dateShape,
  until: dateShape,
  size: z.coerce.number().int().min(1).max(500).default(25),
  seed: z.string().trim().min(4, { error: '种子至少4个字符' }).max(80),
})

export const samplePayments = endpoint({
  method: 'GET',
  path: '/api/supervision/audit-samples',
  summary: '审计抽样：已付款项',
  cites,
  query: sampling,
  reply: z.object({
    seed: z.string(),
    population: z.int(),
    populationFen: amountShape,
    /** SHA-256 over every line's id and amount, in order: whoever has the same records draws the same sample. */
    populationHash: z.string(),
    /** Monetary-unit sampling: one sampled fen every so many. */
    intervalFen: amountShape,
    sampleFen: amountShape,
    lines: z.array(
      z.object({
        lineId: id,
        batchId: id,
        batchNumber: z.string(),
        orderNumber: z.string(),
        classNumber: z.string(),
        personName: z.string(),
        payeeName: z.string(),
        item: z.string(),
        paidOn: dateShape,
        amountFen: amountShape,
        /** How many sampled fen fell into the line; a large line may be hit several times. */
        hits: z.int(),
      }),
    ),
  }),
})

export const exportEvidence = endpoint({
  method: 'GET',
  path: '/api/supervision/audit-samples/export',
  summary: '导出审计证据包',
  cites,
  query: sampling,
  reply: z.any(),
  replies: 'file',
})

export const listMixedPosts = endpoint({
  method: 'GET',
  path: '/api/supervision/mixed-posts',
  summary: '同一自然人兼任不相容岗位',
  cites,
  reply: z.object({
    people: z.array(
      z.object({
        naturalPersonId: id,
        name: z.string(),
        why: z.string(),
        posts: z.array(
          z.object({ account: z.string(), role: z.string(), roleName: z.string(), regionName: z.string() }),
        ),
      }),
    ),
  }),
})

export const listResponsible = endpoint({
  method: 'GET',
  path: '/api/supervision/responsible-payments',
  summary: '按责任单位查付款',
  cites,
  query: pageQuery.extend({ from: dateShape, until: dateShape, regionCode: regionCodeShape.optional() }),
  reply: pageOf(
    z.object({
      orderId: id,
      orderNumber: z.string(),
      /** One of the two: a batch of lines, or a basic work. */
      batchId: id.nullable(),
      batchNumber: z.string().nullable(),
      basicWorkId: id.nullable(),
      /** 用款责任单位 and the person who booked the payment, as the journal fixed them. */
      regionCode: z.string(),
      unit: z.string(),
      person: z.string(),
      sentOn: dateShape,
      payments: z.int(),
      amountFen: amountShape,
    }),
  ).extend({
    /** Over all payments of the period, not those of the page. */
    units: z.array(z.object({ regionCode: z.string(), unit: z.string(), payments: z.int(), amountFen: amountShape })),
  }),
})
