import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id } from '#kernel/shapes'
import { matters } from '#policy/contract'
import { returnedBatch } from './contract-calculation.ts'

export const listClaimable = endpoint({
  method: 'GET',
  path: '/api/subsidies/claimable',
  summary: '我（单位）可以申报的事项',
  cites: ['lz-2019-63#7-2', 'gx-2022-7#10'],
  /** Only what is still to be claimed, or to be put right and claimed again, unless everything is asked for. */
  query: z.object({ show: z.enum(['open', 'all']).default('open') }),
  reply: z.object({
    matters: z.array(
      z.object({
        matterKind: matters.schema,
        matterId: id,
        number: z.string(),
        title: z.string(),
        regionCode: z.string(),
        regionName: z.string(),
        packId: z.string(),
        decisiveOn: dateShape,
        /** What evidence is still missing, as a sentence; null when it is complete. */
        notReady: z.string().nullable(),
        /** What the calculation in force gives and nobody has claimed; null: not calculated yet, the claim does it. */
        claimableFen: amountShape.nullable(),
        /** Something of it has been claimed. */
        claimed: z.boolean(),
        returned: z.array(returnedBatch),
      }),
    ),
  }),
})
