import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, fenShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import { matters } from '#policy/contract'
import { batchHead, matterFace } from './contract-claim.ts'
import { bucketShape } from './contract-control.ts'
import { batchActs, batchStates, holdKinds, itemStates, linePlaces, oddities } from './contract-words.ts'

export * from './contract-adjustments.ts'
export * from './contract-advances.ts'
export * from './contract-ageing.ts'
export * from './contract-calculation.ts'
export { claimMatter, recordAgreements } from './contract-claim.ts'
export * from './contract-claimable.ts'
export { controlTotal } from './contract-control.ts'
export * from './contract-lab.ts'
export * from './contract-layouts.ts'
export * from './contract-overrides.ts'
export * from './contract-payment.ts'
export * from './contract-reconciliation.ts'
export * from './contract-statement.ts'
export * from './contract-trace.ts'
export * from './contract-words.ts'

const CLAUSE = ['gx-2022-7#10', 'lz-2019-63#6-3']

// —— claim and review ——

/** Part of a number, of the matter's title, of the claimant's or (where a list has people) a person's name. */
const search = z.string().trim().max(50, { error: '查找的文字不能超过50个字' }).optional()

export const listBatches = endpoint({
  method: 'GET',
  path: '/api/subsidies/batches',
  summary: '补贴批次',
  cites: CLAUSE,
  query: pageQuery.extend({
    state: batchStates.schema.optional(),
    regionCode: regionCodeShape.optional(),
    matterId: id.optional(),
    /** Only batches that wait for the caller's role. */
    waiting: z.enum(['me']).optional(),
    search,
  }),
  reply: pageOf(batchHead),
})

export const batchLineShape = z.object({
  id,
  lineNumber: z.int(),
  decisionId: id,
  subjectName: z.string(),
  township: z.string(),
  item: z.string(),
  payeeKind: z.enum(['person', 'organization']),
  payeeId: id,
  payeeName: z.string(),
  amountFen: amountShape,
  sentence: z.string(),
  serviceFrom: dateShape,
  serviceUntil: dateShape,
  place: linePlaces.schema,
  reason: z.string().nullable(),
  manualHold: z.boolean(),
  /** Why the line needs eyes of its own, and who has looked at it as it stands now; for reviewers only. */
  oddities: z.array(z.object({ kind: oddities.schema, words: z.string() })),
  seen: z.array(z.object({ step: batchActs.schema, byName: z.string(), onDay: dateShape, note: z.string() })),
  /** What the register has taken back since the line was claimed. */
  correction: z.string().nullable(),
})

const orderShape = z.object({
  id,
  number: z.string(),
  supplement: z.int(),
  totalFen: amountShape,
  listHash: z.string(),
  fileHash: z.string(),
  /** The layout's version it was sent with, and the hash of the file's bytes; null where none was kept. */
  layout: z.string().nullable(),
  exportHash: z.string().nullable(),
  exports: z.array(z.object({ byName: z.string(), onDay: dateShape, at: z.string() })),
  /** What of it was taken back before it was executed: which transfers, why, by what answer of the bank, by whom. */
  withdrawals: z.array(
    z.object({
      id,
      sequences: z.array(z.int()),
      amountFen: amountShape,
      reason: z.string(),
      bankDocument: z.string().nullable(),
      byName: z.string(),
      onDay: dateShape,
    }),
  ),
  sentOn: dateShape,
  items: z.array(
    z.object({
      id,
      sequence: z.int(),
      payeeName: z.string(),
      accountTail: z.string(),
      amountFen: amountShape,
      state: itemStates.schema,
      bankReason: z.string().nullable(),
      settledOn: dateShape.nullable(),
      /** Sent back after it had arrived. */
      returnedOn: dateShape.nullable(),
      lineNumbers: z.array(z.int()),
    }),
  ),
})

export const getBatch = endpoint({
  method: 'GET',
  path: '/api/subsidies/batches/:batchId',
  summary: '批次',
  cites: CLAUSE,
  params: z.object({ batchId: id }),
  reply: batchHead.extend({
    organizationId: id.nullable(),
    people: z.int(),
    /** Amounts per item: what the budget is asked for. */
    items: z.array(z.object({ item: z.string(), lines: z.int(), amountFen: amountShape })),
    budget: z
      .object({
        accountName: z.string(),
        availableFen: fenShape,
        reservedFen: fenShape,
        payableFen: fenShape,
        paidFen: fenShape,
        /** What approving this batch would still take from what is available; nothing where a class has reserved it. */
        takesFen: amountShape,
      })
      .nullable(),
    /** The last batch of the same claimant before this one. */
    last: z.object({ id, number: z.string(), people: z.int(), totalFen: amountShape, claimedOn: dateShape }).nullable(),
    /** Odd lines in the list, and how many of them the caller must still look at for the next step. */
    odd: z.object({ lines: z.int(), unseen: z.int() }),
    notice: z.object({ id, startsOn: dateShape, endsOn: dateShape, over: z.boolean() }).nullable(),
    control: bucketShape,
    lines: z.array(batchLineShape),
    history: z.array(
      z.object({
        id,
        step: batchActs.schema,
        byName: z.string(),
        onDay: dateShape,
        note: z.string(),
        reasons: z.array(z.string()),
        listHash: z.string(),
      }),
    ),
    orders: z.array(orderShape),
    /** What the caller's role may do now. */
    acts: z.array(batchActs.schema),
  }),
})

const bound = { listHash: z.string().length(64, { error: '清单校验码有误，请刷新后重试' }), version: z.int() }
const stepReply = z.object({ id, state: batchStates.schema, version: z.int() })
const batchParams = z.object({ batchId: id })
const note = z.string().trim().max(500, { error: '意见不能超过500个字' }).default('')

const step = <const P extends `/api/${string}`>(path: P, summary: string) =>
  endpoint({
    method: 'POST',
    path,
    summary,
    cites: CLAUSE,
    params: batchParams,
    body: z.object({ ...bound, note }),
    reply: stepReply,
  })

export const firstReview = step('/api/subsidies/batches/:batchId/first-review', '初审批次')
export const secondReview = step('/api/subsidies/batches/:batchId/second-review', '复核并冻结批次')
export const approveBatch = step('/api/subsidies/batches/:batchId/approval', '审批批次')
export const publishBatch = step('/api/subsidies/batches/:batchId/publication', '公示批次')

export const returnBatch = endpoint({
  method: 'POST',
  path: '/api/subsidies/batches/:batchId/return',
  summary: '退回批次补正',
  cites: CLAUSE,
  params: batchParams,
  body: z.object({
    ...bound,
    reasons: z.array(sentence('退回原因', 200)).min(1, { error: '请一次写明全部退回原因' }).max(50),
  }),
  reply: stepReply,
})

export const rejectBatch = endpoint({
  method: 'POST',
  path: '/api/subsidies/batches/:batchId/rejection',
  summary: '否决批次',
  cites: CLAUSE,
  params: batchParams,
  body: z.object({ ...bound, reason: sentence('否决原因', 200) }),
  reply: stepReply,
})

export const endReturned = endpoint({
  method: 'POST',
  path: '/api/subsidies/batches/:batchId/ending',
  summary: '终结退回后没有再申报的批次',
  cites: CLAUSE,
  params: batchParams,
  /** Without a reason only when the time to correct it is over. */
  body: z.object({ ...bound, reason: sentence('终结的原因', 200).optional() }),
  reply: stepReply,
})

// —— reads across batches ——

export const listHeldLines = endpoint({
  method: 'GET',
  path: '/api/subsidies/held-lines',
  summary: '暂缓和退回的款项',
  cites: CLAUSE,
  query: pageQuery.extend({ kind: holdKinds.schema.optional(), search }),
  reply: pageOf(
    z.object({
      id,
      lineId: id,
      batchId: id,
      batchNumber: z.string(),
      ...matterFace,
      lineNumber: z.int(),
      subjectName: z.string(),
      payeeKind: z.enum(['person', 'organization']),
      payeeId: id,
      payeeName: z.string(),
      amountFen: amountShape,
      kind: holdKinds.schema,
      reason: z.string(),
      openedOn: dateShape,
    }),
  ),
})

export const myMoney = endpoint({
  method: 'GET',
  path: '/api/subsidies/mine',
  summary: '我的钱和为什么',
  cites: ['gx-2022-7#10'],
  reply: z.object({
    lines: z.array(
      z.object({
        decisionId: id,
        matterKind: matters.schema,
        matterNumber: z.string(),
        matterTitle: z.string(),
        title: z.string(),
        payee: z.string(),
        /** The money goes to me, not to the organizer. */
        toMe: z.boolean(),
        amountFen: amountShape,
        sentence: z.string(),
        place: linePlaces.schema,
        reason: z.string().nullable(),
        next: z.string(),
        paidOn: dateShape.nullable(),
        bankAnswer: z.string().nullable(),
        cites: z.array(z.string()),
      }),
    ),
  }),
})
