import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { instantText } from '#platform/clock'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { AttendanceMark } from './contract.ts'
import { clockOf } from './store.ts'

const sessions = (tx: Tx) =>
  tx.db
    .selectFrom('classes.session as s')
    .innerJoin('classes.training_class as c', 'c.id', 's.class_id')
    .select(['s.id', 's.class_id as classId', 'c.title as classTitle', 'c.state as classState', 's.held_on as heldOn'])
    .select(['s.content', 's.teacher_name as teacherName', 's.region_code as regionCode'])
    .select([clockOf('s.starts_at').as('startsAt'), clockOf('s.ends_at').as('endsAt')])
    .select('s.organization_id as organizationId')

/** A session with its class, or undefined when it is out of reach. */
export function findSession(tx: Tx, sessionId: string) {
  return sessions(tx).where('s.id', '=', sessionId).executeTakeFirst()
}
export type Session = NonNullable<Awaited<ReturnType<typeof findSession>>>

/** Sessions in reach, of approved or running classes, held by `until` and not yet marked; oldest first. */
export const selectUnmarked = (tx: Tx, until: DateText) => firstOf(tx, unmarked(tx, until))

/** Every session of a class that is not yet marked: what stands between it and its completion. */
export const unmarkedOf = (tx: Tx, until: DateText, classId: string) =>
  unmarked(tx, until).where('s.class_id', '=', classId).execute()

const unmarked = (tx: Tx, until: DateText) =>
  sessions(tx)
    .where('s.held_on', '<=', until)
    .where('c.state', 'in', ['approved', 'teaching-only', 'under-way'])
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('classes.attendance_event as a').select('a.id').whereRef('a.session_id', '=', 's.id')),
      ),
    )
    .orderBy('s.held_on')
    .orderBy('s.starts_at')

interface MarkPlace {
  readonly session: Pick<Session, 'id' | 'classId' | 'regionCode' | 'organizationId'>
  readonly enrollmentId: string
  readonly personId: string
}

/** Whose mark it is, where the platform writes it down for somebody. */
export interface MarkedBy {
  readonly userId: string | null
  readonly naturalPersonId: string | null
}

/** Writes marks; they are never changed, only followed by corrections. */
export async function insertMarks(
  tx: Tx,
  marks: readonly (MarkPlace & { mark: AttendanceMark; corrects?: string; reason?: string; document?: string })[],
  by: MarkedBy = tx.actor,
): Promise<void> {
  if (marks.length === 0) return
  const recorded_at = instantText()
  const rows = marks.map(({ session, enrollmentId, personId, mark, corrects, reason, document }) => ({
    id: newId(),
    session_id: session.id,
    enrollment_id: enrollmentId,
    class_id: session.classId,
    region_code: session.regionCode,
    organization_id: session.organizationId,
    person_id: personId,
    mark,
    recorded_by: by.userId ?? '',
    recorder_person: by.naturalPersonId ?? '',
    recorded_at,
    corrects: corrects ?? null,
    reason: reason ?? null,
    document: document ?? null,
  }))
  await tx.db.insertInto('classes.attendance_event').values(rows).execute()
}

/** Every record of a session, oldest first, with the name of who wrote it where the caller may see it. */
export function selectChain(tx: Tx, sessionId: string) {
  return tx.db
    .selectFrom('classes.attendance_event as a')
    .leftJoin('auth.user_account as u', 'u.id', 'a.recorded_by')
    .select(['a.id', 'a.enrollment_id as enrollmentId', 'a.person_id as personId', 'a.mark', 'a.reason', 'a.document'])
    .select(['a.recorder_person as recorderPerson', 'a.recorded_at as recordedAt', 'u.name as recordedBy'])
    .$narrowType<{ mark: AttendanceMark }>()
    .where('a.session_id', '=', sessionId)
    .orderBy('a.id')
    .execute()
}

/** The marks that count in a class: the last of each chain of corrections. */
export function selectCurrentMarks(tx: Tx, classId: string) {
  return tx.db
    .selectFrom('classes.attendance_event as a')
    .select(['a.session_id as sessionId', 'a.enrollment_id as enrollmentId', 'a.mark'])
    .select(sql<boolean>`a.corrects is not null`.as('corrected'))
    .$narrowType<{ mark: AttendanceMark }>()
    .where('a.class_id', '=', classId)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('classes.attendance_event as b').select('b.id').whereRef('b.corrects', '=', 'a.id')),
      ),
    )
    .execute()
}
