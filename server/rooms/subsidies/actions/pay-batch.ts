import type { InputOf } from '#kernel/endpoint'
import { sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { decideAgain } from '../calculation/recalculate.ts'
import { updateBatch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import { layoutKinds } from '../contract-layouts.ts'
import type { payBatch as contract } from '../contract-payment.ts'
import { failures } from '../domain/gate.ts'
import { payeesOf } from '../domain/pay-layout.ts'
import { gateOf } from '../payment/gate.ts'
import { gateRefusal, noLinesRefusal } from '../payment/gate-refusals.ts'
import { sendOrder } from '../payment/send-order.ts'
import { refuseLayout } from '../refusals-layouts.ts'
import { openHolds } from '../review/store-reviews.ts'
import { takeStep } from '../review/take-step.ts'

/**
 * 付款: decides the matter anew and runs the gate in this transaction, holds the lines that fail and sends the rest, one transfer per payee.
 * The first order of a batch pays its list; every later one is a supplement for lines that were held or came back. What
 * is sent, paid or refused is never in another order. Lines that the way of payment does not reach wait for another order.
 * @throws Refusal as `takeStep`; `gate-closed` with every failed check; `nothing-to-pay` with every held line's reasons;
 *   `channel-empty`, `pay-file-unwritable`
 */
export async function payBatch(tx: Tx, actor: Actor, given: InputOf<typeof contract>) {
  const { channel, ...bound } = given
  const { batch, to } = await takeStep(tx, actor, 'pay', bound)
  const lines = await selectLines(tx, batch.id)
  await decideAgain(tx, batch)
  const gate = await gateOf(tx, actor, batch, lines)
  if (!gate.passed) throw gateRefusal(batch, gate)
  const held = gate.lines.filter((one) => !one.passed)
  if (held.length === gate.lines.length) throw noLinesRefusal(batch, gate)
  await openHolds(
    tx,
    'gate',
    held.map(({ line, checks }) => ({ ...line, reason: failures(checks) })),
  )
  const reached = gate.lines.filter(({ line, passed }) => passed && payeesOf[channel].includes(line.payeeKind))
  if (reached.length === 0) {
    throw refuseLayout('channel-empty', { number: batch.number, channel: layoutKinds.label(channel) })
  }
  const order = await sendOrder(tx, batch, gate, { channel, lines: reached })
  await updateBatch(tx, batch, { state: to })
  await tell(tx, 'subsidy.sent', { batchId: batch.id, orderId: order.orderId })
  const heldFen = sum(held.map(({ line }) => line.amountFen))
  tx.notes.push({ matterId: batch.id, facts: { act: 'pay', channel, ...order, heldLines: held.length, heldFen } })
  return { ...order, heldLines: held.length, heldFen }
}
