import { confirmItems, returnItems, sendBackItems, takeOver } from '#funds'
import { formatYuanShort } from '#kernel/money'
import { consumeUses } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { dropOrders, ordersOn } from '../afterwards/store-recoveries.ts'
import { type Batch, updateBatch } from '../claims/store-batches.ts'
import { cameBack } from '../domain/bank-answers.ts'
import type { Outcome } from '../domain/receipts.ts'
import { insertReview, openHolds } from '../review/store-reviews.ts'
import { nextState } from '../review/take-step.ts'
import { settledByOther } from './settled-by-other.ts'
import { linesIn, type Order, settleItems } from './store-payments.ts'

/**
 * Books what the bank says of an order. What arrived is paid; what came back is payable again, its lines held with the bank's
 * reason: from on its way, or from paid where the bank had said before that it was (退汇). Nothing is sent again by itself.
 * What was paid twice and came back once is paid once.
 * @throws Refusal those of #funds
 */
export async function bookAnswers(tx: Tx, actor: Actor, batch: Batch, order: Order, outcomes: readonly Outcome[]) {
  const of = (state: Outcome['state']) => outcomes.filter((one) => one.state === state)
  const evidence = { accountId: order.accountId, document: `银行回单 ${order.number}`, cites: ['lz-2019-63#6-3'] }
  if (of('confirmed').length > 0) await confirmItems(tx, { ...evidence, items: of('confirmed') })
  if (of('returned').length > 0) await returnItems(tx, { ...evidence, items: of('returned') })
  const back = await linesIn(tx, idsOf(outcomes.filter(({ state }) => cameBack(state))))
  if (of('sent-back').length > 0)
    await sendBack(tx, of('sent-back'), back, { ...evidence, document: `银行退汇 ${order.number}` })
  await settleItems(tx, outcomes)
  const paid = await linesIn(tx, idsOf(of('confirmed')))
  await consumeUses(
    tx,
    paid.map((line) => line.id),
  )
  const own = back.filter(({ live }) => live)
  const settled = await settledByOther(
    tx,
    order,
    back.map(({ itemId }) => itemId),
  )
  await holdReturned(
    tx,
    outcomes,
    own.filter(({ id }) => !settled.has(id)),
  )
  if (of('sent-back').length > 0) await backToPayment(tx, actor, batch, order, of('sent-back'))
}

type Lines = Awaited<ReturnType<typeof linesIn>>

const idsOf = (outcomes: readonly Outcome[]) => outcomes.map(({ itemId }) => itemId)

/** Lines whose money is here again wait, with the bank's reason, until the account is corrected and checked. */
async function holdReturned(tx: Tx, outcomes: readonly Outcome[], back: Lines): Promise<void> {
  const said = new Map(outcomes.map(({ itemId, state, reason }) => [itemId, { state, reason }]))
  const held = back.map((line) => {
    const { state, reason } = said.get(line.itemId) ?? {}
    return { ...line, reason: `${state === 'sent-back' ? '到账后银行退汇' : '银行退回'}：${reason ?? ''}` }
  })
  await openHolds(tx, 'returned', held)
}

/**
 * 退汇: paid → payable, and what was paid twice is available again. What was ordered back of these lines is ordered back no
 * more: the payee does not have it.
 */
async function sendBack(
  tx: Tx,
  items: readonly Outcome[],
  back: Lines,
  evidence: { accountId: string; document: string; cites: string[] },
): Promise<void> {
  const sent = new Set(idsOf(items))
  const lines = back.filter(({ itemId }) => sent.has(itemId))
  await sendBackItems(tx, { ...evidence, items })
  const twice = lines.filter(({ live }) => !live).map(({ id: lineId, ...line }) => ({ ...line, lineId }))
  if (twice.length > 0) await takeOver(tx, { ...evidence, lines: twice })
  const orders = await ordersOn(
    tx,
    lines.map((line) => line.id),
  )
  await dropOrders(
    tx,
    orders.map((one) => one.id),
  )
}

/** The step of the batch: a closed one is being paid again; who booked it and why stands in its history. */
async function backToPayment(tx: Tx, actor: Actor, batch: Batch, order: Order, outcomes: readonly Outcome[]) {
  const to = nextState(batch.state, 'bank-return', actor)
  if (to !== batch.state) await updateBatch(tx, batch, { state: to })
  const reasons = outcomes.map(({ amountFen, reason }) => `${formatYuanShort(amountFen)} 元：${reason ?? ''}`)
  await insertReview(tx, batch, { step: 'bank-return', listHash: batch.listHash, note: order.number, reasons })
}
