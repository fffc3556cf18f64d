import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'

export * from './contract-dictionaries.ts'
export * from './contract-project.ts'
export * from './contract-questions.ts'

export const tradeShape = z.object({
  code: z.string(),
  name: z.string(),
  nationallyListed: z.boolean(),
  source: z.string(),
  edition: z.string().nullable(),
  /** The occupation over all editions of the codes: what the limits count by. */
  identity: z.string(),
})

export const listTrades = endpoint({
  method: 'GET',
  path: '/api/trades',
  summary: '职业（工种）目录',
  cites: ['lz-2019-63#7-2'],
  reply: z.object({ trades: z.array(tradeShape) }),
})

export const importOccupations = endpoint({
  method: 'POST',
  path: '/api/trades/import',
  summary: '导入职业分类大典和非标准工种',
  cites: ['lz-2019-63#6-2', 'gx-2022-7#10'],
  accepts: 'file',
  reply: z.object({
    total: z.int(),
    accepted: z.int(),
    faults: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string() })),
  }),
})

export const getOccupationTemplate = endpoint({
  method: 'GET',
  path: '/api/trades/template',
  summary: '职业目录模板',
  replies: 'file',
  reply: z.unknown(),
})
