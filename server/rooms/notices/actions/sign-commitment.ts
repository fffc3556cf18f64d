import type { InputOf } from '#kernel/endpoint'
import { findOrganization } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import type * as contract from '../contract.ts'
import { type MatterKind, matterKinds } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { openBreachesOf } from '../store-breaches.ts'
import { commitmentFor, findBriefing, insertCommitment } from '../store-commitments.ts'

export interface Signing {
  readonly matterKind: MatterKind
  readonly matterId: string
  readonly regionCode: string
  /** The organization that signs, or null where a person signs for themselves. */
  readonly organizationId: string | null
  readonly personId?: string | null
  readonly briefingId: string
  readonly signerName: string
}

/**
 * Signs the briefing of a step for a matter: version, time, signer, the hash of the words signed, and which breaches
 * not yet put right were shown with it (L-129).
 * Signing twice gives the first signature back.
 * @throws Refusal `briefing-unknown`, `briefing-outdated`, `briefing-wrong-step`, `commitment-region`
 */
export async function signCommitment(tx: Tx, actor: Actor, signing: Signing) {
  const briefing = await findBriefing(tx, signing.briefingId)
  if (!briefing) throw refuse('briefing-unknown')
  if (briefing.matterKind !== signing.matterKind) {
    throw refuse('briefing-wrong-step', {
      told: matterKinds.label(briefing.matterKind),
      asked: matterKinds.label(signing.matterKind),
    })
  }
  if (!briefing.current) throw refuse('briefing-outdated', { version: briefing.version })
  const { organizationId, personId = null } = signing
  const organization = organizationId ? await findOrganization(tx, organizationId) : undefined
  const places = [organization?.regionCode, ...actor.grantedRegions]
  if (actor.kind === 'organization' && !places.includes(signing.regionCode)) throw refuse('commitment-region')
  const signedBy = actor.naturalPersonId
  if (!signedBy && actor.kind !== 'system') throw refuseRequest('sign-in-needed')
  const told = organizationId ? await openBreachesOf(tx, organizationId) : []
  await insertCommitment(tx, {
    ...signing,
    breachesTold: told.map((breach) => breach.id),
    personId,
    signedBy: signedBy ?? organizationId ?? '',
    hash: briefing.hash,
  })
  const signed = await commitmentFor(tx, signing)
  if (!signed) throw refuse('briefing-unknown')
  tx.notes.push({ matterId: signing.matterId, facts: { commitment: signed.id, version: briefing.version } })
  return signed
}

/** The same over HTTP: an organization, or a person, signs for itself. */
export function signBriefing(tx: Tx, actor: Actor, input: InputOf<typeof contract.signBriefing>) {
  const { organizationId, personId } = actor
  return signCommitment(tx, actor, { ...input, organizationId, personId: organizationId ? null : personId })
}
