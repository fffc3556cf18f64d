import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { returnOpening as contract } from '../contract.ts'
import { stepOn } from '../step.ts'
import { updateClass } from '../store.ts'

/** Sends an application back with the reason; the organizer edits it and applies again. */
export async function returnOpening(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass, to } = await stepOn(tx, actor, 'return', input)
  await updateClass(tx, trainingClass.id, { state: to, decision_note: input.note, decided_by: actor.userId })
  tx.notes.push({ matterId: trainingClass.id, facts: { state: to } })
  return { id: trainingClass.id, state: to, version: trainingClass.version + 1 }
}
