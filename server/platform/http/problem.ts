import { z } from 'zod'
import { type FieldError, Refusal, type RefusalDefinition, refusals } from '#kernel/refusal'

/** RFC 9457 problem details, as this product sends them. */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  next: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  rules: z.array(z.object({ anchor: z.string() })).optional(),
  traceId: z.string(),
})
export type Problem = z.infer<typeof problemShape>

export const refuse = refusals({
  'sign-in-needed': { status: 401, title: '请先登录，或登录已过期', next: '登录后会回到本页，已填写的内容仍在' },
  'role-refused': {
    status: 403,
    title: '您的岗位“{role}”不能办理“{act}”',
    next: '请由有此权限的岗位办理，或联系管理员核对岗位',
  },
  'password-initial': {
    status: 403,
    title: '现在用的是初始密码，请先设自己的密码',
    next: '改好密码后就能办理；初始密码只用来改密码',
  },
  'cross-site': { status: 403, title: '请求来自别的网站，已拒绝', next: '请在本平台的页面上操作' },
  'content-wrong': { status: 422, title: '有 {count} 处填写需要修改', next: '请按下列提示逐项修改后再提交' },
  'not-found': {
    status: 404,
    title: '没有找到，或不在您的管辖范围内',
    next: '请核对链接；如属外县事项，请联系该县办理',
  },
  'cursor-wrong': { status: 422, title: '翻页的位置读不懂', next: '请从第一页重新打开列表' },
  'key-reused': { status: 409, title: '同一幂等键已用于另一份内容', next: '请刷新页面后重新提交' },
  'key-malformed': { status: 422, title: '幂等键须为 8 至 100 个字符', next: '请刷新页面后重新提交' },
  stale: {
    status: 412,
    title: '这份内容已被他人修改（现为第 {version} 版）',
    next: '请刷新后在最新内容上重做，您填写的内容仍在本页',
  },
  'version-needed': { status: 428, title: '修改须带上所依据的版本', next: '请刷新页面后再提交' },
  'file-missing': { status: 422, title: '没有收到文件', next: '请选择文件后再上传' },
  'file-too-big': { status: 413, title: '文件超过 {limit} MB', next: '请拆分或压缩后再上传' },
  'body-unreadable': { status: 400, title: '请求内容无法读取', next: '请刷新页面后重试' },
  'too-many': { status: 429, title: '操作过于频繁', next: '请稍候再试' },
  busy: {
    status: 503,
    title: '系统正忙或数据库暂时不可用，本次操作没有生效',
    next: '请稍候重试；已填写的内容仍在本页',
  },
  'disk-full': {
    status: 503,
    title: '数据盘已满，本次操作没有生效，已办妥的不受影响',
    next: '请管理员清理或扩大数据目录 JIANGQIAO_DATA 所在的磁盘；有了空间就能继续办理，不用重新填写',
  },
  'database-refused': {
    status: 409,
    title: '数据库拒绝了这次写入：{reason}',
    next: '请刷新后核对，仍有疑问请联系管理员',
  },
})

/** The problem document of a refusal. */
export function problemOf(refusal: Refusal, instance: string, traceId: string): Problem {
  const { definition } = refusal
  return {
    type: `/problems/${refusal.code}`,
    title: titleOf(definition),
    status: definition.status,
    detail: refusal.message,
    instance,
    code: refusal.code,
    next: refusal.next,
    ...(refusal.errors.length > 0 && { errors: [...refusal.errors] }),
    ...(definition.cites && { rules: definition.cites.map((anchor) => ({ anchor })) }),
    traceId,
  }
}

const titleOf = (definition: RefusalDefinition): string =>
  definition.status === 403
    ? '无权办理'
    : definition.status === 404
      ? '未找到'
      : definition.status >= 500
        ? '暂时不可用'
        : '办理未成'

/** All faults of an input at once, as one refusal. */
export function contentRefusal(issues: readonly z.core.$ZodIssue[]): Refusal {
  const errors: FieldError[] = issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: issue.code ?? 'invalid',
    message: issue.message,
  }))
  return refuse('content-wrong', { count: errors.length }, errors)
}

interface DatabaseError {
  readonly code: string
  readonly message: string
}

/** What PostgreSQL and the operating system call a full disk. */
const DISK_FULL = new Set(['53100', 'ENOSPC'])

/** Our own constraints speak Chinese (JQ…); a full disk is named; a lost connection is 'busy'; everything else stays an internal error. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!isDatabaseError(error)) return undefined
  if (error.code.startsWith('JQ')) return refuse('database-refused', { reason: error.message })
  if (DISK_FULL.has(error.code)) return refuse('disk-full')
  if (/^(08|57P|53|55P03|40)/.test(error.code) || /^E(CONN|PIPE)/.test(error.code)) return refuse('busy')
  return undefined
}

/** A place in a list that the database cannot read is no place in a list; of any other input it is a fault of ours. */
export function cursorRefusal(error: unknown, input: unknown): Refusal | undefined {
  const given = typeof input === 'object' && input !== null && 'cursor' in input
  return given && isDatabaseError(error) && error.code.startsWith('22') ? refuse('cursor-wrong') : undefined
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
