import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, done, id, regionCodeShape, sentence } from '#kernel/shapes'
import type { OrganizationKind } from '#organizations/contract'
import { type Role, roles } from '#platform/auth/contract'

export const accountStates = codes('UserAccountState', {
  active: ['正常', 'active'],
  initial: ['待改初始密码', 'initial password'],
  disabled: ['已停用', 'disabled'],
})

export const postStates = codes('PostState', {
  current: ['在任', 'current'],
  coming: ['未到任', 'not yet'],
  ended: ['已收回', 'ended'],
})

type Level = 'autonomous-region' | 'city' | 'county'

/** Where a post stands: in a region (of one level, or of any), with an organization of some kinds, or for one person. */
export type PostPlace =
  | { readonly of: 'region'; readonly level?: Level }
  | { readonly of: 'organization'; readonly kinds: readonly OrganizationKind[] }
  | { readonly of: 'person' }

/** Which place each post needs: shown by the form, held to by the server. */
export const postPlaces: Readonly<Record<Role, PostPlace>> = {
  'county-clerk': { of: 'region', level: 'county' },
  'second-reviewer': { of: 'region' },
  approver: { of: 'region' },
  finance: { of: 'region' },
  accountant: { of: 'region' },
  'city-employment-service': { of: 'region', level: 'city' },
  'city-officer': { of: 'region', level: 'city' },
  'region-officer': { of: 'region', level: 'autonomous-region' },
  school: { of: 'organization', kinds: ['technical-school', 'training-provider'] },
  teacher: {
    of: 'organization',
    kinds: ['technical-school', 'training-provider', 'enterprise', 'assistance-workshop'],
  },
  workshop: { of: 'organization', kinds: ['assistance-workshop'] },
  enterprise: { of: 'organization', kinds: ['enterprise'] },
  'hr-agency': { of: 'organization', kinds: ['hr-agency'] },
  trainee: { of: 'person' },
  auditor: { of: 'region' },
  administrator: { of: 'region' },
}

export const userAccountShape = z.object({
  id,
  account: z.string(),
  name: z.string(),
  regionName: z.string(),
  organizationName: z.string().nullable(),
  state: accountStates.schema,
  disabledReason: z.string().nullable(),
  /** It asks for a one-time code. */
  totp: z.boolean(),
  /** It belongs to the very person who asks; somebody else keeps it. */
  mine: z.boolean(),
  posts: z.array(
    z.object({
      id,
      role: roles.schema,
      regionName: z.string(),
      organizationName: z.string().nullable(),
      validFrom: dateShape,
      validUntil: dateShape.nullable(),
      state: postStates.schema,
    }),
  ),
})

export const listUserAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  summary: '账号名册',
  query: pageQuery.extend({
    cursor: id.optional(),
    /** Part of the account or of the name. */
    search: z.string().trim().max(50).optional(),
    role: roles.schema.optional(),
    state: accountStates.schema.optional(),
    regionCode: z.string().trim().max(9).optional(),
  }),
  reply: pageOf(userAccountShape),
})

const place = {
  role: roles.schema,
  /** For posts of a region; a post with an organization stands where the organization sits. */
  regionCode: regionCodeShape.optional(),
  organizationId: id.optional(),
}

const ACCOUNT = /^[a-z][a-z\d._-]{2,31}$/
const accountRule = '账号为3至32位小写字母、数字、点、横线，以字母开头'

/** The one time an initial password is shown. */
const initialPassword = z.object({ password: z.string(), expiresAt: z.string() })

export const createAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  summary: '建立账号',
  body: z.object({
    account: z
      .string({ error: accountRule })
      .trim()
      .regex(ACCOUNT, { error: accountRule })
      .refine((account) => !account.startsWith('demo-'), { error: 'demo-开头的账号只用于演示' }),
    name: sentence('姓名', 50),
    /** Read and checked by the server; only its blind index is kept. For a trainee: the person of the register. */
    residentId: sentence('身份证号', 40),
    ...place,
  }),
  reply: initialPassword.extend({ id }),
})

const userParams = z.object({ userId: id })
const reason = z.object({ reason: sentence('原因', 200) })

export const disableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:userId/disable',
  summary: '停用账号',
  params: userParams,
  body: reason,
  reply: done,
})

export const enableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:userId/enable',
  summary: '恢复账号',
  params: userParams,
  reply: done,
})

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/accounts/:userId/password-reset',
  summary: '重置密码',
  params: userParams,
  reply: initialPassword,
})

export const resetTotp = endpoint({
  method: 'POST',
  path: '/api/accounts/:userId/totp-reset',
  summary: '取消动态口令',
  params: userParams,
  body: reason,
  reply: done,
})

export const endAccountSessions = endpoint({
  method: 'POST',
  path: '/api/accounts/:userId/sign-out',
  summary: '结束账号的全部登录',
  params: userParams,
  reply: z.object({ ended: z.int() }),
})

export const grantPost = endpoint({
  method: 'POST',
  path: '/api/accounts/:userId/posts',
  summary: '授予岗位',
  params: userParams,
  body: z.object({ ...place, validUntil: dateShape.optional() }),
  reply: z.object({ id }),
})

export const revokePost = endpoint({
  method: 'POST',
  path: '/api/accounts/posts/:postId/revoke',
  summary: '收回岗位',
  params: z.object({ postId: id }),
  body: reason,
  reply: done,
})
