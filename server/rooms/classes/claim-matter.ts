import type { Tx } from '#platform/db'
import type { ClaimMatter, ClaimSubject } from '#policy'
import { type BasisEnrollment, type SubsidyBasis, subsidyBasis } from './basis.ts'
import { classStates } from './contract.ts'

/**
 * A class as a matter that subsidies are claimed for: one subject per enrollment, withdrawn people included, each with its
 * whole facts. The certificate is added by who keeps it.
 * @returns undefined where the class is out of reach
 */
export async function claimMatterOf(tx: Tx, classId: string): Promise<ClaimMatter | undefined> {
  const basis = await subsidyBasis(tx, classId)
  if (!basis) return undefined
  const { id, number, title, regionCode, organizationId, packId, startsOn, state } = basis.trainingClass
  const completed = state === 'completed'
  return {
    kind: 'training',
    id,
    number,
    title,
    regionCode,
    organizationId,
    packId,
    decisiveOn: startsOn,
    notReady: completed ? null : `班级${number}还没有结业（${classStates.label(state)}）`,
    subjects: basis.enrollments.map((enrollment) => subjectOf(basis, enrollment)),
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
