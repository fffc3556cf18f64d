import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overrideReading } from '#policy/contract'
import {
  approvedClass,
  type ClassHouse,
  classForm,
  completedClass,
  enrolled,
  heldOn,
  markSession,
  openClassHouse,
  sessionsOf,
  turnTo,
} from '../../../test/class-house.ts'
import * as contract from './contract.ts'
import { attendedDates } from './domain/attended-dates.ts'

let desk: ClassHouse
beforeAll(async () => {
  desk = await openClassHouse()
})
afterAll(() => desk.house.close())

/** An approved class with two trainees on the given days. */
const runningClass = (...days: string[]) => running(heldOn(...days))

async function running(form: Parameters<typeof approvedClass>[1]) {
  const people = await desk.villagers(2)
  const { id: classId } = await approvedClass(desk, form)
  const [first = '', second = ''] = await enrolled(desk, classId, people)
  const sessions = (await sessionsOf(desk, classId)).map(({ id }) => id)
  return { classId, first, second, sessions }
}
const mark = (sessionId: string, marks: { enrollmentId: string; mark: contract.AttendanceMark }[], by = desk.teacher) =>
  by.send(contract.recordAttendance, { params: { sessionId }, body: { marks } })
const correct = (
  sessionId: string,
  enrollmentId: string,
  to: contract.AttendanceMark,
  by = desk.otherTeacher,
  document?: string,
) =>
  by.send(contract.correctAttendance, {
    params: { sessionId },
    body: { enrollmentId, mark: to, reason: '签到表为证', document },
  })
const present = (enrollmentId: string) => ({ enrollmentId, mark: 'present' as const })

describe('记考勤', () => {
  it('当日起在期限内、一次记全、只记一次 [G-052]', async () => {
    const { first, second, sessions } = await runningClass('2024-06-10', '2024-06-20')
    const [one = '', two = ''] = sessions
    const both = [present(first), present(second)]
    expect((await mark(one, both)).body.code).toBe('session-ahead')
    await turnTo(desk, '2024-06-10')
    expect((await mark(randomUUID(), both)).body.code).toBe('session-unknown')
    for (const marks of [[present(first)], [present(first), present(first)], [present(first), present(randomUUID())]]) {
      expect((await mark(one, marks)).body.code).toBe('marks-incomplete')
    }
    const twice = await Promise.all([mark(one, both), mark(one, both, desk.otherTeacher)])
    expect(twice.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['marked-already', 'ok'])
    await turnTo(desk, '2024-06-28')
    expect((await mark(two, both)).body).toMatchObject({
      code: 'marking-overdue',
      detail: expect.stringContaining('7'),
    })
  })

  it('别的车间的教师看不到这次课', async () => {
    const { first, second, sessions } = await runningClass('2024-07-01')
    const foreign = await desk.staff('teacher', await desk.organization('assistance-workshop', '450225'))
    await turnTo(desk, '2024-07-01')
    const refused = await mark(sessions[0] ?? '', [present(first), present(second)], foreign)
    expect(refused.body.code).toBe('session-unknown')
  })
})

describe('更正', () => {
  it('由另一自然人写新记录，原记录保留；记录人换账号也不行 [G-052]', async () => {
    const human = '同一位教师'
    const place = { organizationId: desk.workshopId, regionCode: '450225', human }
    const recorder = await desk.house.as('teacher', place)
    const sameHuman = await desk.house.as('workshop', place)
    const { first, second, sessions } = await runningClass('2024-07-02')
    const [sessionId = ''] = sessions
    await turnTo(desk, '2024-07-02')
    await markSession(desk, sessionId, { [first]: 'absent' }, recorder)
    expect((await correct(sessionId, first, 'present', recorder)).body.code).toBe('correction-same-person')
    expect((await correct(sessionId, first, 'present', sameHuman)).body.code).toBe('correction-same-person')
    expect((await correct(sessionId, first, 'absent')).body.code).toBe('mark-unchanged')
    expect((await correct(sessionId, randomUUID(), 'late')).body.code).toBe('mark-missing')
    const early = await correct(sessionId, first, 'late', desk.otherTeacher, '核查记录7号')
    expect(early.body.code).toBe('correction-needs-no-document')
    expect((await correct(sessionId, first, 'late')).status).toBe(200)
    expect((await correct(sessionId, first, 'present')).body.code).toBe('correction-same-person')
    const { trainees } = await desk.teacher.call(contract.getSessionSheet, { params: { sessionId } })
    const history = trainees.find(({ enrollmentId }) => enrollmentId === first)?.history
    expect(history?.map(({ mark, reason }) => [mark, reason])).toEqual([
      ['absent', null],
      ['late', '签到表为证'],
    ])
    expect(trainees.find(({ enrollmentId }) => enrollmentId === second)?.mark).toBe('present')
  })

  it('数据库是第二证人：同一人的更正、改写、删除、结业后的考勤，一概不收 [G-052]', async () => {
    const people = await desk.villagers(1)
    const handle = await approvedClass(desk, heldOn('2024-07-04', '2024-07-05'))
    const { rows: before } = await asApp(`select id from classes.attendance_event limit 1`)
    expect(before.length).toBe(1)
    await expect(asApp(`update classes.attendance_event set mark = 'present'`)).rejects.toThrow('permission denied')
    await expect(asApp(`delete from classes.attendance_event`)).rejects.toThrow('permission denied')
    const copy = (change: string) =>
      asApp(`insert into classes.attendance_event (id, session_id, enrollment_id, class_id, region_code, organization_id,
          person_id, mark, recorded_by, recorder_person, recorded_at, corrects, reason)
        select gen_random_uuid(), session_id, enrollment_id, class_id, region_code, organization_id, person_id, 'late',
          recorded_by, ${change}, now(), id, '直接写库' from classes.attendance_event a
        where not exists (select 1 from classes.attendance_event b where b.corrects = a.id) order by recorded_at desc limit 1`)
    await expect(copy('recorder_person')).rejects.toThrow('考勤更正须由另一人作出')
    await completedClass(desk, handle, people)
    await expect(copy('gen_random_uuid()')).rejects.toThrow('考勤已锁定')
  })

  it('结业后办班单位不能再记、不能更正；核查发现不符的，只由经办机构凭文书更正，原记录保留，绕过程序数据库也不收 [G-052][G-054]', async () => {
    const people = await desk.villagers(1)
    const handle = await completedClass(desk, await approvedClass(desk, heldOn('2024-07-08')), people)
    const params = { classId: handle.id }
    const { sessions, trainees } = await desk.clerk.call(contract.getAttendance, { params })
    const [sessionId, enrollmentId] = [sessions[0]?.id ?? '', trainees[0]?.enrollmentId ?? '']
    expect(trainees[0]?.attendedDates).toEqual(['2024-07-08'])
    const late = [
      await correct(sessionId, enrollmentId, 'absent'),
      await correct(sessionId, enrollmentId, 'absent', desk.otherTeacher, '本单位证明'),
      await mark(sessionId, [present(enrollmentId)]),
    ]
    expect(late.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'role-refused'],
      [403, 'role-refused'],
      [409, 'state-forbids'],
    ])
    expect((await correct(sessionId, enrollmentId, 'absent', desk.clerk)).body.code).toBe('correction-undocumented')
    expect((await correct(sessionId, enrollmentId, 'absent', desk.clerk, '核查记录7号')).status).toBe(200)
    const again = await correct(sessionId, enrollmentId, 'present', desk.clerk, '复核记录8号')
    expect(again.body.code).toBe('correction-same-person')
    const sheet = await desk.teacher.call(contract.getSessionSheet, { params: { sessionId } })
    expect(sheet.trainees[0]?.history.map((one) => [one.mark, one.document])).toEqual([
      ['present', null],
      ['absent', '核查记录7号'],
    ])
    const after = await desk.clerk.call(contract.getAttendance, { params })
    expect(after.trainees[0]?.attendedDates).toEqual([])
    const forged = `insert into classes.attendance_event (id, session_id, enrollment_id, class_id, region_code,
        organization_id, person_id, mark, recorded_by, recorder_person, recorded_at, corrects, reason, document)
      select gen_random_uuid(), session_id, enrollment_id, class_id, region_code, organization_id, person_id, 'present',
        recorded_by, gen_random_uuid(), now(), id, '直接写库', '本单位证明' from classes.attendance_event
      where class_id = '${handle.id}' and corrects is not null`
    await expect(asApp(forged, desk.workshopId)).rejects.toThrow('考勤已锁定')
  })
})

describe('出勤天数', () => {
  const sessions = [
    { id: 'a', heldOn: '2024-06-10' },
    { id: 'b', heldOn: '2024-06-10' },
    { id: 'c', heldOn: '2024-06-11' },
  ] as never
  const days = (
    marks: Record<string, string>,
    counts = ['present', 'late'],
    halfDay: 'not-counted' | 'whole-day' = 'not-counted',
  ) => attendedDates(sessions, new Map(Object.entries(marks)), { marks: new Set(counts), halfDay }).length
  it.each<[number, Record<string, string>, string[]?]>([
    [2, { a: 'present', b: 'late', c: 'present' }],
    [1, { a: 'present', b: 'leave', c: 'present' }],
    [1, { a: 'present', c: 'present' }],
    [0, { a: 'absent', b: 'present', c: 'leave' }],
    [1, { a: 'present', b: 'late', c: 'present' }, ['present']],
    [0, {}],
  ])('%i 天：一天每次课都出勤才算，不折半天', (expected, marks, counts) => {
    expect(days(marks, counts)).toBe(expected)
  })

  it.each<[number, Record<string, string>]>([
    [1, { a: 'present', b: 'leave' }],
    [2, { a: 'absent', b: 'late', c: 'present' }],
    [0, { a: 'absent', b: 'leave', c: 'absent' }],
  ])('%i 天：依文件改为半天也计一天时', (expected, marks) => {
    expect(days(marks, undefined, 'whole-day')).toBe(expected)
  })

  it('半天不计是读法：依文件改后，开课在后的班计为一天，已开的班不变 [G-048]', async () => {
    const officer = await desk.house.as('region-officer', { regionCode: '450000' })
    const body = {
      key: 'attendance.half-day',
      regionCode: '450225',
      value: 'whole-day',
      effectiveFrom: '2024-07-10',
      documentNumber: '融人社发〔2024〕2号',
    }
    const attended = async (day: string) => {
      const halves = classForm().sessions.slice(0, 2)
      const form = { sessions: halves.map((half) => ({ ...half, heldOn: day })), budget: [] }
      const { classId, first, sessions } = await running(form)
      await turnTo(desk, day)
      await markSession(desk, sessions[0] ?? '')
      await markSession(desk, sessions[1] ?? '', { [first]: 'absent' })
      if (day === '2024-07-09') await officer.call(overrideReading, { body: body as never })
      const { trainees } = await desk.clerk.call(contract.getAttendance, { params: { classId } })
      return trainees.map((one) => one.attendedDates.length).sort()
    }
    expect(await attended('2024-07-09')).toEqual([0, 1])
    expect(await attended('2024-07-10')).toEqual([1, 1])
  })

  it('迟到是否计为出勤是读法：依文件改后，开课在后的班按新读法，已开的班不变', async () => {
    const officer = await desk.house.as('region-officer', { regionCode: '450000' })
    const body = {
      key: 'attendance.late-counts',
      regionCode: '450225',
      value: 'no',
      effectiveFrom: '2024-07-12',
      documentNumber: '融人社发〔2024〕1号',
    }
    const attended = async (day: string) => {
      const { classId, first, sessions } = await runningClass(day)
      await turnTo(desk, day)
      await markSession(desk, sessions[0] ?? '', { [first]: 'late' })
      if (day === '2024-07-11') await officer.call(overrideReading, { body })
      const { trainees } = await desk.clerk.call(contract.getAttendance, { params: { classId } })
      return trainees.map((one) => one.attendedDates.length).sort()
    }
    expect(await attended('2024-07-11')).toEqual([1, 1])
    expect(await attended('2024-07-12')).toEqual([0, 1])
  })
})

it('考勤表打印为 PDF', async () => {
  const { classId } = await runningClass('2024-07-15')
  const { bytes, headers } = await desk.clerk.send(contract.printAttendance, { params: { classId } })
  expect([headers['content-type'], bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
})

it('学员只看到自己的班、课表和考勤，看不到别人的', async () => {
  const { classId, first, sessions } = await runningClass('2024-07-18')
  await turnTo(desk, '2024-07-18')
  await markSession(desk, sessions[0] ?? '')
  const { enrollments } = await desk.clerk.call(contract.listEnrollments, { params: { classId } })
  const personId = enrollments.find(({ id }) => id === first)?.personId ?? ''
  const trainee = await desk.house.as('trainee', { personId })
  const { classes } = await trainee.call(contract.listMyClasses)
  expect(
    classes.map(({ enrollmentId, attendedDates, sessions }) => [enrollmentId, attendedDates, sessions.length]),
  ).toEqual([[first, ['2024-07-18'], 1]])
  const stranger = await desk.house.as('trainee', { personId: randomUUID() })
  expect((await stranger.call(contract.listMyClasses)).classes).toEqual([])
  expect((await trainee.send(contract.getClass, { params: { classId } })).status).toBe(403)
})

it('结业的条件：课上完、考勤记全、人人有结果', async () => {
  const { classId, first, second, sessions } = await runningClass('2024-07-22', '2024-07-23')
  const params = { classId }
  const complete = async () => {
    const { version } = await desk.workshop.call(contract.getClass, { params })
    return (await desk.workshop.send(contract.completeClass, { params, body: { version } })).body.code ?? 'ok'
  }
  await turnTo(desk, '2024-07-22')
  await markSession(desk, sessions[0] ?? '')
  expect(await complete()).toBe('class-not-over')
  await turnTo(desk, '2024-07-23')
  expect(await complete()).toBe('sessions-unmarked')
  await markSession(desk, sessions[1] ?? '')
  expect(await complete()).toBe('results-missing')
  const test = (results: { enrollmentId: string; passed: boolean }[]) =>
    desk.teacher.send(contract.recordResults, { params, body: { results } })
  expect((await test([{ enrollmentId: randomUUID(), passed: true }])).body.code).toBe('trainee-not-tested')
  await test([first, second].map((enrollmentId) => ({ enrollmentId, passed: true })))
  expect(await complete()).toBe('ok')
})

/** One statement as the application's own database role, with the reach of the whole region or of one organization. */
async function asApp(statement: string, organizationId = '') {
  const client = await desk.house.database.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('jq.kind', $1, true)`, [organizationId ? 'organization' : 'system'])
    await client.query(`select set_config('jq.organization_id', $1, true)`, [organizationId])
    return await client.query(statement)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
