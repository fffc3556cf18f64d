import type { InputOf } from '#kernel/endpoint'
import { readResidentId } from '#kernel/resident-id'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import type * as contract from '../contract.ts'
import { refuseIntegrity } from '../refusals-integrity.ts'
import { findOrganization } from '../store.ts'
import { closeInterest, insertInterest, type NewInterest } from '../store-interests.ts'

type Given = InputOf<typeof contract.declareInterest>

/**
 * 廉政申报: an officer declares a related organization or person, or that there is none. From then on they cannot act on
 * a matter of theirs. A person is kept as a keyed index of the resident id, so that their matters are recognised anywhere.
 * @throws Refusal `interest-incomplete`
 */
export async function declareInterest(tx: Tx, actor: Actor, given: Given): Promise<{ id: string }> {
  if (!actor.naturalPersonId) throw refuseRequest('sign-in-needed')
  const id = await insertInterest(tx, actor.naturalPersonId, await complete(tx, given))
  tx.notes.push({ matterId: id, facts: { kind: given.kind, relation: given.relation ?? null } })
  return { id }
}

async function complete(tx: Tx, given: Given): Promise<NewInterest> {
  const { kind, note } = given
  const wrong = (why: string) => refuseIntegrity('interest-incomplete', { why })
  if (kind === 'none') {
    return { kind, relation: null, organizationId: null, residentId: null, relatedName: '', note }
  }
  const { relation } = given
  if (!relation || relation === 'self') throw wrong('请选择是什么关系')
  if (kind === 'organization') {
    const organization = given.relatedOrganizationId && (await findOrganization(tx, given.relatedOrganizationId))
    if (!organization) throw wrong('请从机构目录中选择机构')
    return { kind, relation, organizationId: organization.id, residentId: null, relatedName: '', note }
  }
  const reading = readResidentId(given.relatedResidentId ?? '', { demo: tx.demo })
  if (!reading.ok) throw wrong(reading.message)
  if (!given.relatedName) throw wrong('请填写关系人姓名')
  return { kind, relation, organizationId: null, residentId: reading.id, relatedName: given.relatedName, note }
}

/** Ends an own declaration, with the reason; it stays on record. @throws Refusal `interest-unknown` */
export async function endInterest(
  tx: Tx,
  actor: Actor,
  { interestId, reason }: { interestId: string; reason: string },
): Promise<{ id: string }> {
  const ended = actor.naturalPersonId && (await closeInterest(tx, actor.naturalPersonId, interestId, reason))
  if (!ended) throw refuseIntegrity('interest-unknown')
  tx.notes.push({ matterId: interestId, facts: { ended: tx.today } })
  return { id: interestId }
}
