import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { markContacted, saveResponse } from '../store-records.ts'

/**
 * Keeps what the person says to a post: they themselves, or the clerk who spoke with them. A person's own answer waits for
 * a clerk to speak with them.
 * @throws Refusal `referral-unknown`
 */
export async function respondToReferral(tx: Tx, actor: Actor, input: InputOf<typeof contract.respondToReferral>) {
  const { referralId, response } = input
  const contactedOn = actor.kind === 'person' ? null : tx.today
  if (!(await saveResponse(tx, referralId, response, contactedOn))) throw refuse('referral-unknown')
  tx.notes.push({ matterId: referralId, facts: { response } })
  return { done: true as const }
}

/** A clerk has spoken with the person about their answer. @throws Refusal `referral-unknown` */
export async function contactReferral(tx: Tx, _actor: Actor, { referralId }: { referralId: string }) {
  if (!(await markContacted(tx, referralId))) throw refuse('referral-unknown')
  return { done: true as const }
}
