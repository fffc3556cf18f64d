import { follow } from '#kernel/transitions'
import { type Actor, roles } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion, refuseRequest } from '#platform/http'
import { type ClaimAct, type ClaimState, claimActs, claimStates } from './contract.ts'
import { actsOn, listSteps } from './domain/steps.ts'
import { refuse } from './refusals.ts'
import { type ClaimListRow, findClaimList, lockClaimList } from './store-claims.ts'

/**
 * Begins an act on a list: locks it, asks the table of steps for the next state and for who may, and compares the version
 * the caller saw.
 * @throws Refusal `claim-list-unknown`, `state-forbids`, `role-refused`, `stale`
 */
export async function listInHand(
  tx: Tx,
  { role }: Actor,
  act: ClaimAct,
  { listId, version }: { listId: string; version?: number },
): Promise<{ list: ClaimListRow; to: ClaimState }> {
  const list = (await lockClaimList(tx, listId)) ? await findClaimList(tx, listId) : undefined
  if (!list) throw refuse('claim-list-unknown')
  const words = { state: claimStates.label(list.state), act: claimActs.label(act) }
  const to = follow(listSteps, list.state, act, words)
  if (!actsOn(list, role).includes(act)) {
    throw refuseRequest('role-refused', { role: roles.label(role ?? ''), act: words.act })
  }
  if (version !== undefined) expectVersion(list.version, version)
  return { list, to }
}
