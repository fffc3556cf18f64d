import { normalizeName } from '#kernel/person-name'
import type { Tx } from '#platform/db'
import { readCertificateNumber } from './domain/certificate-number.ts'
import { faceOf } from './store.ts'

/** Public check: number and name together. A wrong number and a wrong name get the same answer. */
export async function checkCertificate(tx: Tx, given: { number: string; name: string }) {
  const face = await faceOf(tx, readCertificateNumber(given.number), normalizeName(given.name))
  return {
    result: face ? (face.revokedOn ? ('revoked' as const) : ('valid' as const)) : ('no-match' as const),
    number: face?.number ?? null,
    kindLabel: face?.title ?? null,
    tradeName: face?.tradeName ?? null,
    issuer: face?.issuer ?? null,
    issuedOn: face?.issuedOn ?? null,
    revokedOn: face?.revokedOn ?? null,
  }
}
