import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import type * as contract from '../contract.ts'
import { signalStates } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { humanOf } from '../region.ts'
import { insertChecks } from '../store-checks.ts'
import { lockSignal, selectClassFaces, updateSignal } from '../store-signals.ts'

/**
 * Dismisses a signal that has an honest explanation; the reason stays. Nobody does so for a relative or an organization of
 * theirs, whether the signal names it or a class of it.
 * @throws Refusal `signal-unknown`, `signal-not-open`, `interest-declared`, `stale`
 */
export async function dismissSignal(tx: Tx, actor: Actor, input: InputOf<typeof contract.dismissSignal>) {
  const signal = await openSignal(tx, input, '排除')
  const { organizationId, personIds, classIds } = signal
  const classes = await selectClassFaces(tx, classIds)
  const organizations = new Set([organizationId ?? undefined, ...classes.map((one) => one.organizationId)])
  for (const id of organizations) await refuseConflict(tx, actor, { organizationId: id, personIds })
  const dismissed = { dismissed_by: humanOf(actor), dismissed_reason: input.reason, settled_on: tx.today }
  await updateSignal(tx, signal.id, { state: 'dismissed', ...dismissed })
  tx.notes.push({ matterId: signal.id, facts: { rule: signal.ruleId, state: 'dismissed' } })
  return { id: signal.id }
}

/**
 * Sends two people to every class a signal points at.
 * @throws Refusal `signal-unknown`, `signal-not-open`, `signal-without-class`, `due-day-past`, `stale`
 */
export async function openCheck(tx: Tx, actor: Actor, input: InputOf<typeof contract.openCheck>) {
  const { dueOn } = input
  if (dueOn < tx.today) throw refuse('due-day-past', { dueOn, today: tx.today })
  const signal = await openSignal(tx, input, '安排核查')
  const classes = await selectClassFaces(tx, signal.classIds)
  if (classes.length === 0) throw refuse('signal-without-class')
  const openedBy = humanOf(actor)
  const checks = classes.map(({ id, regionCode }) => ({
    classId: id,
    regionCode,
    signalId: signal.id,
    dueOn,
    openedBy,
  }))
  const checkIds = await insertChecks(tx, checks)
  await updateSignal(tx, signal.id, { state: 'checking' })
  tx.notes.push({ matterId: signal.id, facts: { rule: signal.ruleId, state: 'checking', checks: checkIds.length } })
  return { checkIds }
}

async function openSignal(tx: Tx, { signalId, version }: { signalId: string; version: number }, act: string) {
  const signal = await lockSignal(tx, signalId)
  if (!signal) throw refuse('signal-unknown')
  if (signal.state !== 'open') throw refuse('signal-not-open', { state: signalStates.label(signal.state), act })
  expectVersion(signal.version, version)
  return signal
}
