import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'

export * from './contract-notices.ts'
export * from './contract-objections.ts'

export const matterKinds = codes('MatterKind', {
  opening: ['开班', 'opening a class'],
  training: ['培训', 'training'],
  assessment: ['考核鉴定', 'assessment'],
  claim: ['资金申报', 'claim'],
})
export type MatterKind = CodeOf<typeof matterKinds>

export const briefingShape = z.object({
  id,
  matterKind: matterKinds.schema,
  packId: z.string(),
  version: z.int(),
  text: z.string(),
  commitmentText: z.string(),
  cites: z.array(z.string()),
  effectiveFrom: dateShape,
  /** SHA-256 of version, text and commitment: what a signature binds. */
  hash: z.string(),
  /** The newest version in force today. */
  current: z.boolean(),
})

export const listBriefings = endpoint({
  method: 'GET',
  path: '/api/notices/briefings',
  summary: '一次性告知书（各版本）',
  cites: ['lz-2019-63#7-2'],
  query: z.object({ matterKind: matterKinds.schema.optional(), packId: z.string().optional() }),
  reply: z.object({ briefings: z.array(briefingShape) }),
})

export const publishBriefing = endpoint({
  method: 'POST',
  path: '/api/notices/briefings',
  summary: '发布新版告知书',
  cites: ['lz-2019-63#7-2'],
  body: z.object({
    matterKind: matterKinds.schema,
    packId: z.string(),
    text: sentence('告知内容', 5000),
    commitmentText: sentence('承诺内容', 3000),
    effectiveFrom: dateShape,
  }),
  reply: z.object({ id }),
})

/** A promise that was found broken, and the finding by which it is put right. */
export const breachShape = z.object({
  id,
  commitmentId: id,
  organizationName: z.string(),
  matterKind: matterKinds.schema,
  /** The words that were signed, as far as they were broken. */
  promise: z.string(),
  facts: z.string(),
  findingNumber: z.string(),
  foundOn: dateShape,
  /** The finding is closed; null: it waits, and stands on whatever is signed next. */
  settledOn: dateShape.nullable(),
})

export const commitmentShape = z.object({
  id,
  matterKind: matterKinds.schema,
  matterId: id,
  briefingId: id,
  briefingVersion: z.int(),
  organizationId: id.nullable(),
  signerName: z.string(),
  signedAt: z.string(),
  hash: z.string(),
  /** Breaches not yet put right that were shown when it was signed. */
  breachesTold: z.array(id),
})

export const signBriefing = endpoint({
  method: 'POST',
  path: '/api/notices/commitments',
  summary: '签署书面承诺',
  cites: ['lz-2019-63#7-2'],
  body: z.object({
    matterKind: matterKinds.schema,
    matterId: id,
    regionCode: regionCodeShape,
    briefingId: id,
    signerName: sentence('签署人', 40),
  }),
  reply: commitmentShape,
})

export const getCommitment = endpoint({
  method: 'GET',
  path: '/api/notices/commitments/:matterKind/:matterId',
  summary: '已签署的承诺',
  cites: ['lz-2019-63#7-2'],
  params: z.object({ matterKind: matterKinds.schema, matterId: id }),
  reply: z.object({ commitment: commitmentShape.nullable() }),
})

export const listCommitments = endpoint({
  method: 'GET',
  path: '/api/notices/commitments',
  summary: '辖区内机构签署的承诺',
  cites: ['lz-2019-63#7-2'],
  query: pageQuery.extend({
    matterKind: matterKinds.schema.optional(),
    /** Part of the organization's or the signer's name. */
    search: z.string().trim().max(40).optional(),
  }),
  reply: pageOf(
    commitmentShape.omit({ breachesTold: true }).extend({
      organizationName: z.string(),
      /** The promise, point by point, as it was signed. */
      promises: z.array(z.string()),
      breaches: z.int(),
    }),
  ),
})

export const listBreaches = endpoint({
  method: 'GET',
  path: '/api/notices/breaches',
  summary: '违反承诺的认定',
  cites: ['lz-2019-63#7-2'],
  query: z.object({ open: z.enum(['yes', 'no']).optional() }),
  reply: z.object({
    /** How many there are in all; the reply may hold the first of them only. */
    total: z.int(),
    breaches: z.array(breachShape),
    /** What follows at the next signing while one of them waits. */
    consequence: z.string().nullable(),
  }),
})
