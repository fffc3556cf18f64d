import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { recordTerms as contract } from '../contract.ts'
import { classCase, enrolmentCase } from '../enrolment-case.ts'
import { holdNewly } from '../holds.ts'
import { refuse } from '../refusals.ts'
import { takeSnapshot } from '../snapshot.ts'
import { stepOn } from '../step.ts'
import { type Enrollment, lockEnrollment, saveTerms } from '../store-roster.ts'
import { readTerms } from '../trainee-terms.ts'

/**
 * 补登一名学员的收费、参训地联系和学徒协议. Once the class is completed only blanks are filled in: claims rest on the rest.
 * A fee recorded as nothing may take the places that the training subsidy needs.
 * @throws Refusal `enrollment-unknown`, `terms-settled`, `terms-empty`, `fee-forbidden`, `place-link-missing`
 */
export async function recordTerms(tx: Tx, actor: Actor, { enrollmentId, ...given }: InputOf<typeof contract>) {
  const enrollment = await lockEnrollment(tx, enrollmentId)
  if (!enrollment) throw refuse('enrollment-unknown')
  const { trainingClass } = await stepOn(tx, actor, 'terms', { classId: enrollment.classId })
  if (trainingClass.state === 'completed' && changes(enrollment, given)) {
    throw refuse('terms-settled', { name: enrollment.personName })
  }
  if (Object.values(given).every((value) => value == null)) throw refuse('terms-empty')
  const snapshot = { ...(await takeSnapshot(tx, trainingClass, enrollment.personId)), statuses: enrollment.statuses }
  const classOf = await classCase(tx, trainingClass)
  const { terms, of } = readTerms(trainingClass, classOf, snapshot, {
    placeLink: given.placeLink ?? enrollment.placeLink,
    feeFen: given.feeFen ?? enrollment.feeFen,
    agreementSignedOn: given.agreementSignedOn ?? enrollment.agreementSignedOn,
  })
  await saveTerms(tx, enrollmentId, terms)
  if (!enrollment.withdrawnOn && trainingClass.state !== 'completed') {
    const { personId, personName, feeFen } = enrollment
    const before = enrolmentCase(classOf, snapshot, feeFen)
    await holdNewly(tx, trainingClass, { id: personId, name: personName, enrollmentId }, { before, after: of })
  }
  tx.notes.push({ matterId: trainingClass.id, facts: { enrollment: enrollmentId, feeFen: terms.feeFen ?? 'unknown' } })
  return { done: true as const }
}

type Given = Omit<InputOf<typeof contract>, 'enrollmentId'>

/** Whether something that was recorded would become something else. */
const changes = (enrollment: Enrollment, given: Given): boolean =>
  (['placeLink', 'feeFen', 'agreementSignedOn'] as const).some(
    (key) => given[key] != null && enrollment[key] !== null && given[key] !== enrollment[key],
  )
