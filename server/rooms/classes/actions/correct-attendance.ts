import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type { correctAttendance as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'
import { findSession, insertMarks, selectChain } from '../store-attendance.ts'

/**
 * 更正考勤: a new record that follows the old one, by another natural person, with the reason (G-052). Whoever wrote
 * any record of the chain cannot write the next; the database refuses the same by trigger. After completion it is the county
 * that corrects what an inspection has found, by its document, and what was decided on the class is decided anew.
 * @throws Refusal `session-unknown`, `mark-missing`, `mark-unchanged`, `correction-same-person`, `correction-undocumented`,
 *   `correction-needs-no-document`, `interest-declared`
 */
export async function correctAttendance(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const session = await findSession(tx, input.sessionId)
  if (!session) throw refuse('session-unknown')
  const { classId, organizationId } = session
  const { to } = await stepOn(tx, actor, 'correct', { classId })
  const chain = (await selectChain(tx, session.id)).filter((one) => one.enrollmentId === input.enrollmentId)
  const current = chain.at(-1)
  if (!current) throw refuse('mark-missing')
  if (current.mark === input.mark) throw refuse('mark-unchanged')
  if (chain.some((one) => one.recorderPerson === actor.naturalPersonId)) throw refuse('correction-same-person')
  const { enrollmentId, personId } = current
  const { mark, reason, document } = input
  const late = to === 'completed'
  if (late !== (document !== undefined)) throw refuse(late ? 'correction-undocumented' : 'correction-needs-no-document')
  await refuseConflict(tx, actor, { organizationId, personIds: [personId] })
  await takeDuty(tx, session.id, 'correct')
  await insertMarks(tx, [{ session, enrollmentId, personId, mark, reason, corrects: current.id, document }])
  // Whoever finds what changes the money does not decide about the money.
  if (late) await takeDuty(tx, classId, 'correct')
  if (late) await tell(tx, 'attendance.corrected', { classId })
  tx.notes.push({ matterId: classId, facts: { session: session.id, was: current.mark, is: mark, document } })
  return { done: true as const }
}
