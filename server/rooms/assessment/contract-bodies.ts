import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'
import { bodyStates, skillLevels } from './contract-words.ts'

/** 职业技能等级认定机构登记簿（柳政规〔2019〕63号 二（四））. */

const CITES = ['lz-2019-63#2-4']

const levels = z.array(skillLevels.schema).min(1, { error: '请选择等级' })

export const bodyShape = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  validFrom: dateShape,
  validUntil: dateShape,
  documentNumber: z.string(),
  documentTitle: z.string(),
  state: bodyStates.schema,
  madeOn: dateShape,
  checkedOn: dateShape.nullable(),
  rejectReason: z.string().nullable(),
  endedOn: dateShape.nullable(),
  endedReason: z.string().nullable(),
  /** May issue on the business date. */
  inForce: z.boolean(),
  /** The reader entered it: another person has to confirm. */
  madeByMe: z.boolean(),
  scopes: z.array(z.object({ tradeCode: z.string(), tradeName: z.string(), levels: z.array(skillLevels.schema) })),
})

/** Everybody reads what is confirmed; the bureau also what waits. */
export const listBodies = endpoint({
  method: 'GET',
  path: '/api/assessment/bodies',
  summary: '职业技能等级认定机构登记簿',
  cites: CITES,
  query: z.object({
    state: bodyStates.schema.optional(),
    tradeCode: z.string().optional(),
    search: z.string().trim().optional(),
  }),
  reply: z.object({ total: z.int(), bodies: z.array(bodyShape) }),
})

export const registerBody = endpoint({
  method: 'POST',
  path: '/api/assessment/bodies',
  summary: '登记职业技能等级认定机构',
  cites: CITES,
  body: z.object({
    organizationId: id,
    validFrom: dateShape,
    validUntil: dateShape,
    documentNumber: sentence('文号', 100),
    documentTitle: sentence('文件名称', 200),
    scopes: z
      .array(z.object({ tradeCode: sentence('职业（工种）', 40), levels }))
      .min(1, { error: '请至少写明一个职业（工种）' })
      .max(200),
  }),
  reply: z.object({ id }),
})

const params = z.object({ bodyId: id })
const settled = z.object({ id, state: bodyStates.schema })

export const confirmBody = endpoint({
  method: 'POST',
  path: '/api/assessment/bodies/:bodyId/confirmation',
  summary: '核实认定机构登记',
  cites: CITES,
  params,
  reply: settled,
})

export const rejectBody = endpoint({
  method: 'POST',
  path: '/api/assessment/bodies/:bodyId/rejection',
  summary: '不予登记认定机构',
  params,
  body: z.object({ reason: sentence('理由', 200) }),
  reply: settled,
})

export const endBody = endpoint({
  method: 'POST',
  path: '/api/assessment/bodies/:bodyId/end',
  summary: '终止认定机构的认定资格',
  cites: CITES,
  params,
  body: z.object({ reason: sentence('终止原因和文件', 200) }),
  reply: settled,
})
