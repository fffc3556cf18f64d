import { formatYuanShort } from '#kernel/money'
import type { Tx } from '#platform/db'
import { ordersOn } from '../afterwards/store-recoveries.ts'
import type { Batch } from '../claims/store-batches.ts'
import { itemStates } from '../contract-words.ts'
import type { Disputed, Outcome } from '../domain/receipts.ts'
import { insertReview, openHolds } from '../review/store-reviews.ts'
import { linesIn, type Order } from './store-payments.ts'
import { payableLinesIn } from './store-withdrawals.ts'

/**
 * What the bank may have executed of transfers that were withdrawn: their lines wait, so that nothing is paid twice before
 * somebody has asked the bank.
 * @returns what the accountant is to know of each
 */
export async function holdDisputed(
  tx: Tx,
  batch: Batch,
  order: Order,
  disputed: readonly Disputed[],
): Promise<string[]> {
  const payable = await payableLinesIn(
    tx,
    disputed.map(({ itemId }) => itemId),
  )
  const held = Map.groupBy(payable, ({ itemId }) => itemId)
  const remarks = disputed.map(({ itemId, sequence, payeeName, amountFen, told }) => {
    const said = `第${sequence}笔 ${payeeName} ${formatYuanShort(amountFen)} 元：已经撤回，银行却答复“${itemStates.label(told)}”，没有入账`
    return held.has(itemId)
      ? `${said}；名下还没有另行付款的各行已经暂缓，请与银行查明有没有执行`
      : `${said}；名下各行已经另行付款或者不予支付，请立即与银行查明，付了两次的，凭银行成功的回单入账追回`
  })
  const said = new Map(disputed.map(({ itemId, told }) => [itemId, itemStates.label(told)]))
  await openHolds(
    tx,
    'manual',
    payable.map((line) => ({
      ...line,
      reason: `付款单 ${order.number} 的这一笔已经撤回，银行却答复“${said.get(line.itemId)}”：查明没有执行以前不另行付款`,
    })),
  )
  await keep(tx, batch, order, 'withdraw-order', remarks)
  return remarks
}

/**
 * Splits off the transfers whose payee has repaid some of it already: the bank sends back what is not there, and somebody has to
 * look. They stay as they are booked.
 */
export async function withoutRepaid(tx: Tx, batch: Batch, order: Order, outcomes: readonly Outcome[]) {
  const lines = await linesIn(
    tx,
    outcomes.filter(({ state }) => state === 'sent-back').map(({ itemId }) => itemId),
  )
  const itemOf = new Map(lines.map((line) => [line.id, line.itemId]))
  const repaid = (await ordersOn(tx, [...itemOf.keys()])).filter((one) => one.repaidFen > 0)
  const skipped = new Set(repaid.map((one) => itemOf.get(one.lineId)))
  const remarks = repaid.map(
    ({ number, payeeName, lineNumber, repaidFen }) =>
      `第${lineNumber}行 ${payeeName}：已按追回通知 ${number} 退回 ${formatYuanShort(repaidFen)} 元，银行又说全款退汇；所在的一笔没有入账，请与银行和收款人查明，另案处理，凭文书`,
  )
  await keep(tx, batch, order, 'bank-return', remarks)
  return { booked: outcomes.filter(({ itemId }) => !skipped.has(itemId)), remarks }
}

/** It stands in the batch's history, too: the reply to an upload is read once. */
async function keep(
  tx: Tx,
  batch: Batch,
  order: Order,
  step: 'bank-return' | 'withdraw-order',
  reasons: readonly string[],
): Promise<void> {
  if (reasons.length === 0) return
  await insertReview(tx, batch, { step, listHash: batch.listHash, note: order.number, reasons })
}
