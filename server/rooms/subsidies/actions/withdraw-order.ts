import { recallItems } from '#funds'
import type { InputOf } from '#kernel/endpoint'
import { sum } from '#kernel/money'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { lockBatch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import type { withdrawOrder as contract } from '../contract-payment.ts'
import { fileOf } from '../payment/file-of.ts'
import { settledByOther } from '../payment/settled-by-other.ts'
import { findOrder, selectItems, withdrawItems } from '../payment/store-payments.ts'
import { insertWithdrawal } from '../payment/store-withdrawals.ts'
import { chosenItems, refuseWrongHands } from '../payment/withdrawable.ts'
import { refuse } from '../refusals.ts'
import { closeWhenSettled } from '../review/close-batch.ts'
import { insertReview } from '../review/store-reviews.ts'
import { concerned, nextState } from '../review/take-step.ts'

/**
 * 撤回付款单 or some of its transfers, before the bank has executed them: in transit → payable, and the lines wait to be checked
 * and paid anew. A file that never left the house is withdrawn by who pays, and what is left of it is made anew. What was
 * exported may be at the bank: only the accountant, who cannot pay, withdraws it, on the bank's written answer that it was not
 * executed; its file is given to nobody any more.
 * @throws Refusal `order-unknown`, `state-forbids`, `role-refused`, `order-exported`, `order-not-exported`,
 *   `withdrawal-undocumented`, `withdrawal-wrong` with every transfer, `interest-declared`, `duty-conflict`
 */
export async function withdrawOrder(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const found = await findOrder(tx, input.orderId)
  const batch = found && (await lockBatch(tx, found.batchId))
  // Read again under the batch's lock: an export or a receipt under way must be over.
  const order = batch && (await findOrder(tx, input.orderId))
  if (!order || !batch) throw refuse('order-unknown')
  nextState(batch.state, 'withdraw-order', actor)
  const bankDocument = await refuseWrongHands(tx, actor, order, input.bankDocument)
  await refuseConflict(tx, actor, concerned(batch, await selectLines(tx, batch.id)))
  await takeDuty(tx, batch.id, actor.role === 'accountant' ? 'reconcile' : 'pay')
  const items = await selectItems(tx, [order.id])
  const taken = chosenItems(order, items, input.sequences, bankDocument !== null)
  const rest = items.filter((item) => item.state !== 'withdrawn' && !taken.includes(item))
  const amountFen = sum(taken.map((item) => item.amountFen))
  const { reason } = input
  await recallItems(tx, {
    accountId: order.accountId,
    document: `撤回付款 ${order.number}`,
    cites: ['lz-2019-63#6-3'],
    items: taken.map((item) => ({ itemId: item.id, amountFen: item.amountFen })),
  })
  const itemIds = taken.map((item) => item.id)
  await withdrawItems(tx, itemIds)
  await settledByOther(tx, order, itemIds)
  const left = bankDocument === null && rest.length > 0 ? await fileOf(tx, order, rest) : undefined
  const sequences = taken.map((item) => item.sequence)
  const id = await insertWithdrawal(tx, batch, order, { sequences, amountFen, reason, bankDocument, left })
  const reasons = [reason, ...(bankDocument === null ? [] : [`银行答复没有执行：${bankDocument}`])]
  const note = `${order.number} 第${sequences.join('、')}笔`
  await insertReview(tx, batch, { step: 'withdraw-order', listHash: batch.listHash, note, reasons })
  const facts = {
    act: 'withdraw-order',
    order: order.id,
    items: taken.length,
    amountFen,
    exported: bankDocument !== null,
  }
  tx.notes.push({ matterId: batch.id, facts })
  await closeWhenSettled(tx, batch.id)
  return { id, items: taken.length, amountFen }
}
