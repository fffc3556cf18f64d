import { zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { decideAgain } from '../calculation/recalculate.ts'
import { type Batch, updateBatch } from '../claims/store-batches.ts'
import { type Line, selectLines } from '../claims/store-lines.ts'
import { hasArrived } from '../domain/has-arrived.ts'
import { gateOf } from '../payment/gate.ts'
import { gateRefusal } from '../payment/gate-refusals.ts'
import { stoppedLines } from '../payment/line-states.ts'
import { refuseAdvance } from '../refusals-advances.ts'
import { closeWhenSettled } from '../review/close-batch.ts'
import { takeStep } from '../review/take-step.ts'

/**
 * 结清: a batch of which only lines are open that an advance has paid is closed after its notice, as any other is paid, without
 * a transfer. What stops a payment stops this, too.
 * @throws Refusal as `takeStep`; `gate-closed` with every failed check; `settle-by-payment` where something is to be paid;
 *   `settle-held` with every line that an objection or a hold stops
 */
export async function settleBatch(tx: Tx, actor: Actor, given: { batchId: string; listHash: string }) {
  const { batch, to } = await takeStep(tx, actor, 'pay', given)
  const lines = await selectLines(tx, batch.id)
  const open = lines.filter((line) => line.amountFen > zeroFen && line.rejectedReason === null && !hasArrived(line))
  if (open.length > 0) throw refuseAdvance('settle-by-payment', { number: batch.number, count: open.length })
  await decideAgain(tx, batch)
  const gate = await gateOf(tx, actor, batch, lines)
  if (!gate.passed) throw gateRefusal(batch, gate)
  await refuseStopped(tx, batch, lines)
  await updateBatch(tx, batch, { state: to })
  tx.notes.push({ matterId: batch.id, facts: { act: 'settle', lines: lines.length } })
  return { id: batch.id, closed: await closeWhenSettled(tx, batch.id) }
}

async function refuseStopped(tx: Tx, { number }: Batch, lines: readonly Line[]): Promise<void> {
  const stopped = await stoppedLines(tx, lines)
  if (stopped.length === 0) return
  const errors = stopped.map(({ lineNumber, reason }) => {
    const path = `第${lineNumber}行`
    return { path, code: 'held', message: `${path}：${reason}` }
  })
  throw refuseAdvance('settle-held', { number, count: errors.length }, errors)
}
