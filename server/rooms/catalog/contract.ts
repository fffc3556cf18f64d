import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'

export const tradeShape = z.object({
  code: z.string(),
  name: z.string(),
  nationallyListed: z.boolean(),
  source: z.string(),
})

export const listTrades = endpoint({
  method: 'GET',
  path: '/api/trades',
  summary: '职业（工种）目录',
  cites: ['lz-2019-63#7-2'],
  reply: z.object({ trades: z.array(tradeShape) }),
})
