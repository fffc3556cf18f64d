import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { objectionStates } from '../contract.ts'
import { lintText } from '../domain/lint-notice.ts'
import { refuse } from '../refusals.ts'
import { findObjection, readContact, settleObjection } from '../store-objections.ts'
import { refuseConcerned } from './refuse-concerned.ts'

/**
 * Answers an objection by someone who did not claim the money: upheld (the line is taken out) or dismissed (it goes on).
 * Whoever holds the receipt reads the answer, so it may reveal no more than a notice may.
 * @throws Refusal `objection-unknown`, `objection-answered`, `notice-reveals`, `interest-declared`,
 *   `duty-conflict`
 */
export async function answerObjection(
  tx: Tx,
  actor: Actor,
  { objectionId, outcome, reply }: InputOf<typeof contract.answerObjection>,
) {
  const objection = await findObjection(tx, objectionId)
  if (!objection) throw refuse('objection-unknown')
  const { matterId, lineId, state } = objection
  if (state !== 'open') throw refuse('objection-answered', { state: objectionStates.label(state) })
  const findings = lintText('reply', '答复', reply)
  if (findings.length > 0) throw refuse('notice-reveals', { count: findings.length }, findings)
  await refuseConcerned(tx, actor, [lineId])
  await takeDuty(tx, matterId, 'notice-reply')
  await settleObjection(tx, objectionId, { state: outcome, reply, by: actor.naturalPersonId ?? '' })
  await tell(tx, 'objection.answered', { objectionId, matterId, lineId, outcome })
  tx.notes.push({ matterId, facts: { objection: objectionId, outcome } })
  return { id: objectionId, state: outcome }
}

/**
 * Opens the sealed contact; that it was opened stands in the audit trail. Whom the objection is about, and who is related to
 * them, never learns who objected. @throws Refusal `objection-unknown`, `interest-declared`
 */
export async function openContact(tx: Tx, actor: Actor, { objectionId }: InputOf<typeof contract.openContact>) {
  const objection = await findObjection(tx, objectionId)
  if (!objection) throw refuse('objection-unknown')
  await refuseConcerned(tx, actor, [objection.lineId])
  tx.notes.push({ matterId: objection.matterId, facts: { objection: objectionId, opened: 'contact' } })
  return { contact: await readContact(tx, objectionId) }
}
