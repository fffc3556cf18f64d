import { releaseReservation } from '#funds'
import type { InputOf } from '#kernel/endpoint'
import { releaseUses } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type { cancelClass as contract } from '../contract.ts'
import { stepOn } from '../step.ts'
import { updateClass } from '../store.ts'
import { selectEnrollments, withdrawAll } from '../store-roster.ts'

/** Cancels a class before its first attendance: its people are free again, its money goes back. */
export async function cancelClass(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass, to } = await stepOn(tx, actor, 'cancel', input)
  if (trainingClass.subsidised) {
    const document = `取消开班 ${trainingClass.number}`
    await releaseReservation(tx, { matterId: trainingClass.id, document, cites: ['gx-2022-7#10'] })
  }
  const roll = await selectEnrollments(tx, trainingClass.id)
  await withdrawAll(tx, trainingClass.id, `班级取消：${input.note}`)
  const ids = roll.map(({ id }) => id)
  await releaseUses(tx, ids, '班级取消')
  await updateClass(tx, trainingClass.id, { state: to, decision_note: input.note, decided_by: actor.userId })
  await tell(tx, 'class.cancelled', { classId: trainingClass.id })
  tx.notes.push({ matterId: trainingClass.id, facts: { state: to } })
  return { id: trainingClass.id, state: to, version: trainingClass.version + 1 }
}
