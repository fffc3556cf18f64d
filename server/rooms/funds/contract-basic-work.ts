import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, done, fenShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import { type BasicWorkItem, basicWorkItems, fundSources } from '#policy/language'
import { journalKinds } from './contract-words.ts'

const CITES = ['lz-2019-63#6-3']

export { type BasicWorkItem, basicWorkItems }

/** How far the support of a basic work has come. */
export const basicWorkStates = codes('BasicWorkState', {
  proposed: ['待审批', 'to be approved'],
  refused: ['不予支持', 'not supported'],
  withdrawn: ['已撤回', 'withdrawn'],
  approved: ['已批准，待成果', 'approved, result awaited'],
  delivered: ['成果待验收', 'result to be accepted'],
  accepted: ['已验收，待付款', 'accepted, to be paid'],
  sent: ['已发出，待银行答复', 'sent, bank’s answer awaited'],
  returned: ['银行退回', 'returned by the bank'],
  paid: ['已到账', 'paid'],
})
export type BasicWorkState = CodeOf<typeof basicWorkStates>

export const basicWorkActs = codes('BasicWorkAct', {
  propose: ['提出', 'propose'],
  approve: ['批准并预留资金', 'approve and reserve'],
  refuse: ['不予支持', 'refuse'],
  withdraw: ['撤回', 'withdraw'],
  deliver: ['登记成果', 'record the result'],
  'send-back': ['退回补正成果', 'send the result back'],
  accept: ['验收并记应付', 'accept and post'],
  send: ['登记付款', 'record the payment'],
  confirm: ['登记到账', 'record the arrival'],
  return: ['登记退回', 'record the return'],
})
export type BasicWorkAct = CodeOf<typeof basicWorkActs>

export const basicWorkPaymentStates = codes('BasicWorkPaymentState', {
  sent: ['已发出', 'sent'],
  confirmed: ['已到账', 'arrived'],
  returned: ['银行退回', 'returned'],
  'sent-back': ['到账后退回', 'returned after its arrival'],
})
export type BasicWorkPaymentState = CodeOf<typeof basicWorkPaymentStates>

const amount = amountShape.min(1, { error: '金额应大于零' })
const params = z.object({ basicWorkId: id })
const stated = z.object({
  title: sentence('事项名称', 80),
  item: basicWorkItems.schema,
  source: fundSources.schema,
  amountFen: amount,
  /** Number of the document the support rests on. */
  document: sentence('文号', 60),
  purpose: sentence('用途', 200),
  /** 谁使用、谁负责. */
  responsibleUnit: sentence('用款责任单位', 60),
  responsiblePerson: sentence('责任人', 30),
  startsOn: dateShape,
  dueOn: dateShape,
})

const work = stated.extend({
  id,
  regionCode: z.string(),
  regionName: z.string(),
  organizationId: id,
  organizationName: z.string(),
  accountId: id,
  accountName: z.string(),
  state: basicWorkStates.schema,
  proposedOn: dateShape,
  approvedOn: dateShape.nullable(),
  resultTitle: z.string().nullable(),
  resultDocument: z.string().nullable(),
  resultOn: dateShape.nullable(),
  acceptedFen: amountShape.nullable(),
})

const filters = z.object({
  item: basicWorkItems.schema.optional(),
  state: basicWorkStates.schema.optional(),
  source: fundSources.schema.optional(),
  /** Part of the title, the document or the organization's name. */
  search: z.string().trim().max(50, { error: '查找的文字不能超过50个字' }).optional(),
})

export const listBasicWorks = endpoint({
  method: 'GET',
  path: '/api/funds/basic-works',
  summary: '基础工作支持事项',
  cites: CITES,
  query: pageQuery.extend(filters.shape),
  reply: pageOf(work).extend({
    /** Over the whole filter, not the page. */
    totals: z.object({ approvedFen: amountShape, paidFen: amountShape }),
  }),
})

export const exportBasicWorks = endpoint({
  method: 'GET',
  path: '/api/funds/basic-works/file',
  summary: '导出基础工作支持事项',
  cites: CITES,
  query: filters,
  reply: z.unknown(),
  replies: 'file',
})

export const listBasicWorkKinds = endpoint({
  method: 'GET',
  path: '/api/funds/basic-works/kinds',
  summary: '文件支持的基础工作种类和可用的资金来源',
  cites: CITES,
  query: z.object({ regionCode: regionCodeShape, on: dateShape.optional() }),
  reply: z.object({
    kinds: z.array(
      z.object({
        item: basicWorkItems.schema,
        /** The words of the clause, and how they are read. */
        quote: z.string(),
        reading: z.string(),
        cites: z.array(z.string()).readonly(),
        /** Empty: no checked table names a source yet. */
        sources: z.array(fundSources.schema).readonly(),
      }),
    ),
  }),
})

/** Where a work's money stands by the ledger; approved = paid + in transit + payable + reserved + given back. */
const standing = z.object({
  approvedFen: amountShape,
  paidFen: amountShape,
  inTransitFen: amountShape,
  payableFen: amountShape,
  reservedFen: amountShape,
  givenBackFen: amountShape,
})

const journal = z.object({
  id,
  kind: journalKinds.schema,
  amountFen: amountShape,
  document: z.string(),
  responsible: z.string(),
  bookedOn: dateShape,
})

export const getBasicWork = endpoint({
  method: 'GET',
  path: '/api/funds/basic-works/:basicWorkId',
  summary: '一项基础工作支持：经过、付款、资金来处',
  cites: CITES,
  params,
  reply: work.extend({
    /** What the reader may do now. */
    acts: z.array(basicWorkActs.schema),
    steps: z.array(z.object({ id, act: basicWorkActs.schema, note: z.string(), byName: z.string(), onDay: dateShape })),
    payments: z.array(
      z.object({
        id,
        orderNumber: z.string(),
        payeeName: z.string(),
        bankName: z.string(),
        accountTail: z.string(),
        amountFen: amountShape,
        sentOn: dateShape,
        state: basicWorkPaymentStates.schema,
        bankNumber: z.string().nullable(),
        bankReason: z.string().nullable(),
        settledOn: dateShape.nullable(),
        /** Sent back after it had arrived. */
        returnedOn: dateShape.nullable(),
        backNumber: z.string().nullable(),
      }),
    ),
    standing,
    journals: z.array(journal),
    /** Each stretch of the money, from the document that brought it to the posting, first in first out. */
    ways: z.array(
      z.object({
        amountFen: amountShape,
        steps: z.array(journal.omit({ amountFen: true }).extend({ accountId: id, accountName: z.string() })),
      }),
    ),
  }),
})

export const proposeBasicWork = endpoint({
  method: 'POST',
  path: '/api/funds/basic-works',
  summary: '提出一项基础工作支持',
  cites: CITES,
  body: stated
    .extend({ regionCode: regionCodeShape, organizationId: id })
    .refine(({ startsOn, dueOn }) => dueOn >= startsOn, { error: '完成期限不能早于开始日期', path: ['dueOn'] }),
  reply: z.object({ basicWorkId: id }),
})

const act = (path: 'approval' | 'refusal' | 'withdrawal' | 'result-return', summary: string, label: string) =>
  endpoint({
    method: 'POST',
    path: `/api/funds/basic-works/:basicWorkId/${path}`,
    summary,
    cites: CITES,
    params,
    body: z.object({ note: sentence(label, 200) }),
    reply: done,
  })

export const approveBasicWork = act('approval', '批准基础工作支持，预留资金', '意见')
export const refuseBasicWork = act('refusal', '不予支持，写明原因', '原因')
export const withdrawBasicWork = act('withdrawal', '付款前撤回，退回预留', '原因')
export const sendBackResult = act('result-return', '退回补正成果，写明原因', '原因')

export const deliverResult = endpoint({
  method: 'POST',
  path: '/api/funds/basic-works/:basicWorkId/result',
  summary: '登记成果文件',
  cites: CITES,
  params,
  body: z.object({
    resultTitle: sentence('成果名称', 80),
    resultDocument: sentence('成果文件文号', 60),
    resultOn: dateShape,
  }),
  reply: done,
})

export const acceptResult = endpoint({
  method: 'POST',
  path: '/api/funds/basic-works/:basicWorkId/acceptance',
  summary: '验收成果，按验收金额记应付，其余退回',
  cites: CITES,
  params,
  body: z.object({ amountFen: amount, note: sentence('验收意见', 200) }),
  reply: done,
})

export const sendBasicWork = endpoint({
  method: 'POST',
  path: '/api/funds/basic-works/:basicWorkId/payment',
  summary: '登记财政付款单号',
  cites: CITES,
  params,
  body: z.object({ orderNumber: sentence('财政付款单号', 60) }),
  reply: z.object({ paymentId: id }),
})

const bankNumber = sentence('银行回单号', 60)

export const confirmBasicWork = endpoint({
  method: 'POST',
  path: '/api/funds/basic-works/:basicWorkId/arrival',
  summary: '登记银行到账',
  cites: CITES,
  params,
  body: z.object({ amountFen: amount, bankNumber }),
  reply: done,
})

export const returnBasicWork = endpoint({
  method: 'POST',
  path: '/api/funds/basic-works/:basicWorkId/return',
  summary: '登记银行退回',
  cites: CITES,
  params,
  body: z.object({ bankNumber, bankReason: sentence('银行退回的原因', 100) }),
  reply: done,
})

/** The control total of basic works: what the works say beside what the ledger says. */
export const basicWorkTotalShape = z.object({
  works: z.int(),
  approvedFen: amountShape,
  paidFen: amountShape,
  toPayFen: amountShape,
  /** Approved, and the result not accepted yet. */
  reservedFen: amountShape,
  givenBackFen: amountShape,
  /** What stands in another place of the ledger than the work says; anything but zero is a fault. */
  differenceFen: fenShape,
  uneven: z.array(z.object({ basicWorkId: id, title: z.string(), differenceFen: fenShape })),
})
