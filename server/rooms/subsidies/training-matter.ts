import { certificatesOf } from '#assessment'
import { type BasisEnrollment, type SubsidyBasis, subsidyBasis } from '#classes'
import type { Tx } from '#platform/db'
import type { ClaimSubject, FundSource } from '#policy'
import type { Matter } from './matters.ts'

/** A class as a matter: its roll, attendance and timetable from #classes, its certificates from #assessment. */
export async function trainingMatter(tx: Tx, classId: string): Promise<Matter | undefined> {
  const basis = await subsidyBasis(tx, classId)
  if (!basis) return undefined
  const { trainingClass } = basis
  const { id, number, title, tradeName, tradeIdentity, regionCode, organizationId, packId } = trainingClass
  const certificates = new Map(
    (await certificatesOf(tx, classId)).filter((one) => !one.revokedOn).map((one) => [one.enrollmentId, one]),
  )
  return {
    kind: 'training',
    id,
    number,
    title: `${title}（${tradeName}）`,
    regionCode,
    organizationId,
    packId,
    decisiveOn: basis.facts.decisiveOn,
    notReady: trainingClass.state === 'completed' ? null : '还没有结业，请先录完考勤和考核并办理结业',
    subjects: basis.enrollments.map((one) => subjectOf(basis, one, certificates.get(one.enrollmentId))),
    occupation: { identity: tradeIdentity, name: tradeName },
    reservedFrom: new Map(basis.budget.map(({ item, source }) => [item, source as FundSource])),
    certificates: new Map([...certificates].map(([enrollmentId, one]) => [enrollmentId, one.id])),
  }
}

type Certificate = Awaited<ReturnType<typeof certificatesOf>>[number]

function subjectOf(
  { facts, trainingClass }: SubsidyBasis,
  enrollment: BasisEnrollment,
  certificate: Certificate | undefined,
): ClaimSubject {
  return {
    id: enrollment.enrollmentId,
    personId: enrollment.personId,
    name: enrollment.personName,
    township: enrollment.township,
    serviceFrom: trainingClass.startsOn,
    serviceUntil: trainingClass.completedOn ?? trainingClass.endsOn,
    facts: {
      ...facts,
      trainee: enrollment.trainee,
      attendance: enrollment.attendance,
      certificate: certificate ? { kind: certificate.kind, issuedOn: certificate.issuedOn } : null,
    },
    days: enrollment.attendedDates,
  }
}
