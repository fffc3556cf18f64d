import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { releaseUses } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { readReading } from '#policy'
import type { completeClass as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'
import { type TrainingClass, updateClass } from '../store.ts'
import { unmarkedOf } from '../store-attendance.ts'
import { selectEnrollments } from '../store-roster.ts'

/**
 * 结业: after the last session, with every attendance and result in; from then on the attendance is locked.
 * A session whose time for marking has passed stays unmarked and counts for nobody.
 * @throws Refusal `class-not-over`, `sessions-unmarked`, `results-missing`
 */
export async function completeClass(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass, to } = await stepOn(tx, actor, 'complete', input)
  const { id, endsOn } = trainingClass
  if (tx.today < endsOn) throw refuse('class-not-over', { endsOn })
  const unmarked = await stillToMark(tx, trainingClass)
  if (unmarked > 0) throw refuse('sessions-unmarked', { count: unmarked })
  const roll = (await selectEnrollments(tx, id)).filter((one) => !one.withdrawnOn)
  const untested = roll.filter((one) => one.passed === null).length
  if (untested > 0) throw refuse('results-missing', { count: untested })
  await updateClass(tx, id, { state: to, completed_on: tx.today })
  const failed = roll.filter((one) => one.passed === false).map((one) => one.id)
  await releaseUses(tx, failed, '结业考核未通过')
  await tell(tx, 'class.completed', { classId: id })
  tx.notes.push({ matterId: id, facts: { state: to } })
  return { id, state: to, version: trainingClass.version + 1 }
}

async function stillToMark(tx: Tx, { id, regionCode }: TrainingClass): Promise<number> {
  const days = await readReading(tx, 'attendance.marking-days', regionCode)
  const unmarked = await unmarkedOf(tx, tx.today, id)
  return unmarked.filter(({ heldOn }) => tx.today <= addDays(heldOn, days)).length
}
