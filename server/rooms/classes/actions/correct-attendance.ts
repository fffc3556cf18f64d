import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { correctAttendance as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'
import { findSession, insertMarks, selectChain } from '../store-attendance.ts'

/**
 * 更正考勤: a new record that follows the old one, by another natural person, with the reason (G-052). Whoever wrote
 * any record of the chain cannot write the next; the database refuses the same by trigger.
 * @throws Refusal `session-unknown`, `mark-missing`, `mark-unchanged`, `correction-same-person`
 */
export async function correctAttendance(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const session = await findSession(tx, input.sessionId)
  if (!session) throw refuse('session-unknown')
  await stepOn(tx, actor, 'correct', { classId: session.classId })
  const chain = (await selectChain(tx, session.id)).filter((one) => one.enrollmentId === input.enrollmentId)
  const current = chain.at(-1)
  if (!current) throw refuse('mark-missing')
  if (current.mark === input.mark) throw refuse('mark-unchanged')
  if (chain.some((one) => one.recorderPerson === actor.naturalPersonId)) throw refuse('correction-same-person')
  await takeDuty(tx, session.id, 'correct')
  const { enrollmentId, personId } = current
  const { mark, reason } = input
  await insertMarks(tx, [{ session, enrollmentId, personId, mark, reason, corrects: current.id }])
  tx.notes.push({ matterId: session.classId, facts: { session: session.id, was: current.mark, is: mark } })
  return { done: true as const }
}
