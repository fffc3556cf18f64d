import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id } from '#kernel/shapes'

export const pairingShape = z.object({
  id,
  schoolId: id,
  schoolName: z.string(),
  cityName: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  siteName: z.string().nullable(),
  validFrom: dateShape,
  validUntil: dateShape.nullable(),
  cites: z.string(),
  rowNumber: z.int(),
  basis: z.enum(['printed', 'inferred']),
  note: z.string().nullable(),
})

export const listPairings = endpoint({
  method: 'GET',
  path: '/api/pairings',
  summary: '结对关系（44县、22安置区、29所院校）',
  cites: ['gx-2022-7#2', 'gx-2022-7#annex-1', 'gx-2022-7#annex-2'],
  query: z.object({ schoolId: z.string().optional(), regionCode: z.string().optional() }),
  reply: z.object({ pairings: z.array(pairingShape) }),
})
