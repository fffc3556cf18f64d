import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, done, id, sentence } from '#kernel/shapes'

export const postShape = z.object({
  id,
  title: z.string(),
  employer: z.string(),
  workplace: z.string(),
  payText: z.string(),
  heads: z.int(),
  regionCode: z.string(),
  regionName: z.string(),
  publisherName: z.string().nullable(),
  openFrom: dateShape,
  openUntil: dateShape,
  closedOn: dateShape.nullable(),
  open: z.boolean(),
  /** The reader may stop it: published by the reader's organization, or in the reader's county. */
  own: z.boolean(),
})

export const listPosts = endpoint({
  method: 'GET',
  path: '/api/employment/posts',
  summary: '岗位信息',
  cites: ['gx-2022-7#3-5'],
  query: pageQuery.extend({
    state: z.enum(['open', 'closed']).optional(),
    search: z.string().trim().optional(),
    regionCode: z.string().optional(),
  }),
  reply: pageOf(postShape),
})

export const publishPost = endpoint({
  method: 'POST',
  path: '/api/employment/posts',
  summary: '发布岗位',
  cites: ['gx-2022-7#3-5'],
  body: z.object({
    title: sentence('岗位名称', 60),
    employer: sentence('用人单位', 80),
    workplace: sentence('工作地点', 80),
    payText: sentence('薪酬待遇', 80),
    heads: z.coerce
      .number({ error: '请填写招聘人数' })
      .int({ error: '招聘人数应为整数' })
      .min(1, { error: '招聘人数至少1人' }),
    openFrom: dateShape.optional(),
    openUntil: dateShape,
  }),
  reply: z.object({ id }),
})

export const closePost = endpoint({
  method: 'POST',
  path: '/api/employment/posts/:postId/close',
  summary: '停止招聘',
  params: z.object({ postId: id }),
  reply: done,
})
