import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { rollOn } from '../attendance-sheet.ts'
import type { recordAttendance as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { takeSnapshots } from '../snapshot.ts'
import { type Step, stepOn } from '../step.ts'
import { updateClass } from '../store.ts'
import { findSession, insertMarks, type Session, selectChain } from '../store-attendance.ts'
import { type Enrollment, saveSnapshots } from '../store-roster.ts'

/**
 * 考勤: one mark for everybody on the roll, once, on the day of the session or within the reading's days (G-052).
 * The first attendance makes the class under way and takes the snapshot of the decisive day again.
 * @throws Refusal `session-unknown`, `session-ahead`, `marking-overdue`, `marked-already`, `marks-incomplete`
 */
export async function recordAttendance(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const session = await findSession(tx, input.sessionId)
  if (!session) throw refuse('session-unknown')
  const step = await stepOn(tx, actor, 'mark', { classId: session.classId })
  await checkDay(tx, session)
  if ((await selectChain(tx, session.id)).length > 0) throw refuse('marked-already')
  const roll = await rollOn(tx, session.classId, session.heldOn)
  const marks = completeMarks(input.marks, roll)
  await takeDuty(tx, session.id, 'record')
  await insertMarks(
    tx,
    marks.map((mark) => ({ ...mark, session })),
  )
  if (step.to !== step.trainingClass.state) await begin(tx, step, roll)
  tx.notes.push({
    matterId: session.classId,
    facts: { session: session.id, heldOn: session.heldOn, marks: marks.length },
  })
  return { done: true as const }
}

async function checkDay(tx: Tx, { heldOn, regionCode }: Session): Promise<void> {
  if (heldOn > tx.today) throw refuse('session-ahead', { heldOn })
  const days = await readReading(tx, 'attendance.marking-days', regionCode)
  if (tx.today > addDays(heldOn, days)) throw refuse('marking-overdue', { heldOn, days })
}

/** Exactly the people on the roll, each once. */
function completeMarks(given: InputOf<typeof contract>['marks'], roll: readonly Enrollment[]) {
  const byId = new Map(given.map((one) => [one.enrollmentId, one.mark]))
  const marks = roll.flatMap(({ id, personId }) => {
    const mark = byId.get(id)
    return mark ? [{ enrollmentId: id, personId, mark }] : []
  })
  if (marks.length !== roll.length || given.length !== roll.length) {
    throw refuse('marks-incomplete', { count: roll.length })
  }
  return marks
}

async function begin(tx: Tx, { trainingClass, to }: Step, roll: readonly Enrollment[]): Promise<void> {
  await updateClass(tx, trainingClass.id, { state: to })
  const still = roll.filter(({ withdrawnOn }) => !withdrawnOn)
  const snapshots = await takeSnapshots(
    tx,
    trainingClass,
    still.map(({ personId }) => personId),
  )
  await saveSnapshots(
    tx,
    snapshots.map((snapshot, index) => ({ enrollmentId: still[index]?.id ?? '', snapshot })),
  )
}
