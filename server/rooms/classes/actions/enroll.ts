import type { InputOf } from '#kernel/endpoint'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { enrollAll } from '../admit.ts'
import type { enroll as contract } from '../contract.ts'
import { stepOn } from '../step.ts'

/** Enrolls one person by number and name, with the snapshot of the decisive day (G-006). Refusals: see `enrollAll`. */
export async function enroll(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass } = await stepOn(tx, actor, 'enroll', { classId: input.classId })
  const { outcomes, conflicts } = await enrollAll(tx, trainingClass, [input])
  const [id = ''] = outcomes
  if (id instanceof Refusal) throw id
  tx.notes.push({ matterId: trainingClass.id, facts: { enrollment: id, ...(conflicts > 0 && { conflicts }) } })
  return { id }
}
