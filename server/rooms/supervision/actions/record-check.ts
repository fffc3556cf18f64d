import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { type CheckState, checkStates } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { humanOf } from '../region.ts'
import { countFiles, lockCheck, peopleOf, selectChecksOfSignal, updateCheck } from '../store-checks.ts'
import { insertFinding } from '../store-findings.ts'
import { lockSignal, updateSignal } from '../store-signals.ts'

/**
 * What the first of two people saw on site.
 * @throws Refusal `check-unknown`, `check-not-ready`, `check-day-wrong`, `check-file-unknown`, `interest-declared`, `stale`
 */
export async function recordCheck(tx: Tx, actor: Actor, input: InputOf<typeof contract.recordCheck>) {
  const check = await readyCheck(tx, actor, input, ['planned', 'recorded'], '记录')
  const { visitedOn, outcome, note, fileIds } = input
  if (visitedOn > tx.today) throw refuse('check-day-wrong', { visitedOn, today: tx.today })
  const missing = new Set(fileIds).size - (await countFiles(tx, fileIds))
  if (missing > 0) throw refuse('check-file-unknown', { count: missing })
  await updateCheck(tx, check.id, {
    state: 'recorded',
    visited_on: visitedOn,
    outcome,
    checklist: JSON.stringify(input.checklist),
    note,
    files: [...fileIds],
    recorded_by: humanOf(actor),
  })
  tx.notes.push({ matterId: check.id, facts: { state: 'recorded', outcome, files: fileIds.length } })
  return { id: check.id }
}

/**
 * The second person confirms; problems become a finding with its due day.
 * @throws Refusal `check-unknown`, `check-not-ready`, `check-second-person`, `check-finding-needed`,
 * `check-finding-needless`, `due-day-past`, `interest-declared`, `stale`
 */
export async function confirmCheck(tx: Tx, actor: Actor, input: InputOf<typeof contract.confirmCheck>) {
  const check = await readyCheck(tx, actor, input, ['recorded'], '确认')
  const by = humanOf(actor)
  if (check.recordedBy === by) throw refuse('check-second-person')
  const { finding } = input
  if (check.outcome === 'problems' && !finding) throw refuse('check-finding-needed')
  if (check.outcome === 'clean' && finding) throw refuse('check-finding-needless')
  if (finding && finding.dueOn < tx.today) throw refuse('due-day-past', { dueOn: finding.dueOn, today: tx.today })
  await updateCheck(tx, check.id, { state: 'confirmed', confirmed_by: by, confirmed_on: tx.today })
  const { regionCode, organizationId, classId } = check
  const place = { regionCode, organizationId, classId, checkId: check.id }
  const findingId = finding ? await insertFinding(tx, { ...finding, ...place, by }) : null
  if (findingId) await tell(tx, 'finding.opened', { findingId, organizationId, classId })
  if (check.signalId) await settleSignal(tx, check.signalId)
  tx.notes.push({ matterId: check.id, facts: { state: 'confirmed', outcome: check.outcome, finding: findingId } })
  return { id: check.id, findingId }
}

/**
 * Cancels a check that is not needed any more, with the reason.
 * @throws Refusal `check-unknown`, `check-not-ready`, `interest-declared`, `stale`
 */
export async function cancelCheck(tx: Tx, actor: Actor, input: InputOf<typeof contract.cancelCheck>) {
  const check = await readyCheck(tx, actor, input, ['planned'], '取消')
  await updateCheck(tx, check.id, { state: 'cancelled', note: input.note })
  if (check.signalId) await settleSignal(tx, check.signalId)
  tx.notes.push({ matterId: check.id, facts: { state: 'cancelled', by: humanOf(actor) } })
  return { id: check.id }
}

/** A signal is settled with the last of its checks, one at a time; where all were cancelled it opens again. */
async function settleSignal(tx: Tx, signalId: string): Promise<void> {
  await lockSignal(tx, signalId)
  const states = (await selectChecksOfSignal(tx, signalId)).map(({ state }) => state)
  if (states.some((state) => state === 'planned' || state === 'recorded')) return
  const seen = states.includes('confirmed')
  await updateSignal(tx, signalId, seen ? { state: 'settled', settled_on: tx.today } : { state: 'open' })
}

/** A check of a class that the actor has no interest in: neither its organization nor anybody on its roll. */
async function readyCheck(
  tx: Tx,
  actor: Actor,
  { checkId, version }: { checkId: string; version: number },
  states: readonly CheckState[],
  act: string,
) {
  const check = await lockCheck(tx, checkId)
  if (!check) throw refuse('check-unknown')
  if (!states.includes(check.state)) throw refuse('check-not-ready', { state: checkStates.label(check.state), act })
  expectVersion(check.version, version)
  const { organizationId } = check
  await refuseConflict(tx, actor, { organizationId, personIds: await peopleOf(tx, check.classId) })
  return check
}
