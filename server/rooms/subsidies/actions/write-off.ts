import type { InputOf } from '#kernel/endpoint'
import { type Fen, formatYuanShort } from '#kernel/money'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { isOpen, leftOf } from '../afterwards/standings.ts'
import { lockRecovery, type Recovery, updateRecovery } from '../afterwards/store-recoveries.ts'
import { findWriteOff, insertWriteOff, lockWriteOff, settleWriteOff } from '../afterwards/store-write-offs.ts'
import type * as contract from '../contract.ts'
import { recoveryStates, writeOffStates } from '../contract-adjustments.ts'
import { refuse } from '../refusals.ts'
import { concernedBy } from '../review/take-step.ts'

/**
 * 提出核销: what cannot be collected, with the reason and the document; another natural person decides, whoever ordered it.
 * @throws Refusal `recovery-unknown`, `recovery-settled`, `write-off-pending`, `interest-declared`, `duty-conflict`
 */
export async function proposeWriteOff(tx: Tx, actor: Actor, input: InputOf<typeof contract.proposeWriteOff>) {
  const { recoveryId, ...given } = input
  const recovery = await openRecovery(tx, recoveryId)
  await refuseConflict(tx, actor, concernedBy(recovery))
  const { number, batchId } = recovery
  const leftFen = leftOf(recovery)
  const id = await insertWriteOff(tx, recovery, { ...given, leftFen })
  if (!id) throw refuse('write-off-pending', { number })
  await takeDuty(tx, id, 'fund-proposal')
  tx.notes.push({ matterId: batchId, facts: { act: 'write-off', recovery: number, state: 'proposed', leftFen } })
  return { id, leftFen }
}

/**
 * 决定核销: by another natural person, for exactly what was proposed; declined, the order stands and may be proposed anew.
 * @throws Refusal `write-off-unknown`, `write-off-decided`, `interest-declared`, `duty-conflict`, `recovery-settled`,
 *   `write-off-changed`
 */
export async function decideWriteOff(tx: Tx, actor: Actor, input: InputOf<typeof contract.decideWriteOff>) {
  const { writeOffId: id, agree, note } = input
  const found = await findWriteOff(tx, id)
  if (!found) throw refuse('write-off-unknown')
  // The order first: repayments wait for its lock, too.
  const recovery = await lockRecovery(tx, found.recoveryId)
  if (!recovery) throw refuse('write-off-unknown')
  const proposal = (await lockWriteOff(tx, id)) ?? found
  if (proposal.state !== 'proposed') throw refuse('write-off-decided', { state: writeOffStates.label(proposal.state) })
  await refuseConflict(tx, actor, concernedBy(recovery))
  await takeDuty(tx, id, 'fund-decision')
  const { number, batchId } = recovery
  const { leftFen, reason, documentNumber } = proposal
  if (agree) mustStand(recovery, leftFen)
  const state = agree ? ('agreed' as const) : ('declined' as const)
  await settleWriteOff(tx, id, { state, note })
  if (agree) await updateRecovery(tx, recovery.id, { state: 'written-off' }, { reason, documentNumber })
  tx.notes.push({ matterId: batchId, facts: { act: 'write-off', recovery: number, state, leftFen } })
  return { id, state, leftFen }
}

async function openRecovery(tx: Tx, recoveryId: string): Promise<Recovery> {
  const recovery = await lockRecovery(tx, recoveryId)
  if (!recovery) throw refuse('recovery-unknown')
  mustBeOpen(recovery)
  return recovery
}

function mustBeOpen({ number, state }: Recovery): void {
  if (!isOpen({ state })) throw refuse('recovery-settled', { number, state: recoveryStates.label(state) })
}

/** What is agreed to is what was proposed, to the fen: money may have come back since. */
function mustStand(recovery: Recovery, proposedFen: Fen): void {
  mustBeOpen(recovery)
  const left = leftOf(recovery)
  if (left === proposedFen) return
  const { number } = recovery
  throw refuse('write-off-changed', { number, proposed: formatYuanShort(proposedFen), left: formatYuanShort(left) })
}
