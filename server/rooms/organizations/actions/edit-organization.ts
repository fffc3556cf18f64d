import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import type { editOrganization as contract } from '../contract.ts'
import { refuse } from '../refusals-register.ts'
import { findRegistered, updateOrganization } from '../store-register.ts'
import { readOrganization } from './read-organization.ts'

/**
 * Corrects name, credit code and township. Kind and county stay: classes and money hang on them; an organization that
 * moves is registered where it moves to.
 * @throws Refusal `organization-unknown`, `stale`, `organization-content`
 */
export async function editOrganization(tx: Tx, actor: Actor, given: InputOf<typeof contract>) {
  const organization = await keptOrganization(tx, actor, given.organizationId)
  expectVersion(organization.version, given.version)
  const { id, kind, regionCode } = organization
  const { faults, values } = await readOrganization(tx, actor, { ...given, id, kind, regionCode })
  if (faults.length > 0) throw refuse('organization-content', { count: faults.length }, faults)
  const version = await updateOrganization(tx, id, values)
  const renamed = values.name !== organization.name
  tx.notes.push({ matterId: id, facts: { version, renamed, creditCode: values.creditCode } })
  return { id, version }
}

/** An organization of the actor's region or below. @throws Refusal `organization-unknown` */
export async function keptOrganization(tx: Tx, actor: Actor, id: string) {
  const organization = await findRegistered(tx, id)
  if (!organization?.regionCode.startsWith(actor.keepsPrefix)) throw refuse('organization-unknown')
  return organization
}
