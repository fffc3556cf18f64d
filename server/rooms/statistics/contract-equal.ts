import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id } from '#kernel/shapes'
import { ownerships } from '#organizations/contract'

export const treatedMatters = codes('TreatedMatter', {
  opening: ['开班申请', 'class openings'],
  claim: ['补贴申报', 'claims'],
})

export const caseOutcomes = codes('CaseOutcome', {
  approved: ['批准', 'approved'],
  refused: ['退回或否决', 'returned or refused'],
  waiting: ['办理中', 'under way'],
})

const cites = ['lz-2019-63#5-3']
const span = z.object({ from: dateShape, until: dateShape })
const cell = { matter: treatedMatters.schema, ownership: ownerships.schema.nullable() }

export const readEqualTreatment = endpoint({
  method: 'GET',
  path: '/api/statistics/equal-treatment',
  summary: '公办、民办同等对待查询',
  cites,
  query: span,
  reply: z.object({
    rows: z.array(
      z.object({
        ...cell,
        count: z.int(),
        approved: z.int(),
        refused: z.int(),
        waiting: z.int(),
        /** Of those decided, in whole percent rounded down; null where none is. */
        approvedPercent: z.int().nullable(),
        /** From application to approval; half days where two stand in the middle. */
        medianDays: z.number().nullable(),
      }),
    ),
  }),
})

export const listTreatedCases = endpoint({
  method: 'GET',
  path: '/api/statistics/equal-treatment/cases',
  summary: '公办、民办同等对待：逐件',
  cites,
  query: span.extend({ matter: treatedMatters.schema, ownership: z.enum([...ownerships.values, 'unknown']) }),
  reply: z.object({
    cases: z.array(
      z.object({
        id,
        number: z.string(),
        title: z.string(),
        organizationName: z.string(),
        regionName: z.string(),
        appliedOn: dateShape,
        approvedOn: dateShape.nullable(),
        outcome: caseOutcomes.schema,
        days: z.int().nullable(),
      }),
    ),
  }),
})
