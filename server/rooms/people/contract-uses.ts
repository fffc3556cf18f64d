import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'

export const useStates = codes('LimitUseState', {
  held: ['入班预占', 'held by an enrollment'],
  reserved: ['申报占用', 'reserved by a claim'],
  consumed: ['已享受', 'used up by a payment'],
})
export type UseState = CodeOf<typeof useStates>

export const exceptionStates = codes('LimitExceptionState', {
  requested: ['待审批', 'to be decided'],
  approved: ['已批准', 'approved'],
  refused: ['未批准', 'refused'],
  ended: ['本人死亡，已终止', 'ended by the death of the person'],
})
export type ExceptionState = CodeOf<typeof exceptionStates>

const balanceShape = z.object({
  /** Names the limit and what it counts within; what an exception is asked for. */
  slot: z.string(),
  limit: z.string(),
  clauses: z.array(z.string()),
  /** The subsidy that counts. */
  component: z.string(),
  /** `2021年`, `育婴员（初级工）`; empty where the limit runs over a whole life. */
  within: z.string(),
  atMost: z.int(),
  exceptions: z.int(),
  held: z.int(),
  reserved: z.int(),
  consumed: z.int(),
  left: z.int(),
  /** 原则上: an exception may be asked for. */
  exceptional: z.boolean(),
})

const useShape = z.object({
  slot: z.string(),
  /** The limit and what it counts within: `2024年`, a day; empty where no pack states it any more. */
  limit: z.string(),
  within: z.string(),
  state: useStates.schema,
  matterName: z.string(),
  takenOn: dateShape,
  releasedOn: dateShape.nullable(),
  releasedBecause: z.string().nullable(),
})

const exceptionShape = z.object({
  id,
  personId: id,
  personName: z.string(),
  limit: z.string(),
  within: z.string(),
  slot: z.string(),
  reason: z.string(),
  documentNumber: z.string(),
  state: exceptionStates.schema,
  requestedOn: dateShape,
  decidedOn: dateShape.nullable(),
  decisionNote: z.string().nullable(),
  requestedByMe: z.boolean(),
})

export const getEntitlements = endpoint({
  method: 'GET',
  path: '/api/people/:personId/entitlements',
  summary: '享受账户：每条限额用了几次、还剩几次',
  cites: ['lz-2019-63#6-2'],
  params: z.object({ personId: id }),
  reply: z.object({
    year: z.int(),
    balances: z.array(balanceShape),
    /** What took and gave back the places, as far as the reader's own reach goes; other counties count without detail. */
    uses: z.array(useShape),
    /** How many uses there are in all; `uses` may be the newest of them only. */
    usesTotal: z.int(),
    exceptions: z.array(exceptionShape),
  }),
})

export const listExceptions = endpoint({
  method: 'GET',
  path: '/api/limit-exceptions',
  summary: '限额例外申请',
  cites: ['lz-2019-63#6-2'],
  query: z.object({ state: exceptionStates.schema.optional() }),
  reply: z.object({ total: z.int(), exceptions: z.array(exceptionShape) }),
})

export const requestException = endpoint({
  method: 'POST',
  path: '/api/people/:personId/limit-exceptions',
  summary: '申请“原则上”限额的例外',
  cites: ['lz-2019-63#6-2'],
  params: z.object({ personId: id }),
  body: z.object({
    slot: z.string().max(200),
    reason: sentence('申请理由', 300),
    documentNumber: sentence('依据（文号或会议纪要）', 80),
  }),
  reply: z.object({ id }),
})

export const decideException = endpoint({
  method: 'POST',
  path: '/api/limit-exceptions/:exceptionId/decision',
  summary: '审批限额例外',
  cites: ['lz-2019-63#6-2'],
  params: z.object({ exceptionId: id }),
  body: z.object({ approve: z.boolean(), note: sentence('审批意见', 200) }),
  reply: z.object({ id, state: exceptionStates.schema }),
})
