import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'

export const assistanceTiers = codes('AssistanceTier', {
  'national-key': ['国重', 'national key county'],
  'regional-key': ['区重', 'regional key county'],
  'by-reference': ['参照', 'treated by reference'],
})

const place = z.object({ code: z.string(), name: z.string() })

export const listRegions = endpoint({
  method: 'GET',
  path: '/api/regions',
  summary: '行政区划',
  query: z.object({
    parent: z.string().optional(),
    search: z.string().trim().optional(),
    /** Only the region, its cities and counties: few enough for one list. */
    townships: z.literal('none').optional(),
  }),
  reply: z.object({
    total: z.int(),
    regions: z.array(place.extend({ level: z.string(), parentCode: z.string().nullable() })),
  }),
})

export const listKeyCounties = endpoint({
  method: 'GET',
  path: '/api/regions/key-counties',
  summary: '44个乡村振兴重点帮扶县（参照县）',
  cites: ['gx-2022-7#1', 'gx-2022-7#annex-1'],
  reply: z.object({
    counties: z.array(
      place.extend({
        cityName: z.string(),
        tier: assistanceTiers.schema,
        rowNumber: z.int(),
        printedName: z.string(),
        correction: z.string().nullable(),
      }),
    ),
  }),
})

export const listSites = endpoint({
  method: 'GET',
  path: '/api/regions/sites',
  summary: '22个大型易地扶贫搬迁安置区',
  cites: ['gx-2022-7#1', 'gx-2022-7#annex-2'],
  reply: z.object({
    sites: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        regionCode: z.string(),
        regionName: z.string(),
        overTenThousand: z.boolean(),
        rowNumber: z.int(),
        correction: z.string().nullable(),
      }),
    ),
  }),
})
