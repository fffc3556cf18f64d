import type { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { interestRelations } from '../contract.ts'
import { refuseIntegrity } from '../refusals-integrity.ts'
import { type Concerned, conflictBetween } from '../store-interests.ts'

/**
 * What keeps an officer out of a matter: it is about themselves, a declared relative or a declared organization; whoever claims
 * or teaches is no officer and passes. Counted on the natural person behind the account (lz-2019-63#6-4 廉政风险防控).
 */
export async function conflictFault(tx: Tx, actor: Actor, concerned: Concerned): Promise<Refusal | undefined> {
  if (actor.kind !== 'bureau' || !actor.naturalPersonId) return undefined
  const conflict = await conflictBetween(tx, actor.naturalPersonId, concerned)
  if (!conflict) return undefined
  const { relation, related } = conflict
  return refuseIntegrity('interest-declared', { relation: interestRelations.label(relation), related })
}

/** The one call where an officer takes a duty on a matter. @throws Refusal `interest-declared` */
export async function refuseConflict(tx: Tx, actor: Actor, concerned: Concerned): Promise<void> {
  const fault = await conflictFault(tx, actor, concerned)
  if (fault) throw fault
}
