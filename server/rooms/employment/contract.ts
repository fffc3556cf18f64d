import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { leftOutShape } from '#kernel/left-out'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, done, id, sentence } from '#kernel/shapes'
import { postShape } from './contract-posts.ts'
import {
  employmentStatuses,
  followUpOutcomes,
  matterStates,
  referralResponses,
  requiredServices,
  serviceKinds,
  tones,
} from './contract-words.ts'

export * from './contract-claims.ts'
export * from './contract-evidence.ts'
export * from './contract-posts.ts'
export * from './contract-words.ts'

// —— matters ——

export const shortfallShape = z.object({
  code: z.enum(['service', 'referrals', 'follow-up']),
  missing: z.int(),
  sentence: z.string(),
})

export const matterShape = z.object({
  id,
  personId: id,
  personName: z.string(),
  township: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  classId: id,
  classTitle: z.string(),
  openedOn: dateShape,
  state: matterStates.schema,
  referred: z.int(),
  referralsMin: z.int(),
  referralsDoneOn: dateShape.nullable(),
  followUpDueOn: dateShape.nullable(),
  followUpDoneOn: dateShape.nullable(),
  closedOn: dateShape.nullable(),
  /** Why it ended before it was done. */
  closedBecause: z.string().nullable(),
  tone: z.enum(tones),
  status: employmentStatuses.schema.nullable(),
  verifiedOn: dateShape.nullable(),
  /** The status was verified too long ago. */
  stale: z.boolean(),
})

/** What narrows the matters, on the page and in their file. */
const matterFilter = {
  state: matterStates.schema.optional(),
  tone: z.enum(tones).optional(),
  stale: z.enum(['yes']).optional(),
  classId: id.optional(),
  /** `waiting`: the person wants a post and nobody has spoken with them yet. */
  wish: z.enum(['waiting']).optional(),
  search: z.string().trim().optional(),
}

export const listMatters = endpoint({
  method: 'GET',
  path: '/api/employment/matters',
  summary: '培训后暂未就业人员的服务事项',
  cites: ['gx-2022-7#3-5'],
  query: pageQuery.extend(matterFilter),
  reply: pageOf(matterShape),
})

export const exportMatters = endpoint({
  method: 'GET',
  path: '/api/employment/matters.xlsx',
  summary: '导出就业服务台账',
  cites: ['gx-2022-7#3-5'],
  query: z.object(matterFilter),
  reply: z.object({}),
  replies: 'file',
})

export const getMatter = endpoint({
  method: 'GET',
  path: '/api/employment/matters/:matterId',
  summary: '一件服务事项：服务、推介、回访、就业状态',
  cites: ['gx-2022-7#3-5'],
  params: z.object({ matterId: id }),
  reply: z.object({
    matter: matterShape,
    shortfall: z.array(shortfallShape),
    services: z.array(
      z.object({
        id,
        kind: serviceKinds.schema,
        note: z.string(),
        result: z.string(),
        on: dateShape,
        by: z.string(),
      }),
    ),
    referrals: z.array(
      z.object({
        id,
        postId: id,
        title: z.string(),
        employer: z.string(),
        on: dateShape,
        by: z.string(),
        response: referralResponses.schema.nullable(),
        respondedOn: dateShape.nullable(),
        /** The day a clerk spoke with the person about the answer. */
        contactedOn: dateShape.nullable(),
      }),
    ),
    statuses: z.array(
      z.object({
        id,
        status: employmentStatuses.schema,
        from: dateShape,
        until: dateShape.nullable(),
        employer: z.string(),
        source: z.string(),
        verifiedOn: dateShape,
      }),
    ),
    readings: z.object({ followUpMonths: z.int(), followUpStart: z.string(), staleDays: z.int() }),
  }),
})

const matterParams = z.object({ matterId: id })
const serviceBody = z.object({ kind: z.enum(requiredServices), note: sentence('服务内容', 500) })

/** The matters of an act on several. */
const matterIds = z.array(id).min(1, { error: '请选择服务事项' }).max(200, { error: '一次最多200件' })

export const recordService = endpoint({
  method: 'POST',
  path: '/api/employment/matters/:matterId/services',
  summary: '记录求职登记、职业指导、职业介绍',
  cites: ['gx-2022-7#3-5'],
  params: matterParams,
  body: serviceBody,
  reply: z.object({ id }),
})

export const recordServices = endpoint({
  method: 'POST',
  path: '/api/employment/services',
  summary: '为多人记录同一项服务',
  cites: ['gx-2022-7#3-5'],
  body: serviceBody.extend({ matterIds }),
  reply: z.object({ recorded: z.int(), leftOut: z.array(leftOutShape) }),
})

export const referPost = endpoint({
  method: 'POST',
  path: '/api/employment/matters/:matterId/referrals',
  summary: '推介岗位',
  cites: ['gx-2022-7#3-5'],
  params: matterParams,
  body: z.object({ postId: id }),
  reply: z.object({ id, referred: z.int(), followUpDueOn: dateShape.nullable() }),
})

export const referPosts = endpoint({
  method: 'POST',
  path: '/api/employment/referrals',
  summary: '为多人推介岗位',
  cites: ['gx-2022-7#3-5'],
  body: z.object({
    matterIds,
    postIds: z.array(id).min(1, { error: '请选择岗位' }).max(20, { error: '一次最多20个岗位' }),
  }),
  /** Left out by matter: closed ones, and posts referred in it before. */
  reply: z.object({ referred: z.int(), leftOut: z.array(leftOutShape) }),
})

export const recordFollowUp = endpoint({
  method: 'POST',
  path: '/api/employment/matters/:matterId/follow-ups',
  summary: '记录回访',
  cites: ['gx-2022-7#3-5'],
  params: matterParams,
  body: z.object({
    outcome: followUpOutcomes.schema,
    employer: z.string().trim().max(80, { error: '用人单位不能超过80个字' }).default(''),
    note: sentence('回访情况', 500),
  }),
  reply: z.object({ id, followUpDoneOn: dateShape.nullable(), late: z.boolean() }),
})

export const verifyStatus = endpoint({
  method: 'POST',
  path: '/api/employment/matters/:matterId/statuses',
  summary: '更新就业状态',
  cites: ['gx-2022-7#3-5'],
  params: matterParams,
  body: z.object({
    status: employmentStatuses.schema,
    from: dateShape.optional(),
    employer: z.string().trim().max(80, { error: '用人单位不能超过80个字' }).default(''),
    source: sentence('信息来源', 80),
  }),
  reply: z.object({ id }),
})

export const closeMatter = endpoint({
  method: 'POST',
  path: '/api/employment/matters/:matterId/close',
  summary: '办结服务事项',
  cites: ['gx-2022-7#3-5'],
  params: matterParams,
  reply: done,
})

// —— the trainee's own ——

export const getMyPosts = endpoint({
  method: 'GET',
  path: '/api/employment/mine',
  summary: '我的岗位',
  cites: ['gx-2022-7#3-5'],
  reply: z.object({
    matters: z.array(
      z.object({
        id,
        classTitle: z.string(),
        state: matterStates.schema,
        referralsMin: z.int(),
        followUpDueOn: dateShape.nullable(),
        followUpDoneOn: dateShape.nullable(),
        /** The day is past and nobody has called. */
        followUpLate: z.boolean(),
        posts: z.array(
          postShape.pick({ title: true, employer: true, workplace: true, payText: true, openUntil: true }).extend({
            referralId: id,
            open: z.boolean(),
            referredOn: dateShape,
            response: referralResponses.schema.nullable(),
          }),
        ),
      }),
    ),
  }),
})

export const respondToReferral = endpoint({
  method: 'POST',
  path: '/api/employment/referrals/:referralId/response',
  summary: '对推介的岗位表示意向',
  params: z.object({ referralId: id }),
  body: z.object({ response: referralResponses.schema }),
  reply: done,
})

export const contactReferral = endpoint({
  method: 'POST',
  path: '/api/employment/referrals/:referralId/contact',
  summary: '就岗位意向与本人联系',
  cites: ['gx-2022-7#3-5'],
  params: z.object({ referralId: id }),
  reply: done,
})
