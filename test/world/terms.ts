import * as classes from '#classes/contract'
import { addDays, type DateText } from '#kernel/dates'
import { yuan, zeroFen } from '#kernel/money'
import { createUser, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { DEMO_DATE } from '../../server/bootstrap.ts'
import { type Hire, workerOf } from './client.ts'
import { RONGSHUI } from './plan.ts'
import type { Happening } from './scheduler.ts'

const TODAY = DEMO_DATE as DateText

/**
 * What classes and trainees state beside plan and roll: a class of a programme as a draft, fees of nothing recorded for a
 * running class, and one trainee of it who says that a deposit was taken.
 */
export const termsHappenings = (database: Database, as: Hire): Happening[] => [
  { on: addDays(TODAY, -1), run: () => draftWithTerms(as) },
  { on: TODAY, run: () => stateFees(database, as) },
]

async function draftWithTerms(as: Hire): Promise<void> {
  const heldOn = addDays(TODAY, 40)
  const session = {
    heldOn,
    startsAt: '08:30',
    endsAt: '17:00',
    classHours: 8,
    content: '基本工艺',
    teacherName: '演示教师',
  }
  await as('demo-workshop').do(classes.createClass, {
    body: {
      title: '安置点藤编技能班（演示：地点、收费与专项）',
      mode: 'project-based',
      kind: 'employment-skills',
      regionCode: RONGSHUI,
      tradeCode: '演示-01',
      plannedHeads: 10,
      place: '演示安置点活动室',
      placeKind: 'resettlement-site',
      fees: { tuitionFen: zeroFen, depositFen: zeroFen, materialsFen: zeroFen },
      educationFundFen: yuan(2_000),
      sessions: [session],
      budget: [],
    },
  })
}

async function stateFees(database: Database, as: Hire): Promise<void> {
  const workshop = as('demo-workshop')
  const { rows } = await workshop.do(classes.listClasses, { query: { state: 'under-way' } })
  const { enrollments } = await workshop.do(classes.listEnrollments, { params: { classId: rows[0]?.id ?? '' } })
  for (const { id: enrollmentId } of enrollments) {
    await workshop.do(classes.recordTerms, { params: { enrollmentId }, body: { feeFen: zeroFen } })
  }
  const [first] = enrollments
  if (!first) throw new Error('演示班没有学员')
  const { id: enrollmentId, personId, personName: name } = first
  const account = { account: 'trainee-fee', name, residentId: `fee-${personId}`, role: 'trainee' } as const
  const { actor } = await inTransaction(database, theSystem, (tx) =>
    createUser(tx, { ...account, personId, regionCode: RONGSHUI, validFrom: TODAY }),
  )
  const body = {
    chargedFen: yuan(200),
    charge: 'deposit',
    refunded: false,
    note: '演示：报名时收的，说结业退',
  } as const
  await workerOf(database, actor).do(classes.reportFee, { params: { enrollmentId }, body })
}
