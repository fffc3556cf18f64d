import { recoverLine } from '#funds'
import type { InputOf } from '#kernel/endpoint'
import { add, formatYuanShort, zeroFen } from '#kernel/money'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { isOpen, leftOf } from '../afterwards/standings.ts'
import { insertRepayment, lockRecovery, updateRecovery } from '../afterwards/store-recoveries.ts'
import type * as contract from '../contract.ts'
import { recoveryStates } from '../contract-adjustments.ts'
import { refuse } from '../refusals.ts'
import { concernedBy } from '../review/take-step.ts'

/**
 * 登记退回的款项: money that came back, with its document; it returns to the source it was paid from. The same document is
 * booked once. When all of it is back, the places under the limits it stood on are free again (`limitedAnew`).
 * @throws Refusal `recovery-unknown`, `recovery-settled`, `interest-declared`, `repayment-dated`, `repayment-exceeds`, `repayment-repeated`
 */
export async function recordRepayment(tx: Tx, actor: Actor, input: InputOf<typeof contract.recordRepayment>) {
  const { recoveryId, amountFen, documentNumber, receivedOn } = input
  const recovery = await lockRecovery(tx, recoveryId)
  if (!recovery) throw refuse('recovery-unknown')
  const { number, state } = recovery
  if (!isOpen(recovery)) throw refuse('recovery-settled', { number, state: recoveryStates.label(state) })
  await refuseConflict(tx, actor, concernedBy(recovery))
  if (receivedOn > tx.today) throw refuse('repayment-dated', { receivedOn, today: tx.today })
  const left = leftOf(recovery)
  if (amountFen > left)
    throw refuse('repayment-exceeds', { number, left: formatYuanShort(left), given: formatYuanShort(amountFen) })
  const receiptId = await insertRepayment(tx, recovery, { amountFen, documentNumber, receivedOn })
  if (!receiptId) throw refuse('repayment-repeated', { number, document: documentNumber })
  const document = `退回款项 ${number} ${documentNumber}`
  await recoverLine(tx, { lineId: recovery.lineId, receiptId, amountFen, document, cites: ['lz-2019-63#6-3'] })
  const repaidFen = add(recovery.repaidFen, amountFen)
  const next = repaidFen === recovery.amountFen ? ('repaid' as const) : ('partly-repaid' as const)
  await updateRecovery(tx, recoveryId, { state: next, repaidFen })
  const { matterKind, matterId } = recovery
  await tell(tx, 'subsidy.repaid', { matterKind, matterId })
  tx.notes.push({ matterId: recovery.batchId, facts: { act: 'repay', recovery: number, amountFen } })
  return { id: recoveryId, state: next, leftFen: leftOf({ ...recovery, repaidFen }) }
}

/**
 * 办结: an order whose money has all come back is closed, by a numbered decision.
 * @throws Refusal `recovery-unknown`, `recovery-settled`, `recovery-not-repaid`, `interest-declared`
 */
export async function closeRecovery(tx: Tx, actor: Actor, input: InputOf<typeof contract.closeRecovery>) {
  const { recoveryId, ...decision } = input
  const recovery = await lockRecovery(tx, recoveryId)
  if (!recovery) throw refuse('recovery-unknown')
  const { number, state } = recovery
  if (isOpen(recovery)) throw refuse('recovery-not-repaid', { number, left: formatYuanShort(leftOf(recovery)) })
  if (state !== 'repaid') throw refuse('recovery-settled', { number, state: recoveryStates.label(state) })
  await refuseConflict(tx, actor, concernedBy(recovery))
  await updateRecovery(tx, recoveryId, { state: 'closed' }, decision)
  tx.notes.push({ matterId: recovery.batchId, facts: { act: 'close', recovery: number } })
  return { id: recoveryId, state: 'closed' as const, leftFen: zeroFen }
}
