import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, done, id } from '#kernel/shapes'

export { type Role, roles } from './actor.ts'

/** Who is signed in, as the pages show it. */
export const sessionShape = z.object({
  user: z.object({
    id,
    name: z.string(),
    role: z.string(),
    roleLabel: z.string(),
    regionCode: z.string(),
    regionName: z.string(),
    organizationId: z.string().nullable(),
    organizationName: z.string().nullable(),
    personId: z.string().nullable(),
    /** The account asks for a one-time code. */
    totp: z.boolean(),
    /** The password was made by somebody else: everything else waits until there is one's own. */
    passwordInitial: z.boolean(),
  }),
  /** The posts this account may act in today; one account, one or more posts. */
  posts: z.array(z.object({ id, label: z.string(), current: z.boolean() })),
  business: z.object({ date: dateShape, demo: z.boolean() }),
})

export const getSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: '当前登录身份',
  reply: sessionShape,
})

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: '登录',
  body: z.object({
    account: z.string({ error: '请填写账号' }).trim().min(1, { error: '请填写账号' }),
    password: z.string({ error: '请填写密码' }).min(1, { error: '请填写密码' }),
    code: z.string().trim().optional(),
  }),
  reply: done,
})

export const signOut = endpoint({ method: 'DELETE', path: '/api/session', summary: '退出登录', reply: done })

/** Demo profile only: the identities of the landing page. */
export const listDemoIdentities = endpoint({
  method: 'GET',
  path: '/api/demo/identities',
  summary: '演示身份',
  reply: z.object({
    identities: z.array(
      z.object({
        account: z.string(),
        role: z.string(),
        roleLabel: z.string(),
        name: z.string(),
        regionName: z.string(),
        organizationName: z.string().nullable(),
      }),
    ),
    date: dateShape,
  }),
})

export const takeDemoIdentity = endpoint({
  method: 'POST',
  path: '/api/session/demo',
  summary: '以演示身份进入',
  body: z.object({ account: z.string() }),
  reply: done,
})

export const advanceClock = endpoint({
  method: 'POST',
  path: '/api/clock',
  summary: '推进业务日期',
  body: z.object({ to: dateShape }),
  reply: z.object({ date: dateShape }),
})

export const workItemShape = z.object({
  key: z.string(),
  room: z.string(),
  title: z.string(),
  count: z.int(),
  dueOn: dateShape.optional(),
  tone: z.enum(['overdue', 'soon', 'fine']),
  path: z.string(),
})

export const getWorkQueue = endpoint({
  method: 'GET',
  path: '/api/work-queue',
  summary: '我的待办',
  reply: z.object({ items: z.array(workItemShape) }),
})

export const getTimeline = endpoint({
  method: 'GET',
  path: '/api/people/:personId/timeline',
  summary: '一人一档：从意愿到就业',
  cites: ['gx-2022-7#2', 'lz-2019-63#7-2'],
  params: z.object({ personId: id }),
  reply: z.object({
    events: z.array(
      z.object({
        on: dateShape,
        room: z.string(),
        title: z.string(),
        detail: z.string(),
        cites: z.array(z.string()).optional(),
      }),
    ),
  }),
})

export const setUpTotp = endpoint({
  method: 'POST',
  path: '/api/session/totp',
  summary: '启用动态口令',
  body: z.object({
    /** The first code of the new secret; without it a new secret is made. */
    code: z.string().trim().optional(),
    /** The code of the secret in use, without which it is not replaced. */
    current: z.string().trim().optional(),
  }),
  reply: z.object({ secret: z.string().optional(), uri: z.string().optional(), enabled: z.boolean() }),
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  summary: '修改密码',
  body: z.object({
    password: z.string({ error: '请填写现在的密码' }).min(1, { error: '请填写现在的密码' }).max(200),
    newPassword: z.string({ error: '请填写新密码' }).min(1, { error: '请填写新密码' }).max(200),
  }),
  reply: done,
})

export const switchPost = endpoint({
  method: 'POST',
  path: '/api/session/post',
  summary: '换一个岗位办理',
  body: z.object({ postId: id }),
  reply: done,
})
