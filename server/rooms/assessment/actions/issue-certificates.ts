import { type Enrollment, enrollmentsOf, findClass, type TrainingClass } from '#classes'
import { yearOf } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { diedOn } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type { issueCertificates as contract } from '../contract.ts'
import { certificateNumber } from '../domain/certificate-number.ts'
import { refuse } from '../refusals.ts'
import { certificatesOf, insertCertificates, nextSerials } from '../store.ts'

/**
 * Issues 培训合格证书 to everybody of a completed class who passed and has none yet; asked twice, nobody gets two. Who passed
 * alive gets it after death too; nobody gets one for a test after the own death.
 * @throws Refusal `class-unknown`, `class-not-completed`, `nobody-to-certify`, `died-before-test`
 */
export async function issueCertificates(tx: Tx, _actor: Actor, { classId }: InputOf<typeof contract>) {
  const trainingClass = await findClass(tx, classId)
  if (!trainingClass) throw refuse('class-unknown')
  if (trainingClass.state !== 'completed') throw refuse('class-not-completed')
  const certified = new Set((await certificatesOf(tx, classId)).map(({ enrollmentId }) => enrollmentId))
  const waiting = (await enrollmentsOf(tx, classId)).filter(
    ({ id, passed, withdrawnOn }) => passed && !withdrawnOn && !certified.has(id),
  )
  const { alive, dead } = await byLife(tx, waiting)
  const issued = await issueTo(tx, trainingClass, alive)
  if (issued === 0 && dead[0]) throw refuse('died-before-test', { ...dead[0], count: dead.length })
  if (issued === 0) throw refuse('nobody-to-certify')
  await tell(tx, 'certificates.issued', { classId })
  tx.notes.push({ matterId: classId, facts: { issued } })
  return { issued }
}

/** Who passed alive, and of whom a test is recorded after the own death. */
async function byLife(tx: Tx, passed: readonly Enrollment[]) {
  const deaths = await diedOn(
    tx,
    passed.map(({ personId }) => personId),
  )
  const dead = passed.flatMap(({ id, personId, personName: name, testedOn: on }) => {
    const died = deaths.get(personId)
    return died && on && died < on ? [{ id, name, died, on }] : []
  })
  const gone = new Set(dead.map(({ id }) => id))
  return { alive: passed.filter(({ id }) => !gone.has(id)), dead }
}

/** Somebody may issue the same class at the same moment: whoever comes second writes nothing. */
async function issueTo(tx: Tx, trainingClass: TrainingClass, enrollments: readonly Enrollment[]): Promise<number> {
  const { id: classId, regionCode, organizationId, tradeName, level } = trainingClass
  const serials = await nextSerials(tx, enrollments.length)
  return insertCertificates(
    tx,
    enrollments.map(({ id: enrollmentId, personId, personName }, index) => ({
      number: certificateNumber(regionCode, yearOf(tx.today), serials[index] ?? 0),
      kind: 'training-completion',
      class_id: classId,
      enrollment_id: enrollmentId,
      person_id: personId,
      region_code: regionCode,
      organization_id: organizationId,
      person_name: personName,
      trade_name: tradeName,
      level,
    })),
  )
}
