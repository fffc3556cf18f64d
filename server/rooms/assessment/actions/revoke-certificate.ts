import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type { revokeCertificate as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findCertificate, markRevoked } from '../store.ts'

/** Revokes a certificate with the reason; it stays and says so. @throws Refusal `certificate-unknown`, `certificate-revoked` */
export async function revokeCertificate(tx: Tx, _actor: Actor, input: InputOf<typeof contract>) {
  const certificate = await findCertificate(tx, input.certificateId, true)
  if (!certificate) throw refuse('certificate-unknown')
  if (certificate.revokedOn) throw refuse('certificate-revoked', { revokedOn: certificate.revokedOn })
  await markRevoked(tx, certificate.id, input.reason)
  await tell(tx, 'certificate.revoked', { certificateId: certificate.id, classId: certificate.classId })
  tx.notes.push({ matterId: certificate.classId, facts: { certificate: certificate.id } })
  return { done: true as const }
}
