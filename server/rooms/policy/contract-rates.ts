import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import * as lists from './domain/words.ts'

// —— rate tables ——

export const rateStates = codes('RateTableState', {
  entered: ['待复核', 'to be checked'],
  checked: ['已复核', 'checked'],
  rejected: ['已退回', 'rejected'],
})
export type RateState = CodeOf<typeof rateStates>

export const rateUnits = codes('RateUnitWords', {
  day: ['元/人·天', 'yuan per person and day'],
  month: ['元/人·月', 'yuan per person and month'],
  year: ['元/人·年', 'yuan per person and year'],
  hour: ['元/人·课时', 'yuan per person and class hour'],
  person: ['元/人', 'yuan per person'],
  each: ['元/个', 'yuan each'],
  percent: ['%', '%'],
})

export const rateLineShape = z.object({
  kind: lists.trainingKinds.schema.nullable().default(null),
  occupation: z.string().trim().min(1).max(40).nullable().default(null),
  level: lists.skillLevels.schema.nullable().default(null),
  group: lists.traineeStatuses.schema.nullable().default(null),
  tier: lists.awardLevels.schema.nullable().default(null),
  rank: lists.awardRanks.schema.nullable().default(null),
  subject: lists.rateSubjects.schema.nullable().default(null),
  unit: rateUnits.schema,
  rateFen: amountShape.refine((fen) => fen > 0, { error: '标准应大于零' }),
})
export type RateLine = z.output<typeof rateLineShape>

/** 例表的一行: what is given, in the keys of the lines, and what must come out. */
export const rateExampleShape = rateLineShape.omit({ rateFen: true, unit: true }).extend({
  title: sentence('例子', 60),
  /** How many of the line's unit: days, months, class hours, people. */
  quantity: z.int({ error: '数量应为整数' }).min(1, { error: '数量至少为1' }).max(10_000).default(1),
  amountFen: amountShape,
})
export type RateExample = z.output<typeof rateExampleShape>

const rateTableHead = z.object({
  key: z.string(),
  regionCode: regionCodeShape,
  documentNumber: sentence('文号', 60),
  documentTitle: sentence('文件名称', 200),
  /** The departments that set the rates together, as the document is headed (lz-2019-63#6-2). */
  issuedBy: z.array(sentence('发文部门', 60)).max(10).default([]),
  clause: z.string().trim().max(60).default(''),
  effectiveFrom: dateShape,
  effectiveUntil: dateShape.nullable().default(null),
  /** Empty where the amount stands in the text and the table names the fund only. */
  lines: z.array(rateLineShape).max(200).default([]),
  /** Empty where the rule itself says where the money comes from, or nothing is paid. */
  fundSources: z.array(lists.fundSources.schema).default([]),
  examples: z.array(rateExampleShape).max(100).default([]),
})

export const rateTableShape = rateTableHead.extend({
  id,
  title: z.string(),
  regionName: z.string(),
  state: rateStates.schema,
  enteredAt: z.string(),
  checkedAt: z.string().nullable(),
  rejectReason: z.string().nullable(),
  /** The caller entered it: another natural person checks. */
  enteredByMe: z.boolean(),
})

export const listRateTables = endpoint({
  method: 'GET',
  path: '/api/policy/rate-tables',
  summary: '外部标准表',
  cites: ['lz-2019-63#6-2', 'gx-2022-7#11'],
  query: z.object({ state: rateStates.schema.optional(), key: z.string().optional() }),
  reply: z.object({
    /** How many there are in all; the reply may hold the first of them only. */
    total: z.int(),
    /** The tables the rules ask for. */
    wanted: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        enteredBy: z.string(),
        gives: z.enum(['rates', 'percents', 'sources']),
        /** How many checked tables of it hold today, in any region. */
        inForce: z.int(),
        cites: z.array(z.string()),
      }),
    ),
    tables: z.array(rateTableShape),
  }),
})

const tableId = z.object({ tableId: id })

export const enterRates = endpoint({
  method: 'POST',
  path: '/api/policy/rate-tables',
  summary: '录入标准表',
  cites: ['lz-2019-63#6-2'],
  body: rateTableHead,
  reply: z.object({ id }),
})

/** One line as it was and as it becomes. */
const rateChange = z.object({
  keys: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  change: z.enum(['added', 'removed', 'changed', 'same']),
})

export const getRateVersions = endpoint({
  method: 'GET',
  path: '/api/policy/rate-tables/:tableId/versions',
  summary: '标准表的各个版本与变化',
  cites: ['lz-2019-63#6-2'],
  params: tableId,
  reply: z.object({
    versions: z.array(
      z.object({
        id,
        documentNumber: z.string(),
        effectiveFrom: dateShape,
        effectiveUntil: dateShape.nullable(),
        state: rateStates.schema,
      }),
    ),
    /** The version before this one; null for the first. */
    against: z.string().nullable(),
    changes: z.array(rateChange),
    /** Every example with what this table gives. */
    examples: z.array(
      z.object({ title: z.string(), given: z.string(), wanted: amountShape, fault: z.string().nullable() }),
    ),
  }),
})

export const readRateSheet = endpoint({
  method: 'POST',
  path: '/api/policy/rate-sheet',
  summary: '读取标准表文件（.xlsx、.csv），核对后再提交',
  accepts: 'file',
  reply: z.object({
    lines: z.array(rateLineShape),
    examples: z.array(rateExampleShape),
    errors: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string() })),
  }),
})

export const getRateTemplate = endpoint({
  method: 'GET',
  path: '/api/policy/rate-template',
  summary: '标准表模板',
  replies: 'file',
  reply: z.unknown(),
})

export const checkRates = endpoint({
  method: 'POST',
  path: '/api/policy/rate-tables/:tableId/check',
  summary: '复核标准表',
  cites: ['lz-2019-63#6-2'],
  params: tableId,
  reply: z.object({ id }),
})

export const rejectRates = endpoint({
  method: 'POST',
  path: '/api/policy/rate-tables/:tableId/reject',
  summary: '退回标准表',
  params: tableId,
  body: z.object({ reason: sentence('退回原因', 200) }),
  reply: z.object({ id }),
})

export const endRates = endpoint({
  method: 'POST',
  path: '/api/policy/rate-tables/:tableId/end',
  summary: '给标准表定截止日期',
  params: tableId,
  body: z.object({ effectiveUntil: dateShape, documentNumber: sentence('文号', 60) }),
  reply: z.object({ id }),
})

// —— working calendar ——

const days = z.array(dateShape).max(120)

export const calendarYearShape = z.object({
  year: z.int().min(2000).max(2100),
  holidays: days,
  workdays: days,
  source: z.string(),
})

export const listCalendar = endpoint({
  method: 'GET',
  path: '/api/policy/calendar',
  summary: '工作日历',
  /** `endsSoon`: fewer days are left than the region wants to be warned of. */
  reply: z.object({ years: z.array(calendarYearShape), endsInDays: z.int(), endsSoon: z.boolean() }),
})

export const putCalendarYear = endpoint({
  method: 'PUT',
  path: '/api/policy/calendar/:year',
  summary: '录入一年的放假和调休安排',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  body: z.object({ holidays: days, workdays: days, source: sentence('依据（通知文号）', 120) }),
  reply: calendarYearShape,
})
