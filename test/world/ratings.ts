import { listClasses, listEnrollments } from '#classes/contract'
import { addDays, type DateText } from '#kernel/dates'
import { createUser, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { mySatisfaction, rateClass } from '#statistics/contract'
import { DEMO_DATE } from '../../server/bootstrap.ts'
import { type Hire, workerOf } from './client.ts'
import type { Happening } from './scheduler.ts'

const ON = addDays(DEMO_DATE as DateText, -2)

/** What trainees say of their training, one list a class: points, with a word where something is to be mended. */
const SAID: readonly (readonly (readonly [score: 1 | 2 | 3 | 4 | 5, remark: string])[])[] = [
  [
    [5, ''],
    [5, '师傅手把手教，学得会（演示）'],
    [4, ''],
    [3, '上课时间和农忙冲突（演示）'],
  ],
  [
    [5, ''],
    [4, '希望多一些实操（演示）'],
    [4, ''],
  ],
]

/** 满意度: trainees of the two newest completed classes answer on their phones. */
export const ratingHappenings = (database: Database, as: Hire): Happening[] => [
  { on: ON, run: () => rate(database, as) },
]

async function rate(database: Database, as: Hire): Promise<void> {
  const clerk = as('demo-county-clerk')
  const { rows } = await clerk.do(listClasses, { query: { state: 'completed' } })
  for (const [index, answers] of SAID.entries()) {
    const { id: classId, regionCode } = rows[index] ?? {}
    if (!classId || !regionCode) throw new Error('没有结业的班')
    const { enrollments } = await clerk.do(listEnrollments, { params: { classId } })
    for (const [at, [score, remark]] of answers.entries()) {
      const { personId, personName: name } = enrollments[at] ?? {}
      if (!personId || !name) throw new Error('演示班没有学员')
      const account = {
        account: `trainee-rates-${index}-${at}`,
        name,
        residentId: `rates-${personId}`,
        role: 'trainee',
      } as const
      const { actor } = await inTransaction(database, theSystem, (tx) =>
        createUser(tx, { ...account, personId, regionCode, validFrom: ON }),
      )
      const trainee = workerOf(database, actor)
      const { classes } = await trainee.do(mySatisfaction)
      const { enrollmentId } = classes.find(({ score: given }) => given === null) ?? {}
      if (enrollmentId) await trainee.do(rateClass, { body: { enrollmentId, score, remark } })
    }
  }
}
