import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, id, sentence } from '#kernel/shapes'
import { matters } from '#policy/contract'

const CLAUSE = ['lz-2019-63#6-3', 'lz-2019-63#6-4']

export const adjustmentDirections = codes('AdjustmentDirection', {
  recover: ['建议追回', 'recover'],
  'top-up': ['建议补发', 'top up'],
  ease: ['建议减少追回', 'recover less'],
})

export const adjustmentStates = codes('AdjustmentState', {
  open: ['待决定', 'open'],
  accepted: ['已接受', 'accepted'],
  rejected: ['不接受', 'rejected'],
  superseded: ['已被新的核算取代', 'superseded'],
})

export const recoveryStates = codes('RecoveryState', {
  ordered: ['已下达，待退回', 'ordered'],
  'partly-repaid': ['部分退回', 'partly repaid'],
  repaid: ['全部退回，待办结', 'repaid'],
  closed: ['已办结', 'closed'],
  'written-off': ['已核销', 'written off'],
  withdrawn: ['已撤回', 'withdrawn'],
})
export type RecoveryState = CodeOf<typeof recoveryStates>

export const writeOffStates = codes('WriteOffState', {
  proposed: ['待另一人决定', 'to be decided by another person'],
  agreed: ['同意核销', 'written off'],
  declined: ['不予核销', 'declined'],
})
export type WriteOffState = CodeOf<typeof writeOffStates>

const adjustment = z.object({
  id,
  matterKind: matters.schema,
  matterId: id,
  matterNumber: z.string(),
  matterTitle: z.string(),
  subjectName: z.string(),
  title: z.string(),
  direction: adjustmentDirections.schema,
  dueFen: amountShape,
  postedFen: amountShape,
  amountFen: amountShape,
  state: adjustmentStates.schema,
  /** What the calculation in force says, in words. */
  sentence: z.string(),
  decisionId: id,
  raisedOn: dateShape,
  decidedByName: z.string().nullable(),
  decidedOn: dateShape.nullable(),
  reason: z.string().nullable(),
  /** Proposed not to be recovered, for another person to confirm; `mine`: by the caller. */
  sparing: z.object({ byName: z.string(), onDay: dateShape, reason: z.string(), mine: z.boolean() }).nullable(),
})

export const listAdjustments = endpoint({
  method: 'GET',
  path: '/api/subsidies/adjustments',
  summary: '付款后事实变化的补退建议',
  cites: CLAUSE,
  query: pageQuery.extend({ state: adjustmentStates.schema.optional(), matterId: id.optional() }),
  reply: pageOf(adjustment),
})

export const decideAdjustment = endpoint({
  method: 'POST',
  path: '/api/subsidies/adjustments/:adjustmentId/decision',
  summary: '决定一条补退建议',
  cites: CLAUSE,
  params: z.object({ adjustmentId: id }),
  body: z.object({ accept: z.boolean(), reason: sentence('理由', 200) }),
  reply: z.object({ id, state: adjustmentStates.schema, recoveries: z.array(z.object({ id, number: z.string() })) }),
})

/** 核销: proposed by one, decided by another, the newest first. */
const writeOff = z.object({
  id,
  state: writeOffStates.schema,
  leftFen: amountShape,
  reason: z.string(),
  documentNumber: z.string(),
  proposedByName: z.string(),
  proposedOn: dateShape,
  decidedByName: z.string().nullable(),
  decidedOn: dateShape.nullable(),
  note: z.string().nullable(),
  /** It waits, and the reader is an approver who has not proposed it. */
  mayDecide: z.boolean(),
})

const recovery = z.object({
  id,
  number: z.string(),
  batchId: id,
  batchNumber: z.string(),
  lineNumber: z.int(),
  subjectName: z.string(),
  payeeName: z.string(),
  amountFen: amountShape,
  repaidFen: amountShape,
  state: recoveryStates.schema,
  reason: z.string(),
  orderedOn: dateShape,
  dueOn: dateShape,
  overdue: z.boolean(),
  settledReason: z.string().nullable(),
  settledDocument: z.string().nullable(),
  repayments: z.array(z.object({ id, amountFen: amountShape, documentNumber: z.string(), receivedOn: dateShape })),
  writeOffs: z.array(writeOff),
})

export const listRecoveries = endpoint({
  method: 'GET',
  path: '/api/subsidies/recoveries',
  summary: '追回',
  cites: CLAUSE,
  query: pageQuery.extend({
    state: recoveryStates.schema.optional(),
    /** Only those whose writing off waits for a decision. */
    waiting: z.enum(['write-off']).optional(),
  }),
  reply: pageOf(recovery),
})

const recoveryParams = z.object({ recoveryId: id })
const recoveryReply = z.object({ id, state: recoveryStates.schema, leftFen: amountShape })

export const recordRepayment = endpoint({
  method: 'POST',
  path: '/api/subsidies/recoveries/:recoveryId/repayments',
  summary: '登记退回的款项',
  cites: CLAUSE,
  params: recoveryParams,
  body: z.object({
    amountFen: amountShape.refine((fen) => fen > 0, { error: '金额应大于零' }),
    documentNumber: sentence('缴款凭证号', 60),
    receivedOn: dateShape,
  }),
  reply: recoveryReply,
})

const decision = { reason: sentence('理由', 200), documentNumber: sentence('决定文号', 60) }

export const closeRecovery = endpoint({
  method: 'POST',
  path: '/api/subsidies/recoveries/:recoveryId/closing',
  summary: '办结一份已全部退回的追回',
  cites: CLAUSE,
  params: recoveryParams,
  body: z.object(decision),
  reply: recoveryReply,
})

export const proposeWriteOff = endpoint({
  method: 'POST',
  path: '/api/subsidies/recoveries/:recoveryId/write-offs',
  summary: '提出核销追不回的余款',
  cites: CLAUSE,
  params: recoveryParams,
  body: z.object(decision),
  reply: z.object({ id, leftFen: amountShape }),
})

export const decideWriteOff = endpoint({
  method: 'POST',
  path: '/api/subsidies/write-offs/:writeOffId/decision',
  summary: '决定核销',
  cites: CLAUSE,
  params: z.object({ writeOffId: id }),
  body: z.object({ agree: z.boolean({ error: '请选择是否同意核销' }), note: sentence('决定意见', 200) }),
  reply: z.object({ id, state: writeOffStates.schema, leftFen: amountShape }),
})
