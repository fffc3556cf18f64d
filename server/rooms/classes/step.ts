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
 * Begins an act on a class: locks it, compares the version the caller saw (where the act changes the file), and asks
 * the table of steps for the next state and for who may.
 * @throws Refusal `class-unknown`, `stale`, `state-forbids`, `role-refused`
 */
export async function stepOn(
  tx: Tx,
  actor: Actor,
  act: ClassAct,
  { classId, version }: { classId: string; version?: number | undefined },
): Promise<Step> {
  const trainingClass = await lockClass(tx, classId)
  if (!trainingClass) throw refuse('class-unknown')
  if (version !== undefined) expectVersion(trainingClass.version, version)
  const { state } = trainingClass
  const to = follow(classSteps, state, act, { state: classStates.label(state), act: classActs.label(act) })
  const by: readonly string[] = classSteps[state][act]?.by ?? []
  if (!actor.role || !by.includes(actor.role)) {
    throw refuseRequest('role-refused', { role: roles.label(actor.role ?? ''), act: classActs.label(act) })
  }
  return { trainingClass, to }
}
