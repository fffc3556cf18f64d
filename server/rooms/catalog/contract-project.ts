import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'

/** 判定能否列入项目制的三个目录（柳政规〔2019〕63号 五（五））。 */
export const tradeLists = codes('TradeList', {
  'national-qualifications': ['国家职业资格目录', 'national qualifications'],
  'specific-competencies': ['专项职业能力目录', 'specific competencies'],
  'skill-level-standards': ['职业技能等级标准目录', 'skill-level standards'],
})
export type TradeListKind = CodeOf<typeof tradeLists>

const cites = ['lz-2019-63#5-5']
const list = tradeLists.schema
const listHead = z.object({
  title: sentence('目录名称', 100),
  document: sentence('发布文号', 100),
  effectiveFrom: dateShape,
})

export const listTradeLists = endpoint({
  method: 'GET',
  path: '/api/trade-lists',
  summary: '三个目录的各个版本',
  cites,
  reply: z.object({
    versions: z.array(
      z.object({
        id,
        list,
        ...listHead.shape,
        regionCode: z.string(),
        /** Where it counts: there and below. */
        regionName: z.string(),
        items: z.int(),
        importedOn: dateShape,
        inForce: z.boolean(),
      }),
    ),
  }),
})

export const getTradeListTemplate = endpoint({
  method: 'GET',
  path: '/api/trade-lists/template',
  summary: '目录模板',
  replies: 'file',
  reply: z.unknown(),
})

export const importTradeList = endpoint({
  method: 'POST',
  path: '/api/trade-lists',
  summary: '导入一个目录的新版本',
  cites,
  accepts: 'file',
  body: listHead.extend({ list }),
  reply: z.object({
    total: z.int(),
    accepted: z.int(),
    faults: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string() })),
  }),
})

const judgementForm = z.object({
  tradeCode: z.string().min(1, { error: '请选择职业（工种）' }),
  regionCode: regionCodeShape,
  document: sentence('依据文件', 100),
  reason: sentence('理由', 300),
  validFrom: dateShape,
  validUntil: dateShape.nullish(),
})

export const listDemandJudgements = endpoint({
  method: 'GET',
  path: '/api/demand-judgements',
  summary: '“市场需求较大”的判断',
  cites,
  reply: z.object({
    /** How many there are in all; the reply may hold the first of them only. */
    total: z.int(),
    judgements: z.array(
      z.object({
        ...judgementForm.shape,
        id,
        regionCode: z.string(),
        validUntil: dateShape.nullable(),
        tradeName: z.string(),
        regionName: z.string(),
        recordedOn: dateShape,
        /** From this day on it counts no more; null where it was not ended. */
        endedOn: dateShape.nullable(),
        endedReason: z.string().nullable(),
        inForce: z.boolean(),
      }),
    ),
  }),
})

export const judgeDemand = endpoint({
  method: 'POST',
  path: '/api/demand-judgements',
  summary: '登记“市场需求较大”的判断',
  cites,
  body: judgementForm,
  reply: z.object({ id }),
})

export const endJudgement = endpoint({
  method: 'POST',
  path: '/api/demand-judgements/:judgementId/end',
  summary: '终止“市场需求较大”的判断',
  cites,
  params: z.object({ judgementId: id }),
  body: z.object({ reason: sentence('终止的依据和理由', 300) }),
  reply: z.object({ id }),
})

export const getProjectScope = endpoint({
  method: 'GET',
  path: '/api/trades/:tradeCode/project-scope',
  summary: '一个工种能否列入项目制培训',
  cites,
  params: z.object({ tradeCode: z.string().min(1).max(60) }),
  query: z.object({ regionCode: regionCodeShape, on: dateShape.optional() }),
  reply: z.object({
    on: dateShape,
    lists: z.array(
      z.object({
        list,
        label: z.string(),
        /** The version in force; null where none has been imported. */
        version: z.string().nullable(),
        /** Null where there is no list to look into. */
        listed: z.boolean().nullable(),
      }),
    ),
    judgement: z.object({ document: z.string(), reason: z.string() }).nullable(),
    allowed: z.boolean(),
    fact: z.string(),
  }),
})
