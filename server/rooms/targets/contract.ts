import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, done, id, regionCodeShape, sentence } from '#kernel/shapes'
import { breakdownStates, indicators, lights, targetUnits } from './contract-words.ts'

export * from './contract-allocation.ts'
export * from './contract-words.ts'

const REGIME = ['lz-2019-63#1-2', 'lz-2019-63#7-2']

const countShape = z.object({
  done: z.int(),
  /** How many were asked about: the whole of a share. */
  of: z.int(),
})

const partShape = z.object({
  regionCode: z.string(),
  regionName: z.string(),
  department: z.string(),
  /** 0: the whole period. */
  year: z.int(),
  number: z.int(),
})

/** A target beside what was done: the city's own, or what it gave the caller's county to do. */
export const targetShape = z.object({
  key: z.string(),
  /** 0, or the year that is asked for where the text says 每年. */
  year: z.int(),
  indicator: indicators.schema,
  title: z.array(z.string()),
  unit: targetUnits.schema,
  /** At least so many; basis points for a share; null: none set. */
  number: z.int().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  from: dateShape,
  until: dateShape,
  /** `year`: the number is asked for in every year. */
  every: z.enum(['period', 'year']),
  partOf: z.string().nullable(),
  cites: z.array(z.string()),
  quote: z.string(),
  responsible: z.array(z.string()),
  reading: z.array(z.string()),
  count: countShape,
  shareBp: z.int().nullable(),
  elapsedBp: z.int(),
  light: lights.schema,
  /** The breakdown in force; a gap above zero is not given to anybody, one below zero was given twice. */
  brokenDown: z.object({ version: z.int(), sum: z.int(), gap: z.int() }).nullable(),
  waiting: z.boolean(),
})
export type TargetRow = z.output<typeof targetShape>

export const listTargets = endpoint({
  method: 'GET',
  path: '/api/targets',
  summary: '目标完成情况',
  cites: REGIME,
  reply: z.object({ today: dateShape, targets: z.array(targetShape) }),
})

const targetParams = z.object({ target: z.string() })
const yearQuery = z.object({ year: z.coerce.number().int().default(0) })

export const getTarget = endpoint({
  method: 'GET',
  path: '/api/targets/:target',
  summary: '一个目标分县完成情况',
  cites: REGIME,
  params: targetParams,
  query: yearQuery,
  reply: z.object({
    target: targetShape,
    /** The years of the period, to look at one. */
    years: z.array(z.int()),
    counties: z.array(
      z.object({
        regionCode: z.string(),
        regionName: z.string(),
        /** What the breakdown gives it; null: nothing. */
        number: z.int().nullable(),
        count: countShape,
        shareBp: z.int().nullable(),
        light: lights.schema,
      }),
    ),
    /** What the breakdown gives to departments; their records are not kept apart. */
    departments: z.array(z.object({ department: z.string(), number: z.int() })),
  }),
})

export const targetPeople = endpoint({
  method: 'GET',
  path: '/api/targets/:target/people',
  summary: '目标完成数背后的人和项目',
  cites: REGIME,
  params: targetParams,
  query: pageQuery.extend(yearQuery.shape).extend({
    regionCode: regionCodeShape.optional(),
    /** `no`: of a share, who or what is not reached yet. */
    met: z.enum(['yes', 'no']).default('yes'),
  }),
  reply: pageOf(
    z.object({
      position: z.int(),
      personId: id.nullable(),
      subject: z.string(),
      regionCode: z.string(),
      regionName: z.string(),
      on: dateShape,
      matter: z.string(),
    }),
  ).extend({ count: countShape }),
})

export const exportTargets = endpoint({
  method: 'GET',
  path: '/api/targets/export',
  summary: '导出目标完成情况',
  cites: REGIME,
  reply: z.any(),
  replies: 'file',
})

const breakdownShape = z.object({
  id,
  target: z.string(),
  regionCode: z.string(),
  version: z.int(),
  documentNumber: z.string(),
  state: breakdownStates.schema,
  madeName: z.string(),
  madeOn: dateShape,
  checkedName: z.string().nullable(),
  checkedOn: dateShape.nullable(),
  returnReason: z.string().nullable(),
  /** Drafted by the caller, who cannot check it. */
  mine: z.boolean(),
  parts: z.array(partShape),
  sum: z.int(),
  gap: z.int(),
})
export type Breakdown = z.output<typeof breakdownShape>

export const listBreakdowns = endpoint({
  method: 'GET',
  path: '/api/targets/:target/breakdowns',
  summary: '目标分解的各版',
  cites: REGIME,
  params: targetParams,
  reply: z.object({ breakdowns: z.array(breakdownShape) }),
})

export const breakDown = endpoint({
  method: 'POST',
  path: '/api/targets/:target/breakdowns',
  summary: '拟订目标分解',
  cites: REGIME,
  params: targetParams,
  body: z.object({
    documentNumber: sentence('分解文号', 60),
    parts: z
      .array(
        z.object({
          regionCode: regionCodeShape,
          department: z.string().trim().max(40, { error: '部门名称不能超过40个字' }).default(''),
          year: z.int({ error: '年度应为整数' }).default(0),
          number: z.int({ error: '任务数应为整数' }).min(0, { error: '任务数不能为负' }),
        }),
      )
      .min(1, { error: '请至少分解一行' })
      .max(400, { error: '一次最多400行' }),
  }),
  reply: z.object({ id, version: z.int(), gap: z.int() }),
})

const breakdownParams = z.object({ breakdownId: id })

export const checkBreakdown = endpoint({
  method: 'POST',
  path: '/api/targets/breakdowns/:breakdownId/check',
  summary: '复核目标分解',
  cites: REGIME,
  params: breakdownParams,
  reply: done,
})

export const returnBreakdown = endpoint({
  method: 'POST',
  path: '/api/targets/breakdowns/:breakdownId/return',
  summary: '退回目标分解',
  cites: REGIME,
  params: breakdownParams,
  body: z.object({ reason: sentence('退回原因', 200) }),
  reply: done,
})
