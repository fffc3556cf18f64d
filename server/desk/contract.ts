import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, id } from '#kernel/shapes'

export * from './contract-accounts.ts'

/** The chains of the audit trail: one per room, one for the platform's own acts. */
export const auditStreams = codes('AuditStream', {
  auth: ['登录与账号', 'sign-in and accounts'],
  desk: ['平台', 'platform'],
  regions: ['行政区划', 'regions'],
  organizations: ['机构与收款账户', 'organizations'],
  policy: ['政策与标准', 'policy'],
  notices: ['公示与异议', 'notices'],
  people: ['实名台账', 'people'],
  catalog: ['目录', 'catalogues'],
  funds: ['资金专账', 'funds'],
  pairing: ['结对', 'pairing'],
  classes: ['开班与考勤', 'classes'],
  assessment: ['考核与证书', 'assessment'],
  employment: ['就业服务', 'employment'],
  talent: ['人才项目', 'talent'],
  subsidies: ['补贴', 'subsidies'],
  targets: ['目标任务', 'targets'],
  statistics: ['月报与统计', 'statistics'],
  supervision: ['督查', 'supervision'],
})

export const auditEventShape = z.object({
  id,
  /** System time of the act, RFC 3339; not the business date. */
  at: z.string(),
  stream: z.string(),
  act: z.string(),
  userName: z.string().nullable(),
  roleLabel: z.string().nullable(),
  regionName: z.string(),
  organizationName: z.string().nullable(),
  matterId: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  /** Its place in the stream's chain; null for the second before it is sealed. */
  seq: z.int().nullable(),
})

/** The business date, for pages that nobody signs in to. */
export const getClock = endpoint({
  method: 'GET',
  path: '/api/clock',
  summary: '业务日期',
  reply: z.object({ date: dateShape, demo: z.boolean() }),
})

export const listAuditEvents = endpoint({
  method: 'GET',
  path: '/api/audit/events',
  summary: '操作记录',
  query: pageQuery.extend({
    cursor: id.optional(),
    matter: z.string().trim().max(100).optional(),
    stream: auditStreams.schema.optional(),
    /** Part of the act's words. */
    act: z.string().trim().max(50).optional(),
    /** First and last day, by the clock of Asia/Shanghai. */
    from: dateShape.optional(),
    until: dateShape.optional(),
  }),
  reply: pageOf(auditEventShape),
})

export const getAuditVerdict = endpoint({
  method: 'GET',
  path: '/api/audit/verdict',
  summary: '核验审计链',
  reply: z.object({
    events: z.int(),
    unsealed: z.int(),
    /** The first bad row of each chain and every checkpoint that does not fit; empty when all is well. */
    faults: z.array(z.string()),
    /** Found, and no fault: lines of the checkpoint file that a crash cut off. */
    remarks: z.array(z.string()),
    heads: z.array(z.object({ stream: z.string(), seq: z.int(), hash: z.string() })),
  }),
})
