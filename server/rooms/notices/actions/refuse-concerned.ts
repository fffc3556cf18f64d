import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { concernedBy } from '../store-objections.ts'

/**
 * Whoever stands on these lines, is related to who does, or has a declared interest in the organization, stays out of what is
 * said about them (lz-2019-63#6-4). @throws Refusal `interest-declared`
 */
export async function refuseConcerned(tx: Tx, actor: Actor, lineIds: readonly string[]): Promise<void> {
  for (const concerned of await concernedBy(tx, lineIds)) await refuseConflict(tx, actor, concerned)
}
