import { zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { updateBatch } from '../claims/store-batches.ts'
import { gateOf } from '../payment/gate.ts'
import { gateRefusal } from '../payment/gate-refusals.ts'
import { refuseAdvance } from '../refusals-advances.ts'
import { closeWhenSettled } from '../review/close-batch.ts'
import { takeStep } from '../review/take-step.ts'

/**
 * 结清: a batch whose every line an advance has paid is closed after its notice, as any other is paid, without a transfer.
 * @throws Refusal as `takeStep`; `gate-closed` with every failed check; `settle-by-payment` where something is to be paid
 */
export async function settleBatch(tx: Tx, actor: Actor, given: { batchId: string; listHash: string }) {
  const { batch, lines, to } = await takeStep(tx, actor, 'pay', given)
  const open = lines.filter((line) => line.amountFen > zeroFen && line.rejectedReason === null)
  if (open.length > 0) throw refuseAdvance('settle-by-payment', { number: batch.number, count: open.length })
  const gate = await gateOf(tx, actor, batch, lines)
  if (!gate.passed) throw gateRefusal(batch, gate)
  await updateBatch(tx, batch, { state: to })
  tx.notes.push({ matterId: batch.id, facts: { act: 'settle', lines: lines.length } })
  return { id: batch.id, closed: await closeWhenSettled(tx, batch.id) }
}
