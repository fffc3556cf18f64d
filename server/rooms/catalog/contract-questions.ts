import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, done, id, sentence } from '#kernel/shapes'
import { skillLevels } from '#policy/contract'

const cites = ['lz-2019-63#6-3']

export const questionKinds = codes('QuestionKind', {
  single: ['单选题', 'single choice'],
  multiple: ['多选题', 'multiple choice'],
  judgement: ['判断题', 'true or false'],
})
export type QuestionKind = CodeOf<typeof questionKinds>

export const questionSetStates = codes('QuestionSetState', {
  entered: ['待发布', 'to be released'],
  released: ['已发布', 'released'],
  replaced: ['已有新版', 'replaced'],
  withdrawn: ['已撤回', 'withdrawn'],
})
export type QuestionSetState = CodeOf<typeof questionSetStates>

export const proposalStates = codes('QuestionProposalState', {
  open: ['待答复', 'open'],
  taken: ['采纳', 'taken up'],
  declined: ['不采纳', 'declined'],
})
export type ProposalState = CodeOf<typeof proposalStates>

const setHead = z.object({
  id,
  tradeCode: z.string(),
  tradeName: z.string(),
  level: skillLevels.schema,
  version: z.int(),
  title: z.string(),
  document: z.string(),
  regionName: z.string(),
  items: z.int(),
  state: questionSetStates.schema,
  enteredOn: dateShape,
  releasedOn: dateShape.nullable(),
})

export const listQuestionSets = endpoint({
  method: 'GET',
  path: '/api/question-sets',
  summary: '开放题库',
  cites,
  query: z.object({
    /** Part of the trade's name or of the title. */
    search: z.string().trim().max(40).optional(),
    /** Every version; left out: those in force and, for who keeps them, those to be released. */
    all: z.enum(['yes']).optional(),
  }),
  reply: z.object({ total: z.int(), sets: z.array(setHead) }),
})

const set = z.object({ setId: id })

export const getQuestions = endpoint({
  method: 'GET',
  path: '/api/question-sets/:setId',
  summary: '题库里的题目和答案',
  cites,
  params: set,
  query: pageQuery.extend({ search: z.string().trim().max(40).optional() }),
  reply: pageOf(
    z.object({
      number: z.int(),
      kind: questionKinds.schema,
      stem: z.string(),
      options: z.array(z.string()),
      /** The letters of the options: `A`, `BD`. */
      answer: z.string(),
      explanation: z.string(),
    }),
  ).extend({ set: setHead }),
})

export const getQuestionTemplate = endpoint({
  method: 'GET',
  path: '/api/question-sets/template',
  summary: '题库模板',
  replies: 'file',
  reply: z.unknown(),
})

export const importQuestions = endpoint({
  method: 'POST',
  path: '/api/question-sets',
  summary: '导入题库的新版本',
  cites,
  accepts: 'file',
  body: z.object({
    tradeCode: z.string().min(1, { error: '请选择职业（工种）' }),
    level: skillLevels.schema,
    title: sentence('题库名称', 100),
    document: sentence('编制文件', 100),
  }),
  reply: z.object({
    setId: id.nullable(),
    version: z.int().nullable(),
    total: z.int(),
    accepted: z.int(),
    faults: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string() })),
  }),
})

export const releaseQuestions = endpoint({
  method: 'POST',
  path: '/api/question-sets/:setId/release',
  summary: '发布题库（导入人以外的一人）',
  cites,
  params: set,
  reply: z.object({ id, replaced: id.nullable() }),
})

export const withdrawQuestions = endpoint({
  method: 'POST',
  path: '/api/question-sets/:setId/withdrawal',
  summary: '撤回题库',
  cites,
  params: set,
  body: z.object({ reason: sentence('撤回的理由', 300) }),
  reply: done,
})

export const proposeQuestion = endpoint({
  method: 'POST',
  path: '/api/question-sets/:setId/proposals',
  summary: '对题目提出意见',
  cites,
  params: set,
  body: z.object({ number: z.int().min(1).optional(), words: sentence('意见', 500) }),
  reply: done,
})

export const listProposals = endpoint({
  method: 'GET',
  path: '/api/question-proposals',
  summary: '公众对题库的意见',
  cites,
  query: z.object({ state: proposalStates.schema.optional() }),
  reply: z.object({
    /** How many there are in all; the reply may hold the first of them only. */
    total: z.int(),
    proposals: z.array(
      z.object({
        id,
        setId: id,
        title: z.string(),
        number: z.int().nullable(),
        words: z.string(),
        proposedOn: dateShape,
        state: proposalStates.schema,
        answer: z.string().nullable(),
      }),
    ),
  }),
})

export const settleProposal = endpoint({
  method: 'POST',
  path: '/api/question-proposals/:proposalId/answer',
  summary: '答复对题库的意见',
  cites,
  params: z.object({ proposalId: id }),
  body: z.object({ state: z.enum(['taken', 'declined']), answer: sentence('答复', 500) }),
  reply: done,
})
