import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'

// —— briefing and commitment ——

export const matterKinds = codes('MatterKind', {
  opening: ['开班', 'opening a class'],
  training: ['培训', 'training'],
  assessment: ['考核鉴定', 'assessment'],
  claim: ['资金申报', 'claim'],
})
export type MatterKind = CodeOf<typeof matterKinds>

export const briefingShape = z.object({
  id,
  matterKind: matterKinds.schema,
  packId: z.string(),
  version: z.int(),
  text: z.string(),
  commitmentText: z.string(),
  cites: z.array(z.string()),
  effectiveFrom: dateShape,
  /** SHA-256 of version, text and commitment: what a signature binds. */
  hash: z.string(),
  /** The newest version in force today. */
  current: z.boolean(),
})

export const listBriefings = endpoint({
  method: 'GET',
  path: '/api/notices/briefings',
  summary: '一次性告知书（各版本）',
  cites: ['lz-2019-63#7-2'],
  query: z.object({ matterKind: matterKinds.schema.optional(), packId: z.string().optional() }),
  reply: z.object({ briefings: z.array(briefingShape) }),
})

export const publishBriefing = endpoint({
  method: 'POST',
  path: '/api/notices/briefings',
  summary: '发布新版告知书',
  cites: ['lz-2019-63#7-2'],
  body: z.object({
    matterKind: matterKinds.schema,
    packId: z.string(),
    text: sentence('告知内容', 5000),
    commitmentText: sentence('承诺内容', 3000),
    effectiveFrom: dateShape,
  }),
  reply: z.object({ id }),
})

export const commitmentShape = z.object({
  id,
  matterKind: matterKinds.schema,
  matterId: id,
  briefingId: id,
  briefingVersion: z.int(),
  organizationId: id.nullable(),
  signerName: z.string(),
  signedAt: z.string(),
  hash: z.string(),
})

export const signBriefing = endpoint({
  method: 'POST',
  path: '/api/notices/commitments',
  summary: '签署书面承诺',
  cites: ['lz-2019-63#7-2'],
  body: z.object({
    matterKind: matterKinds.schema,
    matterId: id,
    regionCode: regionCodeShape,
    briefingId: id,
    signerName: sentence('签署人', 40),
  }),
  reply: commitmentShape,
})

export const getCommitment = endpoint({
  method: 'GET',
  path: '/api/notices/commitments/:matterKind/:matterId',
  summary: '已签署的承诺',
  cites: ['lz-2019-63#7-2'],
  params: z.object({ matterKind: matterKinds.schema, matterId: id }),
  reply: z.object({ commitment: commitmentShape.nullable() }),
})

// —— public notice ——

export const noticeLineShape = z.object({
  lineNumber: z.int(),
  name: z.string(),
  township: z.string(),
  item: z.string(),
  amountFen: amountShape,
})

export const dayKinds = codes('NoticeDayKind', {
  working: ['个工作日', 'working days'],
  calendar: ['个自然日', 'calendar days'],
})
export type DayKind = CodeOf<typeof dayKinds>

export const firstDays = codes('NoticeFirstDay', {
  'next-day': ['自公示次日起算', 'from the day after publication'],
  'same-day': ['自公示当日起算', 'from the day of publication'],
})
export type FirstDay = CodeOf<typeof firstDays>

const noticeType = { dayKind: dayKinds.schema, firstDay: firstDays.schema }

const noticeHead = z.object({
  id,
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  publishedOn: dateShape,
  startsOn: dateShape,
  endsOn: dateShape,
  /** Objections are taken until the last day, that day included. */
  open: z.boolean(),
  lineCount: z.int(),
  totalFen: amountShape,
})

export const noticeShape = noticeHead.extend({
  /** How many days of the kind. */
  workingDays: z.int(),
  ...noticeType,
  /** Where the length comes from: a clause or `practice:notice`. */
  basis: z.string(),
  listHash: z.string(),
  lines: z.array(noticeLineShape),
})

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  summary: '公示列表',
  cites: ['lz-2019-63#6-4'],
  query: pageQuery.extend({
    regionCode: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    state: z.enum(['open', 'ended']).optional(),
    search: z.string().trim().max(40).optional(),
  }),
  reply: pageOf(noticeHead),
})

export const getNotice = endpoint({
  method: 'GET',
  path: '/api/notices/:noticeId',
  summary: '公示',
  cites: ['lz-2019-63#6-4'],
  params: z.object({ noticeId: id }),
  reply: noticeShape,
})

export const previewNotice = endpoint({
  method: 'POST',
  path: '/api/notices/preview',
  summary: '公示前检查：能不能公开、公示到哪天',
  body: z.object({
    title: sentence('标题', 100),
    workingDays: z.int().min(1).max(60),
    lines: z.array(noticeLineShape.omit({ lineNumber: true })).max(5000),
  }),
  reply: z.object({ ...noticeType, startsOn: dateShape, endsOn: dateShape, totalFen: amountShape }),
})

// —— objections ——

export const objectionStates = codes('ObjectionState', {
  open: ['待答复', 'open'],
  upheld: ['异议成立', 'upheld'],
  dismissed: ['异议不成立', 'dismissed'],
})
export type ObjectionState = CodeOf<typeof objectionStates>

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

export const followObjection = endpoint({
  method: 'GET',
  path: '/api/notices/objections/receipts/:receiptCode',
  summary: '凭回执查异议办理情况',
  params: z.object({ receiptCode: z.string().max(40) }),
  reply: z.object({
    noticeId: id,
    title: z.string(),
    lineNumber: z.int(),
    state: objectionStates.schema,
    raisedOn: dateShape,
    reply: z.string().nullable(),
    repliedOn: dateShape.nullable(),
  }),
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
})

export const listObjections = endpoint({
  method: 'GET',
  path: '/api/notices/objections',
  summary: '异议列表',
  query: z.object({ state: objectionStates.schema.optional(), noticeId: id.optional() }),
  reply: z.object({ objections: z.array(objectionShape) }),
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
