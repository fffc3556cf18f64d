import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { saveResponse } from '../store-records.ts'

/** Keeps what the person says to a post: they themselves, or the clerk who asked. @throws Refusal `referral-unknown` */
export async function respondToReferral(tx: Tx, _actor: Actor, input: InputOf<typeof contract.respondToReferral>) {
  if (!(await saveResponse(tx, input.referralId, input.response))) throw refuse('referral-unknown')
  tx.notes.push({ matterId: input.referralId, facts: { response: input.response } })
  return { done: true as const }
}
