import { follow } from '#kernel/transitions'
import { refuseConflict } from '#organizations'
import { type Actor, roles, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion, refuseRequest } from '#platform/http'
import { listHash } from '../claims/list-hash.ts'
import { type Batch, lockBatch } from '../claims/store-batches.ts'
import { type ListLine, selectList } from '../claims/store-lines.ts'
import { type BatchAct, type BatchState, batchActs, batchStates } from '../contract-words.ts'
import { dutyOf, steps } from '../domain/steps.ts'
import { refuse } from '../refusals.ts'

export interface Bound {
  readonly batchId: string
  readonly listHash: string
  readonly version?: number | undefined
}

export interface Taken {
  readonly batch: Batch
  readonly lines: readonly ListLine[]
  readonly to: BatchState
}

/**
 * Begins a step on a batch: locks it, asks the table for the next state and the role, binds the step to the list (the
 * hash the person saw, the stored one and the recomputed one are the same), and takes the duty.
 * @throws Refusal `batch-unknown`, `state-forbids`, `role-refused`, `stale`, `list-changed`, `interest-declared`, `duty-conflict`
 */
export async function takeStep(tx: Tx, actor: Actor, act: BatchAct, given: Bound): Promise<Taken> {
  const batch = await lockBatch(tx, given.batchId)
  if (!batch) throw refuse('batch-unknown')
  const to = nextState(batch.state, act, actor)
  if ('version' in given) expectVersion(batch.version, given.version)
  const lines = await selectList(tx, batch.id)
  if (given.listHash !== batch.listHash || listHash(lines) !== batch.listHash) {
    throw refuse('list-changed', { number: batch.number })
  }
  await refuseConflict(tx, actor, concerned(batch, lines))
  const duty = dutyOf(batch.state, act)
  if (duty) await takeDuty(tx, batch.id, duty)
  return { batch, lines, to }
}

/** Whose matter it is: an officer of theirs, or related to them, stays out of it. */
export const concerned = ({ organizationId, personId }: Batch, lines: readonly ListLine[]) => ({
  organizationId: organizationId ?? undefined,
  personIds: [...new Set([personId, ...lines.map((line) => line.personId)])].filter((id) => id !== null),
})

/** The same for one line, one proposal or one order. */
export const concernedBy = (one: { readonly organizationId: string | null; readonly personId: string | null }) => ({
  organizationId: one.organizationId ?? undefined,
  personIds: one.personId ? [one.personId] : [],
})

/** The next state, where the table allows the act to the actor's role. @throws Refusal `state-forbids`, `role-refused` */
export function nextState(state: BatchState, act: BatchAct, actor: Actor): BatchState {
  const to = follow(steps, state, act, { state: batchStates.label(state), act: batchActs.label(act) })
  const by: readonly string[] = steps[state][act]?.by ?? []
  if (!actor.role || !by.includes(actor.role)) {
    throw refuseRequest('role-refused', { role: roles.label(actor.role ?? ''), act: batchActs.label(act) })
  }
  return to
}
