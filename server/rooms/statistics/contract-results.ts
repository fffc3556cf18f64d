import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id } from '#kernel/shapes'

const cites = ['lz-2019-63#6-4']
const period = z.object({ from: dateShape, until: dateShape })

const countsShape = z.object({
  /** Trainees on the roll at the end; every share is of them. */
  heads: z.int(),
  passed: z.int(),
  certified: z.int(),
  employed: z.int(),
  answers: z.int(),
  /** Mean of the answers from 1 to 5, to one decimal; null without an answer. */
  satisfaction: z.number().nullable(),
})

export const readResults = endpoint({
  method: 'GET',
  path: '/api/statistics/results',
  summary: '培训结果指标',
  cites,
  query: period,
  reply: z.object({
    classes: z.array(
      countsShape.extend({
        classId: id,
        number: z.string(),
        title: z.string(),
        regionName: z.string(),
        organizationId: id,
        organizationName: z.string(),
        completedOn: dateShape,
        /** What the class’s documents ask as evidence, as set in its region. */
        evidence: z.string(),
      }),
    ),
    organizers: z.array(countsShape.extend({ organizationId: id, organizationName: z.string(), classes: z.int() })),
  }),
})

export const listResultPeople = endpoint({
  method: 'GET',
  path: '/api/statistics/results/:classId/people',
  summary: '培训结果指标：一个班的学员',
  cites,
  params: z.object({ classId: id }),
  reply: z.object({
    people: z.array(
      z.object({
        enrollmentId: id,
        personId: id,
        personName: z.string(),
        passed: z.boolean().nullable(),
        certificateNumber: z.string().nullable(),
        employed: z.boolean(),
        employer: z.string(),
        score: z.int().nullable(),
        remark: z.string(),
      }),
    ),
  }),
})

export const mySatisfaction = endpoint({
  method: 'GET',
  path: '/api/statistics/satisfaction/mine',
  summary: '我的培训评价',
  cites,
  reply: z.object({
    classes: z.array(
      z.object({
        enrollmentId: id,
        title: z.string(),
        organizationName: z.string(),
        completedOn: dateShape,
        score: z.int().nullable(),
      }),
    ),
  }),
})

export const rateClass = endpoint({
  method: 'POST',
  path: '/api/statistics/satisfaction',
  summary: '评价培训',
  cites,
  body: z.object({
    enrollmentId: id,
    score: z.int({ error: '请点选1至5分' }).min(1, { error: '请点选1至5分' }).max(5, { error: '请点选1至5分' }),
    remark: z.string().trim().max(300, { error: '意见不能超过300个字' }).default(''),
  }),
  reply: z.object({ enrollmentId: id }),
})
