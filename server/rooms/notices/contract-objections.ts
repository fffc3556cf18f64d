import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, done, id, sentence } from '#kernel/shapes'
import { noticeLineShape } from './contract-notices.ts'

export const objectionStates = codes('ObjectionState', {
  open: ['待答复', 'open'],
  upheld: ['异议成立', 'upheld'],
  dismissed: ['异议不成立', 'dismissed'],
})
export type ObjectionState = CodeOf<typeof objectionStates>

/** What may be attached to an objection or to its answer: photos and PDF, as they come from a phone. */
export const attachmentLimits = { files: 5, megabytes: 5, noticeMegabytes: 200 } as const

const attached = z.object({ id, name: z.string(), type: z.string(), size: z.int() })

export const objectionSides = codes('ObjectionSide', {
  objection: ['异议人提供', 'from who objected'],
  reply: ['随答复', 'with the answer'],
})
export type ObjectionSide = CodeOf<typeof objectionSides>

export const raiseObjection = endpoint({
  method: 'POST',
  path: '/api/notices/:noticeId/objections',
  summary: '对公示提出异议',
  cites: ['lz-2019-63#6-4'],
  params: z.object({ noticeId: id }),
  body: z.object({
    lineNumber: z.int({ error: '请选择有异议的一行' }).min(1, { error: '请选择有异议的一行' }),
    reason: sentence('理由', 1000),
    contact: z.string().trim().max(100, { error: '联系方式不能超过100个字' }).optional(),
  }),
  reply: z.object({ receiptCode: z.string() }),
})

const receipt = z.object({ receiptCode: z.string().max(40) })

export const followObjection = endpoint({
  method: 'GET',
  path: '/api/notices/objections/receipts/:receiptCode',
  summary: '凭回执查异议办理情况',
  params: receipt,
  reply: z.object({
    noticeId: id,
    title: z.string(),
    lineNumber: z.int(),
    state: objectionStates.schema,
    raisedOn: dateShape,
    reply: z.string().nullable(),
    repliedOn: dateShape.nullable(),
    /** How many files who objected has attached; they are not given back. */
    attached: z.int(),
    /** What was attached to the answer. */
    replyFiles: z.array(attached),
  }),
})

export const attachToObjection = endpoint({
  method: 'POST',
  path: '/api/notices/objections/receipts/:receiptCode/files',
  summary: '凭回执为异议附上照片或 PDF',
  cites: ['lz-2019-63#6-4'],
  params: receipt,
  accepts: 'file',
  reply: z.object({ attached: z.int() }),
})

export const readReplyFile = endpoint({
  method: 'GET',
  path: '/api/notices/objections/receipts/:receiptCode/files/:fileId',
  summary: '凭回执看答复的附件',
  params: receipt.extend({ fileId: id }),
  replies: 'file',
  reply: z.unknown(),
})

export const objectionShape = z.object({
  id,
  noticeId: id,
  title: z.string(),
  line: noticeLineShape,
  reason: z.string(),
  hasContact: z.boolean(),
  raisedOn: dateShape,
  /** The day by which it is to be answered (`practice:objection`). */
  dueOn: dateShape,
  state: objectionStates.schema,
  reply: z.string().nullable(),
  repliedOn: dateShape.nullable(),
  files: z.array(attached.extend({ side: objectionSides.schema, attachedOn: dateShape })),
})

export const listObjections = endpoint({
  method: 'GET',
  path: '/api/notices/objections',
  summary: '异议列表',
  query: z.object({ state: objectionStates.schema.optional(), noticeId: id.optional() }),
  reply: z.object({ total: z.int(), objections: z.array(objectionShape) }),
})

const objectionId = z.object({ objectionId: id })

export const openContact = endpoint({
  method: 'POST',
  path: '/api/notices/objections/:objectionId/contact',
  summary: '查看异议人联系方式',
  params: objectionId,
  reply: z.object({ contact: z.string().nullable() }),
})

export const answerObjection = endpoint({
  method: 'POST',
  path: '/api/notices/objections/:objectionId/answer',
  summary: '答复异议',
  params: objectionId,
  body: z.object({
    outcome: z.enum(['upheld', 'dismissed'], { error: '请选择异议是否成立' }),
    reply: sentence('答复', 1000),
  }),
  reply: z.object({ id, state: objectionStates.schema }),
})

const objectionFile = objectionId.extend({ fileId: id })

export const openObjectionFile = endpoint({
  method: 'GET',
  path: '/api/notices/objections/:objectionId/files/:fileId',
  summary: '查看异议的附件',
  params: objectionFile,
  replies: 'file',
  reply: z.unknown(),
})

export const attachToReply = endpoint({
  method: 'POST',
  path: '/api/notices/objections/:objectionId/files',
  summary: '为答复附上照片或 PDF',
  params: objectionId,
  accepts: 'file',
  reply: z.object({ id }),
})

export const withdrawReplyFile = endpoint({
  method: 'DELETE',
  path: '/api/notices/objections/:objectionId/files/:fileId',
  summary: '撤下答复的附件',
  params: objectionFile,
  reply: done,
})
