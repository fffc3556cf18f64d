import { executeItems } from '#funds'
import { formatYuanShort } from '#kernel/money'
import { consumeUses } from '#people'
import type { Tx } from '#platform/db'
import type { Batch } from '../claims/store-batches.ts'
import { holdKinds } from '../contract-words.ts'
import type { Disputed } from '../domain/receipts.ts'
import { closeHolds, insertReview } from '../review/store-reviews.ts'
import { linesIn, type Order } from './store-payments.ts'
import { payableLinesIn, settleExecuted } from './store-withdrawals.ts'

/**
 * 撤回后银行仍付出: the bank says that it has paid what was withdrawn. Where every line of the transfer still waits to be paid,
 * the money has left and is booked so: payable → paid, the lines are paid and held no more, and nothing pays them again.
 * What has been sent or refused meanwhile is not decided here.
 * @returns what is booked, what is not, and what the accountant is to know of each booked
 * @throws Refusal those of #funds
 */
export async function bookExecuted(tx: Tx, batch: Batch, order: Order, disputed: readonly Disputed[]) {
  const paid = disputed.filter(({ told }) => told === 'confirmed')
  const lines = await linesIn(tx, idsOf(paid))
  const payable = new Set((await payableLinesIn(tx, idsOf(paid))).map(({ id }) => id))
  const spoilt = new Set(lines.filter(({ id }) => !payable.has(id)).map(({ itemId }) => itemId))
  const booked = paid.filter(({ itemId }) => !spoilt.has(itemId))
  const open = disputed.filter((one) => !booked.includes(one))
  if (booked.length === 0) return { booked, open, remarks: [] }
  const { accountId, number } = order
  const document = `银行回单 ${number}（撤回后仍付出）`
  await executeItems(tx, { accountId, items: booked, document, cites: ['lz-2019-63#6-3'] })
  await settleExecuted(tx, idsOf(booked))
  const held = lines.filter(({ itemId }) => !spoilt.has(itemId)).map(({ id }) => id)
  await closeHolds(tx, held, holdKinds.values, `银行已经付出 ${number}`)
  await consumeUses(tx, held)
  const remarks = booked.map(
    ({ sequence, payeeName, amountFen }) =>
      `第${sequence}笔 ${payeeName} ${formatYuanShort(amountFen)} 元：已经撤回，银行却已付出，按到账入账，不再另行付款；撤回所凭的答复有误，请与银行查明`,
  )
  const reasons = remarks
  await insertReview(tx, batch, { step: 'withdraw-order', listHash: batch.listHash, note: number, reasons })
  const facts = { act: 'executed-after-withdrawal', order: order.id, items: booked.length }
  tx.notes.push({ matterId: batch.id, facts })
  return { booked, open, remarks }
}

const idsOf = (items: readonly Disputed[]) => items.map(({ itemId }) => itemId)
