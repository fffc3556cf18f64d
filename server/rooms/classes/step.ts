import { follow } from '#kernel/transitions'
import { type Actor, roles } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion, refuseRequest } from '#platform/http'
import { type ClassAct, type ClassState, classActs, classStates } from './contract.ts'
import { classSteps } from './domain/steps.ts'
import { refuse } from './refusals.ts'
import { lockClass, type TrainingClass } from './store.ts'

export interface Step {
  readonly trainingClass: TrainingClass
  readonly to: ClassState
}

/**
 * Begins an act on a class: locks it, asks the table of steps for the next state and for who may, and compares the
 * version the caller saw where the act changes the file.
 * @throws Refusal `class-unknown`, `state-forbids`, `role-refused`, `stale`
 */
export async function stepOn(
  tx: Tx,
  actor: Actor,
  act: ClassAct,
  { classId, version }: { classId: string; version?: number | undefined },
): Promise<Step> {
  const trainingClass = await lockClass(tx, classId)
  if (!trainingClass) throw refuse('class-unknown')
  const { state } = trainingClass
  const to = follow(classSteps, state, act, { state: classStates.label(state), act: classActs.label(act) })
  const by: readonly string[] = classSteps[state][act]?.by ?? []
  if (!actor.role || !by.includes(actor.role)) {
    throw refuseRequest('role-refused', { role: roles.label(actor.role ?? ''), act: classActs.label(act) })
  }
  if (version !== undefined) expectVersion(trainingClass.version, version)
  return { trainingClass, to }
}
