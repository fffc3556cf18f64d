import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, done, id, sentence } from '#kernel/shapes'
import { ownFeesShape } from './contract-terms.ts'

export const attendanceMarks = codes('AttendanceMark', {
  present: ['出勤', 'present'],
  late: ['迟到', 'late'],
  leave: ['请假', 'on leave'],
  absent: ['缺勤', 'absent'],
})
export type AttendanceMark = CodeOf<typeof attendanceMarks>

const mark = attendanceMarks.schema
const sessionParams = z.object({ sessionId: id })

const sessionHead = z.object({
  id,
  classId: id,
  classTitle: z.string(),
  heldOn: dateShape,
  startsAt: z.string(),
  endsAt: z.string(),
  content: z.string(),
  teacherName: z.string(),
})

export const listOpenSessions = endpoint({
  method: 'GET',
  path: '/api/sessions/unmarked',
  summary: '今日及以前未记考勤的课次',
  reply: z.object({ total: z.int(), sessions: z.array(sessionHead) }),
})

export const getSessionSheet = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/attendance',
  summary: '一次课的考勤',
  cites: ['gx-2022-7#10'],
  params: sessionParams,
  reply: sessionHead.extend({
    classState: z.string(),
    marked: z.boolean(),
    trainees: z.array(
      z.object({
        enrollmentId: id,
        personName: z.string(),
        residentIdTail: z.string(),
        mark: mark.nullable(),
        /** Every record of the chain, oldest first: what it was, what it became, who and why. */
        history: z.array(
          z.object({
            mark,
            recordedBy: z.string(),
            recordedAt: z.string(),
            reason: z.string().nullable(),
            /** After completion: the document of the inspection. */
            document: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
})

export const recordAttendance = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/attendance',
  summary: '记考勤',
  cites: ['gx-2022-7#10'],
  params: sessionParams,
  body: z.object({ marks: z.array(z.object({ enrollmentId: id, mark })).min(1, { error: '请逐人记考勤' }) }),
  reply: done,
})

export const correctAttendance = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/corrections',
  summary: '更正考勤（由另一人，写明原因；结业以后由经办机构凭核查文书）',
  cites: ['gx-2022-7#10'],
  params: sessionParams,
  body: z.object({
    enrollmentId: id,
    mark,
    reason: sentence('更正原因', 200),
    /** Of a completed class: what the inspection is documented by. */
    document: sentence('核查文书', 200).optional(),
  }),
  reply: done,
})

const traineeMarks = z.object({
  enrollmentId: id,
  personName: z.string(),
  withdrawnOn: dateShape.nullable(),
  /** By session id; a session not yet marked is absent from it. */
  marks: z.record(z.string(), mark),
  attendedDates: z.array(dateShape),
})

export const getAttendance = endpoint({
  method: 'GET',
  path: '/api/classes/:classId/attendance',
  summary: '全班考勤（课次 × 学员）与出勤天数',
  cites: ['gx-2022-7#10'],
  params: z.object({ classId: id }),
  reply: z.object({
    sessions: z.array(z.object({ id, heldOn: dateShape, startsAt: z.string(), marked: z.boolean() })),
    trainees: z.array(traineeMarks),
  }),
})

export const printAttendance = endpoint({
  method: 'GET',
  path: '/api/classes/:classId/attendance.pdf',
  summary: '打印考勤表',
  params: z.object({ classId: id }),
  reply: z.any(),
  replies: 'file',
})

export const listMyClasses = endpoint({
  method: 'GET',
  path: '/api/my/classes',
  summary: '我的班级与考勤',
  cites: ['gx-2022-7#10'],
  reply: z.object({
    classes: z.array(
      z.object({
        classId: id,
        enrollmentId: id,
        title: z.string(),
        organizationName: z.string(),
        place: z.string(),
        startsOn: dateShape,
        endsOn: dateShape,
        state: z.string(),
        stateLabel: z.string(),
        withdrawnOn: dateShape.nullable(),
        passed: z.boolean().nullable(),
        attendedDates: z.array(dateShape),
        fees: ownFeesShape,
        sessions: z.array(
          z.object({
            id,
            heldOn: dateShape,
            startsAt: z.string(),
            endsAt: z.string(),
            content: z.string(),
            teacherName: z.string(),
            mark: mark.nullable(),
            corrected: z.boolean(),
          }),
        ),
      }),
    ),
  }),
})
