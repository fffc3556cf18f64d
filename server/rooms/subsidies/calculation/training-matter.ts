import { type Certificate, certificatesOf } from '#assessment'
import { claimMatterOf, type TrainingClass } from '#classes'
import { committedTo } from '#funds'
import type { Tx } from '#platform/db'
import type { ClaimSubject } from '#policy'
import type { Matter } from './matters.ts'

/**
 * A class as a matter: its roll and attendance from #classes, certificates from #assessment, sources from #funds. A
 * certificate stands where the test was passed alive, whenever it was issued; for a test after the death it proves nothing.
 */
export async function trainingMatter(tx: Tx, classId: string): Promise<Matter | undefined> {
  const found = await claimMatterOf(tx, classId)
  if (!found) return undefined
  const { trainingClass, died, ...matter } = found
  const { tradeIdentity: identity, tradeName: name } = trainingClass
  const deaths = new Map(matter.subjects.map(({ id, personId }) => [id, died.get(personId ?? '')]))
  const valid = (await certificatesOf(tx, classId)).filter(
    ({ enrollmentId, passedOn, revokedOn }) => !revokedOn && passedOn <= (deaths.get(enrollmentId) ?? passedOn),
  )
  const certificates = new Map(valid.map((one) => [one.enrollmentId, one]))
  return {
    ...matter,
    subjects: matter.subjects.map((subject) => certified(subject, trainingClass, certificates.get(subject.id))),
    occupation: { identity, name },
    committed: await committedTo(tx, classId),
    certificates: new Map(valid.map((one) => [one.enrollmentId, one.id])),
  }
}

const certified = (
  subject: ClaimSubject,
  { completedOn }: TrainingClass,
  certificate: Certificate | undefined,
): ClaimSubject => ({
  ...subject,
  serviceUntil: completedOn ?? subject.serviceUntil,
  facts: {
    ...subject.facts,
    certificate: certificate ? { kind: certificate.kind, issuedOn: certificate.issuedOn } : null,
  },
})
