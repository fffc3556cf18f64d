import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id, regionCodeShape } from '#kernel/shapes'
import { linePlaces } from './contract-words.ts'

const CITES = ['gx-2022-7#10', 'lz-2019-63#6-3'] as const

/** How long a line has waited, in bands of equal length; the last one has no end. The region sets how many. */
const band = z.coerce.number().int().min(0)
const cell = z.object({ lines: z.int(), amountFen: amountShape })

export const getAgeing = endpoint({
  method: 'GET',
  path: '/api/subsidies/ageing',
  summary: '申报后还没有到账的款项，按等了多久',
  cites: [...CITES],
  query: z.object({
    regionCode: regionCodeShape.optional(),
    place: linePlaces.schema.optional(),
    band: band.optional(),
  }),
  reply: z.object({
    asOf: dateShape,
    /** Days since the claim, first and last of each band; the last one has no end. */
    bands: z.array(z.object({ from: z.int(), until: z.int().nullable() })),
    total: cell.extend({ bands: z.array(cell) }),
    regions: z.array(cell.extend({ regionCode: z.string(), regionName: z.string(), bands: z.array(cell) })),
    places: z.array(cell.extend({ place: linePlaces.schema, bands: z.array(cell) })),
    /** How many lines the place and the band leave. */
    asked: z.int(),
    /** Of these the ones that have waited longest, 200 at most. */
    oldest: z.array(
      z.object({
        id,
        batchId: id,
        batchNumber: z.string(),
        lineNumber: z.int(),
        subjectName: z.string(),
        matterTitle: z.string(),
        regionName: z.string(),
        place: linePlaces.schema,
        reason: z.string().nullable(),
        amountFen: amountShape,
        claimedOn: dateShape,
        /** Null: not approved yet. */
        approvedOn: dateShape.nullable(),
        days: z.int(),
      }),
    ),
  }),
})
