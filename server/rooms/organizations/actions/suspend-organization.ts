import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import type * as contract from '../contract.ts'
import { organizationStates } from '../contract.ts'
import { refuse } from '../refusals-register.ts'
import { updateSuspension } from '../store-register.ts'
import { keptOrganization } from './edit-organization.ts'

/**
 * Suspends an organization: it opens no class and is paid nothing until it is active again; what is under way stays.
 * @throws Refusal `organization-unknown`, `stale`, `organization-state`
 */
export async function suspendOrganization(tx: Tx, actor: Actor, given: InputOf<typeof contract.suspendOrganization>) {
  return changeState(tx, actor, given, given.reason)
}

/**
 * Lets a suspended organization claim and be paid again: by another natural person than who registered it, changed it last,
 * suspended it or entered an account of it.
 * @throws Refusal as above and `organization-own-hand`
 */
export async function activateOrganization(tx: Tx, actor: Actor, given: InputOf<typeof contract.activateOrganization>) {
  return changeState(tx, actor, given, null)
}

async function changeState(
  tx: Tx,
  actor: Actor,
  { organizationId, version: seen }: { organizationId: string; version: number },
  suspendedReason: string | null,
) {
  const { id, version: current, suspendedAt, handledByMe } = await keptOrganization(tx, actor, organizationId)
  expectVersion(current, seen)
  const state = suspendedAt ? 'suspended' : 'active'
  const next = suspendedReason === null ? 'active' : 'suspended'
  const act = next === 'active' ? '恢复' : '暂停'
  if (state === next) throw refuse('organization-state', { state: organizationStates.label(state), act })
  if (next === 'active' && handledByMe) throw refuse('organization-own-hand')
  const version = await updateSuspension(tx, id, suspendedReason)
  tx.notes.push({ matterId: id, facts: { version, state: next, reason: suspendedReason ?? undefined } })
  return { id, version }
}
