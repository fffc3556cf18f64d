import type { Tx } from '#platform/db'
import type { ClaimMatter, ClaimSubject, MatterHead } from '#policy'
import { type BasisEnrollment, type SubsidyBasis, subsidyBasis } from './basis.ts'
import { classStates } from './contract.ts'
import { findClasses, type TrainingClass } from './store.ts'

/** A class as a matter, with what else its evidence is weighed by. */
interface ClassMatter extends ClaimMatter {
  readonly trainingClass: TrainingClass
  /** Who of the roll has died, and when. */
  readonly died: SubsidyBasis['died']
}

/**
 * A class as a matter that subsidies are claimed for: one subject per enrollment, withdrawn people included, each with its
 * whole facts. The certificate is added by who keeps it.
 * @returns undefined where the class is out of reach
 */
export async function claimMatterOf(tx: Tx, classId: string): Promise<ClassMatter | undefined> {
  const basis = await subsidyBasis(tx, classId)
  return (
    basis && {
      ...headOf(basis.trainingClass),
      subjects: basis.enrollments.map((enrollment) => subjectOf(basis, enrollment)),
      trainingClass: basis.trainingClass,
      died: basis.died,
    }
  )
}

/** The same of many classes for a list, without their people; those in reach. */
export const claimHeadsOf = async (tx: Tx, classIds: readonly string[]): Promise<MatterHead[]> =>
  (await findClasses(tx, classIds)).map(headOf)

const headOf = (trainingClass: TrainingClass): MatterHead => {
  const { id, number, title, tradeName, regionCode, organizationId, packId, startsOn, state } = trainingClass
  return {
    kind: 'training',
    id,
    number,
    title: `${title}（${tradeName}）`,
    regionCode,
    organizationId,
    packId,
    decisiveOn: startsOn,
    notReady: state === 'completed' ? null : `班级${number}还没有结业（${classStates.label(state)}）`,
  }
}

function subjectOf({ trainingClass, facts }: SubsidyBasis, enrollment: BasisEnrollment): ClaimSubject {
  const { trainee, attendance, apprenticeship, attendedDates } = enrollment
  return {
    id: enrollment.enrollmentId,
    personId: enrollment.personId,
    name: enrollment.personName,
    township: enrollment.township,
    serviceFrom: trainingClass.startsOn,
    serviceUntil: trainingClass.endsOn,
    facts: { ...facts, trainee, attendance, ...(apprenticeship && { apprenticeship }) },
    days: attendedDates,
  }
}
