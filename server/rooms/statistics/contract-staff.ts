import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'

/** What somebody of a school did for a class. */
export const staffDuties = codes('StaffDuty', {
  teaching: ['授课', 'teaching'],
  'class-head': ['班主任', 'head of the class'],
  assessment: ['考评', 'assessment'],
  outreach: ['下乡调查摸底、招生', 'outreach and enrolment'],
  administration: ['组织管理', 'administration'],
})

const cites = ['gx-2022-7#12']
const participation = z.object({ participationId: id })
const period = z.object({ from: dateShape, until: dateShape })

const participationShape = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  classId: id,
  classNumber: z.string(),
  classTitle: z.string(),
  regionName: z.string(),
  staffNumber: z.string(),
  staffName: z.string(),
  duty: staffDuties.schema,
  days: z.int(),
  fromOn: dateShape,
  untilOn: dateShape,
  confirmedOn: dateShape.nullable(),
  /** The reader's natural person entered it: another one confirms. */
  enteredByMe: z.boolean(),
})

export const listParticipation = endpoint({
  method: 'GET',
  path: '/api/statistics/participation',
  summary: '教职工参与台账',
  cites,
  query: period.extend({ staffNumber: z.string().trim().max(30).optional() }),
  reply: z.object({
    rows: z.array(participationShape),
    /** Confirmed days of each, sorted by name: a sum, not a score. */
    staff: z.array(z.object({ staffNumber: z.string(), staffName: z.string(), classes: z.int(), days: z.int() })),
  }),
})

/** Who taught a class by its timetable, and on how many days: what an entry is filled from. */
export const listClassTeachers = endpoint({
  method: 'GET',
  path: '/api/statistics/participation/classes/:classId/teachers',
  summary: '一个班的授课教师',
  cites,
  params: z.object({ classId: id }),
  reply: z.object({
    days: z.int(),
    teachers: z.array(z.object({ teacherName: z.string(), days: z.int(), fromOn: dateShape, untilOn: dateShape })),
  }),
})

export const recordParticipation = endpoint({
  method: 'POST',
  path: '/api/statistics/participation',
  summary: '登记教职工参与',
  cites,
  body: z.object({
    classId: id,
    staffNumber: sentence('工号', 30),
    staffName: sentence('姓名', 50),
    duty: staffDuties.schema,
    days: z.int({ error: '天数应为整数' }).min(1, { error: '至少一天' }).max(800),
    fromOn: dateShape,
    untilOn: dateShape,
  }),
  reply: z.object({ id }),
})

export const confirmParticipation = endpoint({
  method: 'POST',
  path: '/api/statistics/participation/:participationId/confirm',
  summary: '核对教职工参与',
  cites,
  params: participation,
  reply: z.object({ id }),
})

export const removeParticipation = endpoint({
  method: 'DELETE',
  path: '/api/statistics/participation/:participationId',
  summary: '撤去未核对的参与登记',
  cites,
  params: participation,
  reply: z.object({ id }),
})

export const certifyParticipation = endpoint({
  method: 'POST',
  path: '/api/statistics/participation/certificates',
  summary: '出具参与证明',
  cites,
  body: period.extend({ staffNumber: sentence('工号', 30) }),
  reply: z.object({ id, number: z.string() }),
})

export const printParticipation = endpoint({
  method: 'GET',
  path: '/api/statistics/participation/certificates/:participationCertificateId/print',
  summary: '打印参与证明',
  cites,
  params: z.object({ participationCertificateId: id }),
  reply: z.any(),
  replies: 'file',
})

export const checkParticipation = endpoint({
  method: 'POST',
  path: '/api/statistics/participation/check',
  summary: '核验参与证明',
  cites,
  body: z.object({ number: sentence('证明编号', 30), staffName: sentence('姓名', 50) }),
  reply: z.object({
    number: z.string(),
    staffName: z.string(),
    school: z.string(),
    fromOn: dateShape,
    untilOn: dateShape,
    days: z.int(),
    issuedOn: dateShape,
  }),
})
