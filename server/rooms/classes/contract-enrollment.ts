import { z } from 'zod'
import { placeLinks } from '#catalog/contract'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, done, id, sentence } from '#kernel/shapes'
import { traineeTermsForm } from './contract-terms.ts'

const classParams = z.object({ classId: id })
const anyFile = z.any()

export const enrollmentShape = z.object({
  id,
  personId: id,
  personName: z.string(),
  residentIdTail: z.string(),
  township: z.string(),
  decisiveOn: dateShape,
  statuses: z.array(z.string()),
  hasContract: z.boolean(),
  contractFrom: dateShape.nullable(),
  contractUntil: dateShape.nullable(),
  withdrawnOn: dateShape.nullable(),
  withdrawnReason: z.string().nullable(),
  passed: z.boolean().nullable(),
  testedOn: dateShape.nullable(),
  score: z.int().nullable(),
  placeLink: placeLinks.schema.nullable(),
  /** What is taken from this trainee; null: not recorded. */
  feeFen: amountShape.nullable(),
  /** The document allows no fee from this person. */
  freeOfCharge: z.boolean(),
  agreementSignedOn: dateShape.nullable(),
})

export const listEnrollments = endpoint({
  method: 'GET',
  path: '/api/classes/:classId/enrollments',
  summary: '学员名册（身份快照）',
  cites: ['gx-2022-7#2'],
  params: classParams,
  reply: z.object({ enrollments: z.array(enrollmentShape) }),
})

export const enroll = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/enrollments',
  summary: '学员入班',
  cites: ['gx-2022-7#2'],
  params: classParams,
  body: traineeTermsForm.extend({ residentId: sentence('身份证号', 40), name: sentence('姓名', 60) }),
  reply: z.object({ id }),
})

export const enrollRoster = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/roster',
  summary: '按名册批量入班（一次列出全部错误）',
  cites: ['gx-2022-7#2'],
  params: classParams,
  accepts: 'file',
  reply: z.object({
    total: z.int(),
    added: z.int(),
    known: z.int(),
    errors: z.array(z.object({ row: z.int(), column: z.string(), message: z.string() })),
  }),
})

export const getRosterTemplate = endpoint({
  method: 'GET',
  path: '/api/class-roster-template',
  summary: '名册模板',
  reply: anyFile,
  replies: 'file',
})

export const exportRoster = endpoint({
  method: 'GET',
  path: '/api/classes/:classId/roster.xlsx',
  summary: '导出学员名册',
  params: classParams,
  reply: anyFile,
  replies: 'file',
})

export const withdrawTrainee = endpoint({
  method: 'POST',
  path: '/api/enrollments/:enrollmentId/withdraw',
  summary: '学员退班',
  params: z.object({ enrollmentId: id }),
  body: z.object({ reason: sentence('退班原因', 200) }),
  reply: done,
})

export const recordResults = endpoint({
  method: 'PUT',
  path: '/api/classes/:classId/results',
  summary: '录入结业考核结果',
  params: classParams,
  body: z.object({
    /** The day of the test; today unless told. */
    testedOn: dateShape.optional(),
    results: z
      .array(
        z.object({
          enrollmentId: id,
          passed: z.boolean(),
          score: z.int().min(0, { error: '成绩为0至100' }).max(100, { error: '成绩为0至100' }).nullish(),
        }),
      )
      .min(1, { error: '请至少录入一人的结果' }),
  }),
  reply: done,
})

export const completeClass = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/complete',
  summary: '结业（此后考勤锁定）',
  cites: ['gx-2022-7#10'],
  params: classParams,
  body: z.object({ version: z.int() }),
  reply: z.object({ id, state: z.string(), version: z.int() }),
})
