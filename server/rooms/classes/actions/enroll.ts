import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { admit, checkRollOpen, join } from '../admit.ts'
import type { enroll as contract } from '../contract.ts'
import { classCase } from '../enrolment-case.ts'
import { stepOn } from '../step.ts'

/** Enrolls one person by number and name, with the snapshot of the decisive day (G-006). Refusals: see `admit`, `join`. */
export async function enroll(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass } = await stepOn(tx, actor, 'enroll', { classId: input.classId })
  await checkRollOpen(tx, trainingClass)
  const admitted = await admit(tx, trainingClass, await classCase(tx, trainingClass), input)
  const { id, conflicts } = await join(tx, trainingClass, admitted)
  tx.notes.push({ matterId: trainingClass.id, facts: { enrollment: id, ...(conflicts > 0 && { conflicts }) } })
  return { id }
}
