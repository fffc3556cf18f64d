import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { interestRelations } from '../contract.ts'
import { refuseIntegrity } from '../refusals-integrity.ts'
import { type Concerned, type Conflict, conflictBetween } from '../store-interests.ts'

/**
 * What stands between the actor and a matter: it is about themselves, a declared relative or a declared organization.
 * Counted on the natural person behind the account (lz-2019-63#6-4 廉政风险防控).
 */
export async function conflictOf(tx: Tx, actor: Actor, concerned: Concerned): Promise<Conflict | undefined> {
  return actor.naturalPersonId ? conflictBetween(tx, actor.naturalPersonId, concerned) : undefined
}

/**
 * The one call where an officer takes a duty on a matter; whoever claims or teaches is no officer and passes.
 * @throws Refusal `interest-declared`
 */
export async function refuseConflict(tx: Tx, actor: Actor, concerned: Concerned): Promise<void> {
  if (actor.kind !== 'bureau') return
  const conflict = await conflictOf(tx, actor, concerned)
  if (!conflict) return
  const { relation, related } = conflict
  throw refuseIntegrity('interest-declared', { relation: interestRelations.label(relation), related })
}
