import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'
import { candidateStates, initiatives, roundStates, taxBases } from './contract-words.ts'

/** 评选（技术能手）: round → applications → reviews → public notice → result. */

export const roundShape = z.object({
  id,
  initiative: initiatives.schema,
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  opensOn: dateShape,
  closesOn: dateShape,
  quota: z.int(),
  tax: taxBases.schema,
  documentNumber: z.string(),
  documentTitle: z.string(),
  state: roundStates.schema,
  noticeId: id.nullable(),
  concludedOn: dateShape.nullable(),
})

export const candidateShape = z.object({
  id,
  personId: id,
  personName: z.string(),
  township: z.string(),
  regionName: z.string(),
  organizationName: z.string().nullable(),
  achievements: z.string(),
  appliedOn: dateShape,
  state: candidateStates.schema,
  reviewedOn: dateShape.nullable(),
  reviewNote: z.string().nullable(),
})

export const listRounds = endpoint({
  method: 'GET',
  path: '/api/talent/rounds',
  summary: '评选',
  cites: ['lz-2019-63#2-2'],
  reply: z.object({
    total: z.int(),
    /** `mine`: how the asker stands, who is a candidate. */
    rounds: z.array(roundShape.extend({ mine: candidateStates.schema.nullable() })),
  }),
})

const roundId = z.object({ roundId: id })

export const getRound = endpoint({
  method: 'GET',
  path: '/api/talent/rounds/:roundId',
  summary: '一轮评选和候选人',
  cites: ['lz-2019-63#2-2'],
  params: roundId,
  reply: roundShape.extend({ candidates: z.array(candidateShape) }),
})

export const openRound = endpoint({
  method: 'POST',
  path: '/api/talent/rounds',
  summary: '启动评选',
  cites: ['lz-2019-63#2-2'],
  body: z.object({
    title: sentence('评选名称', 100),
    opensOn: dateShape,
    closesOn: dateShape,
    quota: z.int().min(1, { error: '名额至少1人' }).max(1000),
    /** 奖金税前或税后；文件没有写的不填，按读法. */
    tax: taxBases.schema.optional(),
    documentNumber: sentence('文号', 60),
    documentTitle: sentence('文件名称', 120),
  }),
  reply: z.object({ id }),
})

export const applyToRound = endpoint({
  method: 'POST',
  path: '/api/talent/rounds/:roundId/candidates',
  summary: '申报评选',
  cites: ['lz-2019-63#2-2'],
  params: roundId,
  body: z.object({
    name: sentence('姓名', 50),
    residentId: sentence('居民身份证号', 30),
    achievements: sentence('主要业绩', 1000),
  }),
  reply: z.object({ id }),
})

export const reviewCandidate = endpoint({
  method: 'POST',
  path: '/api/talent/candidates/:candidateId/review',
  summary: '评审候选人',
  cites: ['lz-2019-63#2-2'],
  params: z.object({ candidateId: id }),
  body: z.object({ recommend: z.boolean(), note: sentence('评审意见', 500) }),
  reply: z.object({ id, state: candidateStates.schema }),
})

export const publishRound = endpoint({
  method: 'POST',
  path: '/api/talent/rounds/:roundId/notice',
  summary: '公示拟获评名单',
  cites: ['lz-2019-63#2-2'],
  params: roundId,
  reply: z.object({ id, noticeId: id, endsOn: dateShape }),
})

export const concludeRound = endpoint({
  method: 'POST',
  path: '/api/talent/rounds/:roundId/conclusion',
  summary: '公布评选结果',
  cites: ['lz-2019-63#2-2'],
  params: roundId,
  body: z.object({
    /** The document that confers the honour. */
    documentNumber: sentence('文号', 60),
    documentTitle: sentence('文件名称', 120),
  }),
  reply: z.object({ id, awarded: z.int(), struck: z.int() }),
})
