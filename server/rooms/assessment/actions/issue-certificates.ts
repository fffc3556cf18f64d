import { enrollmentsOf, findClass } from '#classes'
import { yearOf } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type { issueCertificates as contract } from '../contract.ts'
import { certificateNumber } from '../domain/certificate-number.ts'
import { refuse } from '../refusals.ts'
import { certificatesOf, insertCertificate, nextSerial } from '../store.ts'

/**
 * Issues 培训合格证书 to everybody of a completed class who passed and has none yet; asked twice, nobody gets two.
 * @throws Refusal `class-unknown`, `class-not-completed`, `nobody-to-certify`
 */
export async function issueCertificates(tx: Tx, _actor: Actor, { classId }: InputOf<typeof contract>) {
  const trainingClass = await findClass(tx, classId)
  if (!trainingClass) throw refuse('class-unknown')
  if (trainingClass.state !== 'completed') throw refuse('class-not-completed')
  const certified = new Set((await certificatesOf(tx, classId)).map(({ enrollmentId }) => enrollmentId))
  const waiting = (await enrollmentsOf(tx, classId)).filter(
    ({ id, passed, withdrawnOn }) => passed && !withdrawnOn && !certified.has(id),
  )
  if (waiting.length === 0) throw refuse('nobody-to-certify')
  const { regionCode, organizationId, tradeName, level } = trainingClass
  for (const { id: enrollmentId, personId, personName } of waiting) {
    const certificateId = await insertCertificate(tx, {
      number: certificateNumber(regionCode, yearOf(tx.today), await nextSerial(tx)),
      kind: 'training-completion',
      class_id: classId,
      enrollment_id: enrollmentId,
      person_id: personId,
      region_code: regionCode,
      organization_id: organizationId,
      person_name: personName,
      trade_name: tradeName,
      level,
    })
    await tell(tx, 'certificate.issued', { certificateId, classId, enrollmentId, personId })
  }
  tx.notes.push({ matterId: classId, facts: { issued: waiting.length } })
  return { issued: waiting.length }
}
