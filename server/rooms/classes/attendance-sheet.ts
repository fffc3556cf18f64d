import type { DateText } from '#kernel/dates'
import { diedOn } from '#people'
import type { Tx } from '#platform/db'
import { readReadings } from '#policy'
import { getTrainingClass } from './class-file.ts'
import type { AttendanceMark } from './contract.ts'
import { attendedDates, type Counting } from './domain/attended-dates.ts'
import { onRoll } from './domain/on-roll.ts'
import { refuse } from './refusals.ts'
import { selectSessions } from './store.ts'
import { findSession, selectChain, selectCurrentMarks } from './store-attendance.ts'
import { type Enrollment, selectEnrollments } from './store-roster.ts'

/**
 * What is attendance in a class: whether 迟到 is, and whether half a day is. Both are readings: those in force when the
 * class began, so that a new reading changes no class that is under way.
 */
export async function countingFor(
  tx: Tx,
  { regionCode, startsOn }: { regionCode: string; startsOn: DateText },
): Promise<Counting> {
  const read = await readReadings(tx, ['attendance.late-counts', 'attendance.half-day'], regionCode, startsOn)
  const { 'attendance.late-counts': late, 'attendance.half-day': halfDay } = read
  return { marks: new Set<AttendanceMark>(late === 'yes' ? ['present', 'late'] : ['present']), halfDay }
}

/** The current marks of a class, by enrollment and session. */
export async function marksByTrainee(tx: Tx, classId: string): Promise<Map<string, Map<string, AttendanceMark>>> {
  const byTrainee = Map.groupBy(await selectCurrentMarks(tx, classId), (mark) => mark.enrollmentId)
  return new Map([...byTrainee].map(([id, marks]) => [id, new Map(marks.map((m) => [m.sessionId, m.mark]))]))
}

/** Sessions × trainees, with the days each attended. */
export async function classAttendance(tx: Tx, { classId }: { classId: string }) {
  const counting = await countingFor(tx, await getTrainingClass(tx, classId))
  const sessions = await selectSessions(tx, classId)
  const marks = await marksByTrainee(tx, classId)
  const trainees = (await selectEnrollments(tx, classId)).map(({ id, personName, withdrawnOn }) => {
    const own = marks.get(id) ?? new Map<string, AttendanceMark>()
    return {
      enrollmentId: id,
      personName,
      withdrawnOn,
      marks: Object.fromEntries(own),
      attendedDates: attendedDates(sessions, own, counting),
    }
  })
  const head = sessions.map(({ id, heldOn, startsAt, marked }) => ({ id, heldOn, startsAt, marked }))
  return { sessions: head, trainees }
}

/** Who belongs to a class on a day. */
export async function rollOn(tx: Tx, classId: string, day: DateText): Promise<Enrollment[]> {
  const enrollments = await selectEnrollments(tx, classId)
  const persons = enrollments.map(({ personId }) => personId)
  const died = await diedOn(tx, persons)
  return enrollments.filter(({ personId, withdrawnOn }) => onRoll({ withdrawnOn, diedOn: died.get(personId) }, day))
}

/** One session, for marking and correcting: everybody on the roll that day with the chain of records. */
export async function sessionSheet(tx: Tx, { sessionId }: { sessionId: string }) {
  const session = await findSession(tx, sessionId)
  if (!session) throw refuse('session-unknown')
  const chains = Map.groupBy(await selectChain(tx, sessionId), (record) => record.enrollmentId)
  const roll = await rollOn(tx, session.classId, session.heldOn)
  const trainees = roll.map(({ id, personName, residentIdTail }) => {
    const chain = chains.get(id) ?? []
    const history = chain.map(({ mark, recordedBy, recordedAt, reason, document }) => ({
      mark,
      recordedBy: recordedBy ?? '',
      recordedAt,
      reason,
      document,
    }))
    return { enrollmentId: id, personName, residentIdTail, mark: chain.at(-1)?.mark ?? null, history }
  })
  return { ...session, marked: chains.size > 0, trainees }
}
