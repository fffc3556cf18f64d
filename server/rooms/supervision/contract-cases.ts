import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, id, sentence } from '#kernel/shapes'
import { searchShape as search } from './contract-search.ts'
import { caseActs, caseSources, caseStates, liftingStates, measureKinds, measureStates } from './contract-words.ts'

const cites = ['lz-2019-63#6-4']

const caseHead = z.object({
  id,
  number: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  personId: id.nullable(),
  classId: id.nullable(),
  classNumber: z.string().nullable(),
  source: caseSources.schema,
  sourceId: id.nullable(),
  title: z.string(),
  state: caseStates.schema,
  openedOn: dateShape,
  closedOn: dateShape.nullable(),
  version: z.int(),
})

export const listCases = endpoint({
  method: 'GET',
  path: '/api/supervision/cases',
  summary: '案件',
  cites,
  query: pageQuery.extend({
    state: caseStates.schema.optional(),
    /** Only those with a measure, or its lifting, that somebody else proposed and that is to be decided. */
    waiting: z.enum(['decision']).optional(),
    search,
  }),
  reply: pageOf(caseHead),
})

export const openCase = endpoint({
  method: 'POST',
  path: '/api/supervision/cases',
  summary: '立案',
  cites,
  body: z.object({
    source: caseSources.schema,
    /** The finding or the signal; a complaint names whom it is about instead. */
    sourceId: id.optional(),
    organizationId: id.optional(),
    personId: id.optional(),
    classId: id.optional(),
    title: sentence('案由', 200),
    grounds: sentence('立案依据', 2000),
  }),
  reply: z.object({ id, number: z.string() }),
})

const affectedLine = z.object({
  lineId: id,
  /** The due amount it pays: of which matter, to whom, by which rule. */
  matterKind: z.string(),
  matterId: id,
  subjectId: id,
  ruleId: z.string(),
  classNumber: z.string(),
  personName: z.string(),
  payeeName: z.string(),
  item: z.string(),
  /** Null while it has not arrived. */
  paidOn: dateShape.nullable(),
  amountFen: amountShape,
})
export type AffectedLine = z.output<typeof affectedLine>

/** 解除: proposed with reason and document, decided by another natural person, in order. */
const lifting = z.object({
  id,
  state: liftingStates.schema,
  reason: z.string(),
  document: z.string(),
  proposedName: z.string(),
  proposedOn: dateShape,
  decidedName: z.string().nullable(),
  decidedOn: dateShape.nullable(),
  decisionNote: z.string().nullable(),
  /** The reader may decide it: another has proposed it. */
  mayDecide: z.boolean(),
})

export const measureShape = z.object({
  id,
  kind: measureKinds.schema,
  state: measureStates.schema,
  reason: z.string(),
  document: z.string(),
  authority: z.string(),
  validUntil: dateShape.nullable(),
  lines: z.array(affectedLine),
  amountFen: amountShape,
  proposedName: z.string(),
  proposedOn: dateShape,
  decidedName: z.string().nullable(),
  decidedOn: dateShape.nullable(),
  decisionNote: z.string().nullable(),
  liftedOn: dateShape.nullable(),
  liftReason: z.string().nullable(),
  mayDecide: z.boolean(),
  liftings: z.array(lifting),
})

const caseId = z.object({ caseId: id })

export const getCase = endpoint({
  method: 'GET',
  path: '/api/supervision/cases/:caseId',
  summary: '一个案件',
  cites,
  params: caseId,
  reply: caseHead.extend({
    grounds: z.string(),
    conclusion: z.string().nullable(),
    measures: z.array(measureShape),
    timeline: z.array(z.object({ on: dateShape, title: z.string(), detail: z.string() })),
    /** What the reader may do now. */
    acts: z.array(caseActs.schema),
  }),
})

export const listCaseLines = endpoint({
  method: 'GET',
  path: '/api/supervision/cases/:caseId/lines',
  summary: '案件涉及的款项',
  cites,
  params: caseId,
  reply: z.object({ lines: z.array(affectedLine), amountFen: amountShape }),
})

export const proposeMeasure = endpoint({
  method: 'POST',
  path: '/api/supervision/cases/:caseId/measures',
  summary: '提出处理措施',
  cites,
  params: caseId,
  body: z.object({
    kind: measureKinds.schema,
    reason: sentence('理由', 1000),
    document: sentence('依据文书', 100),
    /** To whom the case goes; only for a transfer. */
    authority: z.string().trim().max(100).optional(),
    validUntil: dateShape.optional(),
    /** The lines to take away; only for a recovery, all of the case's when left out. */
    lineIds: z.array(id).max(2000).optional(),
  }),
  reply: z.object({ id, amountFen: amountShape }),
})

const measureId = z.object({ measureId: id })

export const decideMeasure = endpoint({
  method: 'POST',
  path: '/api/supervision/measures/:measureId/decision',
  summary: '决定处理措施',
  cites,
  params: measureId,
  body: z.object({ outcome: z.enum(['decided', 'refused']), note: sentence('决定意见', 500) }),
  reply: z.object({ id, suspensionId: id.nullable() }),
})

export const proposeLifting = endpoint({
  method: 'POST',
  path: '/api/supervision/measures/:measureId/liftings',
  summary: '提出解除处理措施',
  cites,
  params: measureId,
  body: z.object({ reason: sentence('解除的理由', 500), document: sentence('依据文书', 100) }),
  reply: z.object({ id }),
})

export const decideLifting = endpoint({
  method: 'POST',
  path: '/api/supervision/liftings/:liftingId/decision',
  summary: '决定是否解除处理措施',
  cites,
  params: z.object({ liftingId: id }),
  body: z.object({ outcome: z.enum(['decided', 'refused']), note: sentence('决定意见', 500) }),
  reply: z.object({ id, lifted: z.boolean() }),
})

export const closeCase = endpoint({
  method: 'POST',
  path: '/api/supervision/cases/:caseId/closing',
  summary: '结案',
  cites,
  params: caseId,
  body: z.object({ conclusion: sentence('结论', 2000), version: z.int() }),
  reply: z.object({ id }),
})
