import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'
import { levelExceptionStates, skillLevels } from './contract-words.ts'

/** 破格、越级参加考评（柳政规〔2019〕63号 二（四））. */

const CITES = ['lz-2019-63#2-4']

export const levelExceptionShape = z.object({
  id,
  personId: id,
  personName: z.string(),
  regionName: z.string(),
  applicant: z.string(),
  tradeName: z.string(),
  level: skillLevels.schema,
  reason: z.string(),
  documentNumber: z.string(),
  documentTitle: z.string(),
  state: levelExceptionStates.schema,
  requestedOn: dateShape,
  decidedOn: dateShape.nullable(),
  decisionNote: z.string().nullable(),
  requestedByMe: z.boolean(),
})

export const listLevelExceptions = endpoint({
  method: 'GET',
  path: '/api/assessment/exceptions',
  summary: '破格、越级考评的申请',
  cites: CITES,
  query: z.object({ state: levelExceptionStates.schema.optional() }),
  reply: z.object({ total: z.int(), exceptions: z.array(levelExceptionShape) }),
})

export const requestLevelException = endpoint({
  method: 'POST',
  path: '/api/assessment/exceptions',
  summary: '申请破格、越级参加考评',
  cites: CITES,
  body: z.object({
    name: sentence('姓名', 60),
    residentId: sentence('居民身份证号', 30),
    tradeCode: sentence('职业（工种）', 40),
    level: skillLevels.schema,
    reason: sentence('理由', 300),
    documentNumber: sentence('文号', 100),
    documentTitle: sentence('文件名称', 200),
  }),
  reply: z.object({ id }),
})

export const decideLevelException = endpoint({
  method: 'POST',
  path: '/api/assessment/exceptions/:levelExceptionId/decision',
  summary: '审批破格、越级申请',
  cites: CITES,
  params: z.object({ levelExceptionId: id }),
  body: z.object({ approve: z.boolean(), note: sentence('审批意见', 200) }),
  reply: z.object({ id, state: levelExceptionStates.schema }),
})
