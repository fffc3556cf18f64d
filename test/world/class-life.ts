import * as assessment from '#assessment/contract'
import * as classes from '#classes/contract'
import { addDays, type DateText, earlier, later } from '#kernel/dates'
import { recordContract } from '#people/contract'
import { DEMO_DATE } from '../../server/bootstrap.ts'
import type { Worker } from './client.ts'
import { nameOf, sequence } from './names.ts'
import type { Villager } from './people.ts'
import type { PlannedClass, Stage } from './plan.ts'
import type { Happening } from './scheduler.ts'

/** Who does what for a class. */
export interface Hands {
  readonly organizer: Worker
  readonly teacher: Worker
  readonly secondTeacher: Worker
  readonly clerk: Worker
  readonly approver: Worker
}

/** A class on its way: what later steps need to know. */
export interface LivingClass {
  readonly planned: PlannedClass
  readonly people: readonly Villager[]
  id: string
  version: number
  sessions: readonly { id: string; heldOn: DateText }[]
  roll: readonly string[]
}

const UNTIL: Readonly<Record<Stage, number>> = {
  draft: 1,
  applied: 2,
  returned: 2,
  cancelled: 3,
  approved: 3,
  'teaching-only': 4,
  'under-way': 4,
  completed: 5,
  calculated: 6,
  claimed: 6,
  'first-reviewed': 6,
  'second-reviewed': 6,
  'approved-claim': 6,
  published: 6,
  sent: 6,
  closed: 6,
}

/** Everything of a class's life up to its completion, as dated happenings; a stage ends the list early. */
export function teach(living: LivingClass, hands: Hands): Happening[] {
  const { planned } = living
  const before = (days: number) => addDays(planned.startsOn, -days - (planned.ahead?.days ?? 0))
  const lateBy = planned.stage === 'teaching-only' ? planned.startsOn : before(7)
  const lastDay = addDays(planned.startsOn, planned.days - 1)
  const steps: (Happening & { step: number })[] = [
    { step: 1, on: earlier(before(12), lateBy), run: () => create(living, hands) },
    { step: 2, on: earlier(before(11), lateBy), run: () => apply(living, hands) },
    { step: 3, on: lateBy, run: () => decide(living, hands) },
    { step: 4, on: later(addDays(planned.startsOn, -1), lateBy), run: () => enrollAll(living, hands) },
    ...days(planned)
      .filter(past)
      .map((on) => ({ step: 4, on, run: () => attend(living, hands, on) })),
    { step: 5, on: addDays(lastDay, 1), run: () => complete(living, hands) },
  ]
  return steps.filter(({ step }) => step <= UNTIL[planned.stage])
}

/** Today's lessons wait for whoever tries the demo. */
const past = (on: DateText): boolean => on < DEMO_DATE

const days = (planned: PlannedClass): DateText[] =>
  Array.from({ length: planned.days }, (_, index) => addDays(planned.startsOn, index))

/** Where a class is held and by whom. The running ones share a teacher and a room, as the risk rules show; no others do. */
function lessonsOf({ by, era, stage, number }: PlannedClass, { actor }: Worker) {
  const own = { teacherName: actor.name, teacherUserId: actor.userId }
  if (by === 'enterprise') return { ...own, place: '演示厂区培训室' }
  if (by === 'school') return { ...own, place: '演示村文化活动中心' }
  if (era === '2019' || stage === 'under-way') return { ...own, place: '演示村就业帮扶车间' }
  const teacherName = nameOf(sequence(number * 77), number % 2 === 0 ? 'female' : 'male')
  return { teacherName, teacherUserId: null, place: `演示${number}组就业帮扶车间` }
}

async function create(living: LivingClass, { organizer, teacher }: Hands): Promise<void> {
  const { planned } = living
  const { place, teacherName, teacherUserId } = lessonsOf(planned, teacher)
  const body = {
    title: planned.title,
    mode: planned.by === 'enterprise' ? ('ordinary' as const) : ('project-based' as const),
    kind: planned.by === 'enterprise' ? ('onboarding' as const) : ('employment-skills' as const),
    regionCode: planned.county,
    tradeCode: planned.trade,
    plannedHeads: planned.heads,
    place,
    sessions: days(planned).map((heldOn, index) => ({
      heldOn,
      startsAt: '08:30',
      endsAt: '17:00',
      classHours: 8,
      content: index === 0 ? '安全与职业道德、基本工艺' : `实操训练（${index}）`,
      teacherName,
      teacherUserId,
    })),
  }
  const { items } = await organizer.do(classes.estimateClass, {
    query: { ...body, startsOn: planned.startsOn, days: planned.days },
  })
  const budget = items.map(({ item, upperFen }) => ({ item, amountFen: upperFen }))
  const created = await organizer.do(classes.createClass, { body: { ...body, budget } })
  Object.assign(living, created)
}

async function apply(living: LivingClass, { organizer }: Hands): Promise<void> {
  const params = { classId: living.id }
  const { briefing } = await organizer.do(classes.getClass, { params })
  await organizer.do(classes.signClassCommitment, {
    params,
    body: { briefingId: briefing?.id ?? '', signerName: organizer.actor.name },
  })
  Object.assign(living, await organizer.do(classes.applyToOpen, { params, body: { version: living.version } }))
}

async function decide(living: LivingClass, { approver }: Hands): Promise<void> {
  const params = { classId: living.id }
  const { version } = living
  if (living.planned.stage === 'returned') {
    const body = { version, note: '课程内容写得过简，请补充每天的实操项目' }
    Object.assign(living, await approver.do(classes.returnOpening, { params, body }))
    return
  }
  const teachingOnly = living.planned.stage === 'teaching-only'
  const note = teachingOnly ? '开课后才申报，可以上课，不予补贴' : '同意开班'
  Object.assign(living, await approver.do(classes.approveOpening, { params, body: { version, teachingOnly, note } }))
  if (living.planned.stage !== 'cancelled') return
  const body = { version: living.version, note: '演示：报名人数不足' }
  Object.assign(living, await approver.do(classes.cancelClass, { params, body }))
}

async function enrollAll(living: LivingClass, { organizer }: Hands): Promise<void> {
  const lines = living.people.map((person) => `${person.name},${person.residentId}`)
  const bytes = new TextEncoder().encode(['姓名,身份证号', ...lines].join('\r\n'))
  const result = await organizer.do(classes.enrollRoster, {
    params: { classId: living.id },
    file: { name: '名册.csv', bytes },
  })
  if (result.errors.length > 0) throw new Error(`演示名册有误：${JSON.stringify(result.errors.slice(0, 3))}`)
  const params = { classId: living.id }
  const { sessions, version } = await organizer.do(classes.getClass, { params })
  const { enrollments } = await organizer.do(classes.listEnrollments, { params })
  Object.assign(living, { sessions, version, roll: enrollments.map(({ id }) => id) })
}

/** One in twelve misses a day; now and then a second teacher corrects a mark. */
async function attend(living: LivingClass, { teacher, secondTeacher }: Hands, on: DateText): Promise<void> {
  const draw = sequence(living.planned.number * 1_000 + Number(on.slice(8)))
  const params = { sessionId: living.sessions.find((session) => session.heldOn === on)?.id ?? '' }
  const marks = living.roll.map((enrollmentId) => ({
    enrollmentId,
    mark: draw(12) === 0 ? ('absent' as const) : ('present' as const),
  }))
  await teacher.do(classes.recordAttendance, { params, body: { marks } })
  const missed = marks.find(({ mark }) => mark === 'absent')
  if (!missed || draw(6) > 0) return
  const body = { enrollmentId: missed.enrollmentId, mark: 'late' as const, reason: '本人到场较晚，签到表为证' }
  await secondTeacher.do(classes.correctAttendance, { params, body })
}

async function complete(living: LivingClass, { organizer }: Hands): Promise<void> {
  const draw = sequence(living.planned.number)
  const params = { classId: living.id }
  const results = living.roll.map((enrollmentId) => ({ enrollmentId, passed: true, score: 70 + draw(28) }))
  await organizer.do(classes.recordResults, { params, body: { results } })
  const { version } = await organizer.do(classes.getClass, { params })
  Object.assign(living, await organizer.do(classes.completeClass, { params, body: { version } }))
  await issueCertificates(living, organizer)
}

async function issueCertificates(living: LivingClass, organizer: Worker): Promise<void> {
  await organizer.do(assessment.issueCertificates, { params: { classId: living.id } })
}

/** The workshop's contracts with its people: those who are 脱贫 labor, most of them. */
export async function signContracts(organizer: Worker, people: readonly Villager[], startsOn: DateText): Promise<void> {
  const contracts = people.map(({ name, residentId }, index) => ({
    body: { name, residentId, number: `演示合同-${index + 1}`, startsOn, endsOn: null },
  }))
  await organizer.doAll(recordContract, contracts)
}
