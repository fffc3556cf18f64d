import { follow } from '#kernel/transitions'
import { refuseConflict } from '#organizations'
import { type Actor, roles, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import { type BasicWorkState, basicWorkActs, basicWorkStates } from '../contract.ts'
import { basicWorkSteps, type StepAct } from '../domain/basic-work-steps.ts'
import { refuseWork } from '../refusals-basic-work.ts'
import { type BasicWork, type Change, insertStep, lockWork, saveState } from './store-works.ts'

type Duty = Parameters<typeof takeDuty>[2]

/** What an officer answers for by an act: the hard pairs keep preparing, deciding, paying and reconciling in other hands. */
const duties: Readonly<Record<Exclude<StepAct, 'withdraw'>, Duty>> = {
  deliver: 'claim',
  approve: 'approve',
  refuse: 'approve',
  accept: 'approve',
  'send-back': 'approve',
  send: 'pay',
  confirm: 'reconcile',
  return: 'reconcile',
}

/** A work under its lock, and the state the act leads to. */
export interface Begun {
  readonly work: BasicWork
  readonly to: BasicWorkState
}

/**
 * Begins an act on a work: locks it, asks the table for the next state and for who may, takes the duty.
 * @throws Refusal `basic-work-unknown`, `state-forbids`, `role-refused`, `interest-declared`, `duty-conflict`
 */
export async function beginStep(tx: Tx, actor: Actor, workId: string, act: StepAct): Promise<Begun> {
  const work = await lockWork(tx, workId)
  if (!work) throw refuseWork('basic-work-unknown')
  const words = { state: basicWorkStates.label(work.state), act: basicWorkActs.label(act) }
  const to = follow(basicWorkSteps, work.state, act, words)
  const by: readonly string[] = basicWorkSteps[work.state][act]?.by ?? []
  if (!actor.role || !by.includes(actor.role)) {
    throw refuseRequest('role-refused', { role: roles.label(actor.role ?? ''), act: words.act })
  }
  await refuseConflict(tx, actor, { organizationId: work.organizationId })
  await takeDuty(tx, workId, act === 'withdraw' ? (work.state === 'proposed' ? 'claim' : 'approve') : duties[act])
  return { work, to }
}

/** Ends it: the new state, what was decided with it, a line in the history and in the audit trail. */
export async function endStep(
  tx: Tx,
  { work, to }: Begun,
  act: StepAct,
  { note, ...change }: Change & { readonly note: string },
): Promise<{ done: true }> {
  await saveState(tx, work.id, to, change)
  await insertStep(tx, work, act, note)
  tx.notes.push({ matterId: work.id, facts: { act, item: work.item, state: to } })
  return { done: true }
}
