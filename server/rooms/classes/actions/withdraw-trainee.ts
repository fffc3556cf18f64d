import type { InputOf } from '#kernel/endpoint'
import { releaseUses } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { withdrawTrainee as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'
import { lockEnrollment, markWithdrawn } from '../store-roster.ts'

/** Takes a trainee out of a class, with the reason; from then on the person is free for another class. */
export async function withdrawTrainee(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const enrollment = await lockEnrollment(tx, input.enrollmentId)
  if (!enrollment) throw refuse('enrollment-unknown')
  await stepOn(tx, actor, 'withdraw', { classId: enrollment.classId })
  if (enrollment.withdrawnOn) throw refuse('withdrawn-already', { name: enrollment.personName })
  await markWithdrawn(tx, enrollment.id, input.reason)
  await releaseUses(tx, [enrollment.id], '退班')
  tx.notes.push({ matterId: enrollment.classId, facts: { enrollment: enrollment.id } })
  return { done: true as const }
}
