import { correctAttendance, getAttendance } from '#classes/contract'
import { COUNTY } from './class-house.ts'
import type { MoneyHouse } from './money-house.ts'

/** An inspection after completion corrects the last day of the first trainee, each time by somebody who has not yet signed there. */
export async function correctLastDay(
  money: MoneyHouse,
  classId: string,
  mark: 'present' | 'absent',
  human?: string,
): Promise<void> {
  const officer = await money.house.as('county-clerk', { regionCode: COUNTY, human })
  const { sessions, trainees } = await officer.call(getAttendance, { params: { classId } })
  const enrollmentId = trainees[0]?.enrollmentId ?? ''
  const body = { enrollmentId, mark, reason: '与现场影像不符', document: '核查记录7号' }
  await officer.call(correctAttendance, { params: { sessionId: sessions.at(-1)?.id ?? '' }, body })
}
