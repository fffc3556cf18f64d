import * as assessment from '#assessment/contract'
import * as classes from '#classes/contract'
import { addDays } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { recordContract } from '#people/contract'
import type { Member } from './cast.ts'
import { day, made, type Stage } from './stage.ts'

export interface Opening {
  readonly key: string
  readonly organizer: string
  readonly title: string
  readonly mode: 'project-based' | 'ordinary'
  readonly kind: 'employment-skills' | 'onboarding'
  readonly tradeCode: string
  readonly startsOn: string
  readonly days: number
  readonly heads: number
  readonly budget: readonly { item: string; amountFen: Fen }[]
}

/** Writes the application, signs the briefing's commitment, applies. Keeps the class's id under its key. */
export async function applyForClass(stage: Stage, opening: Opening): Promise<void> {
  const organizer = await stage.as(opening.organizer)
  const sessions = Array.from({ length: opening.days }, (_, index) => ({
    heldOn: addDays(day(opening.startsOn), index),
    startsAt: '08:30',
    endsAt: '17:00',
    classHours: 8,
    content: `第${index + 1}天：工艺与实操`,
    teacherName: '演示教师',
  }))
  const { title, mode, kind, tradeCode, heads, budget } = opening
  const { id: classId } = await organizer.call(classes.createClass, {
    body: {
      title,
      mode,
      kind,
      tradeCode,
      regionCode: '450225',
      plannedHeads: heads,
      place: '演示村车间',
      sessions,
      budget: [...budget],
    },
  })
  stage.made.set(opening.key, classId)
  await signAndApply(stage, opening.key, opening.organizer)
}

/** The one-time briefing's commitment, then the application itself. */
async function signAndApply(stage: Stage, key: string, account: string): Promise<void> {
  const organizer = await stage.as(account)
  const params = { classId: made(stage, key) }
  const { briefing, version } = await organizer.call(classes.getClass, { params })
  await organizer.call(classes.signClassCommitment, {
    params,
    body: { briefingId: briefing?.id ?? '', signerName: '演示负责人' },
  })
  await organizer.call(classes.applyToOpen, { params, body: { version } })
}

/** Approves; what the approver sees is what the approver decides on. */
export async function approveClass(stage: Stage, key: string, teachingOnly = false): Promise<void> {
  const approver = await stage.as('demo-approver')
  const params = { classId: made(stage, key) }
  const { version } = await approver.call(classes.getClass, { params })
  await approver.call(classes.approveOpening, { params, body: { version, teachingOnly, note: '同意' } })
}

/** The employer records a contract with each of its people, open-ended. */
export async function recordContracts(
  stage: Stage,
  account: string,
  people: readonly Member[],
  startsOn: string,
): Promise<void> {
  const employer = await stage.as(account)
  for (const { name, residentId } of people) {
    const body = { name, residentId, number: `演示合同-${residentId.slice(-6)}`, startsOn: day(startsOn), endsOn: null }
    await employer.call(recordContract, { body })
  }
}

/** The whole roster at once. @returns how many came in */
export async function enrollRoster(
  stage: Stage,
  key: string,
  account: string,
  people: readonly Member[],
): Promise<number> {
  const organizer = await stage.as(account)
  const lines = people.map((person) => `${person.name},${person.residentId}`)
  const bytes = new TextEncoder().encode(['姓名,身份证号', ...lines].join('\r\n'))
  const { added, errors } = await organizer.call(classes.enrollRoster, {
    params: { classId: made(stage, key) },
    file: { name: '名册.csv', bytes },
  })
  if (errors.length > 0) throw new Error(`名册有误：${JSON.stringify(errors)}`)
  return added
}

/** A day's attendance: everybody present but those named. */
export async function takeAttendance(
  stage: Stage,
  key: string,
  teacher: string,
  on: string,
  absent: readonly string[] = [],
): Promise<void> {
  const who = await stage.as(teacher)
  const params = { classId: made(stage, key) }
  const { sessions } = await who.call(classes.getClass, { params })
  const { enrollments } = await who.call(classes.listEnrollments, { params })
  const session = sessions.find(({ heldOn }) => heldOn === on)
  const marks = enrollments.map(({ id, personName }) => ({
    enrollmentId: id,
    mark: absent.includes(personName) ? ('absent' as const) : ('present' as const),
  }))
  await who.call(classes.recordAttendance, { params: { sessionId: session?.id ?? '' }, body: { marks } })
}

/** Test results for all, completion, certificates. @returns the certificates' numbers by name */
export async function completeClass(stage: Stage, key: string, account: string): Promise<Map<string, string>> {
  const organizer = await stage.as(account)
  const params = { classId: made(stage, key) }
  const { enrollments } = await organizer.call(classes.listEnrollments, { params })
  await organizer.call(classes.recordResults, {
    params,
    body: { results: enrollments.map(({ id }) => ({ enrollmentId: id, passed: true, score: 88 })) },
  })
  const { version } = await organizer.call(classes.getClass, { params })
  await organizer.call(classes.completeClass, { params, body: { version } })
  await organizer.call(assessment.issueCertificates, { params })
  const { certificates } = await organizer.call(assessment.listCertificates, { params })
  return new Map(certificates.map((certificate) => [certificate.personName, certificate.number]))
}
