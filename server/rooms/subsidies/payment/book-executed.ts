import { executeItems, overpay } from '#funds'
import { type Fen, formatYuanShort, sum, zeroFen } from '#kernel/money'
import type { FieldError } from '#kernel/refusal'
import { consumeUses } from '#people'
import type { Tx } from '#platform/db'
import type { Batch } from '../claims/store-batches.ts'
import { holdKinds } from '../contract-words.ts'
import type { Disputed } from '../domain/receipts.ts'
import { closeHolds, insertReview } from '../review/store-reviews.ts'
import { linesIn, type Order } from './store-payments.ts'
import { payableLinesIn, settleExecuted } from './store-withdrawals.ts'

/**
 * 撤回后银行仍付出: the bank says that it has paid what was withdrawn. The money has left and is booked so. Lines that still
 * wait to be paid are paid by it and held no more; what was paid otherwise or refused meanwhile is paid twice: it comes out of
 * what is available, and is to come back as any money does that is paid beyond what is due (`raiseAdjustments`).
 * @returns what the accountant is to know of each
 * @throws Refusal those of #funds; `overpay-short` with every such transfer, where the account has not got it
 */
export async function bookExecuted(tx: Tx, batch: Batch, order: Order, paid: readonly Disputed[]): Promise<string[]> {
  if (paid.length === 0) return []
  const itemIds = paid.map(({ itemId }) => itemId)
  const open = await payableLinesIn(tx, itemIds)
  const held = new Set(open.map(({ id }) => id))
  const twice = (await linesIn(tx, itemIds)).filter(({ id }) => !held.has(id))
  const { accountId, number } = order
  const evidence = { accountId, document: `银行回单 ${number}（撤回后仍付出）`, cites: ['lz-2019-63#6-3'] }
  const lines = twice.map(({ itemId, id: lineId, amountFen }) => ({ itemId, lineId, amountFen }))
  const twiceIn = Map.groupBy(lines, ({ itemId }) => itemId)
  const twiceFenOf = (itemId: string) => sum((twiceIn.get(itemId) ?? []).map((line) => line.amountFen))
  const rows = paid.filter(({ itemId }) => twiceIn.has(itemId)).map((one) => rowOf(one, twiceFenOf(one.itemId)))
  if (lines.length > 0) await overpay(tx, { ...evidence, lines, rows })
  await executeItems(tx, { ...evidence, items: paid })
  await settleExecuted(tx, itemIds, open)
  await closeHolds(tx, [...held], holdKinds.values, `银行已经付出 ${number}`)
  await consumeUses(tx, [...held])
  const reasons = paid.map(({ itemId, sequence, payeeName, amountFen }) => {
    const twiceFen = twiceFenOf(itemId)
    const what = twiceFen === zeroFen ? PAID : `其中 ${formatYuanShort(twiceFen)} 元${PAID_TWICE}`
    return `第${sequence}笔 ${payeeName} ${formatYuanShort(amountFen)} 元：已经撤回，银行却已付出，${what}；撤回所凭的答复有误，请与银行查明`
  })
  await insertReview(tx, batch, { step: 'withdraw-order', listHash: batch.listHash, note: number, reasons })
  const facts = { act: 'executed-after-withdrawal', order: order.id, items: paid.length }
  tx.notes.push({ matterId: batch.id, facts })
  return reasons
}

/** A transfer that takes from what is available, as a row of the receipt. */
function rowOf({ sequence, payeeName }: Disputed, twiceFen: Fen): FieldError {
  const path = `第${sequence}笔 ${payeeName}`
  return { path, code: 'paid-twice', message: `${path}：重复付出 ${formatYuanShort(twiceFen)} 元` }
}

const PAID = '按到账入账，不再另行付款'
const PAID_TWICE =
  '已经另行付款或者不予支付，按重复付款入账，到账后提出追回；另行付款的一笔还没有到账的，请即撤回或者请银行停付'
