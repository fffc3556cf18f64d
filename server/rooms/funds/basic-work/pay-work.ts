import type { InputOf } from '#kernel/endpoint'
import { zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { confirmItem, returnItem, sendBackItems, sendItem } from '../actions/settle-items.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { refuseWork } from '../refusals-basic-work.ts'
import { payeePayable } from './payee-ready.ts'
import { beginStep, endStep } from './step.ts'
import { insertPayment, paymentsOf, settleBack, settlePayment } from './store-payments.ts'
import type { BasicWork } from './store-works.ts'

const CITES = ['lz-2019-63#6-3'] as const

/**
 * Records the treasury's payment order of an accepted work: payable → in transit, to the organization's account as it is
 * in force and checked now.
 * @throws Refusal `payee-unready`, `order-known`, those of `beginStep` and `sendItem`
 */
export async function sendWork(
  tx: Tx,
  actor: Actor,
  { basicWorkId, orderNumber }: InputOf<typeof contract.sendBasicWork>,
) {
  const begun = await beginStep(tx, actor, basicWorkId, 'send')
  const { work } = begun
  const to = await payeePayable(tx, work, await paymentsOf(tx, work.id))
  const paymentId = await insertPayment(tx, work, orderNumber, to)
  if (!paymentId) throw refuseWork('order-known', { number: orderNumber })
  const item = { itemId: paymentId, amountFen: work.acceptedFen ?? zeroFen, document: orderNumber, cites: CITES }
  await sendItem(tx, { ...item, accountId: work.accountId, regionCode: work.regionCode })
  await endStep(tx, begun, 'send', { note: `${orderNumber} · ${to.holderName} ${to.bankName} …${to.accountTail}` })
  return { paymentId }
}

/**
 * Records that the money has arrived, by the bank's receipt and its amount: in transit → paid; another person than who paid.
 * @throws Refusal `amount-differs`, those of `beginStep`
 */
export async function confirmWork(
  tx: Tx,
  actor: Actor,
  { basicWorkId, amountFen, bankNumber }: InputOf<typeof contract.confirmBasicWork>,
) {
  const begun = await beginStep(tx, actor, basicWorkId, 'confirm')
  const { id: itemId } = await outside(tx, begun.work)
  const item = { itemId, amountFen, document: bankNumber, cites: CITES }
  await confirmItem(tx, { ...item, accountId: begun.work.accountId })
  await settlePayment(tx, itemId, { state: 'confirmed', bankNumber })
  return endStep(tx, begun, 'confirm', { note: bankNumber })
}

/**
 * Records that the bank sent the money back: in transit → payable, where it waits for a corrected account; from paid where it
 * had said before that it had arrived (退汇).
 * @throws Refusal those of `beginStep`
 */
export async function returnWork(
  tx: Tx,
  actor: Actor,
  { basicWorkId, bankNumber, bankReason }: InputOf<typeof contract.returnBasicWork>,
) {
  const begun = await beginStep(tx, actor, basicWorkId, 'return')
  const { accountId } = begun.work
  const { id: itemId, amountFen, state } = await outside(tx, begun.work)
  const evidence = { accountId, document: bankNumber, cites: CITES }
  if (state === 'confirmed') {
    await sendBackItems(tx, { ...evidence, items: [{ itemId, amountFen }] })
    await settleBack(tx, itemId, { bankNumber, bankReason })
  } else {
    await returnItem(tx, { ...evidence, itemId, amountFen })
    await settlePayment(tx, itemId, { state: 'returned', bankNumber, bankReason })
  }
  return endStep(tx, begun, 'return', { note: `${bankNumber} · ${bankReason}` })
}

/** The payment that has left: on its way, or arrived. */
async function outside(tx: Tx, work: BasicWork) {
  const payment = (await paymentsOf(tx, work.id)).find(({ state }) => state === 'sent' || state === 'confirmed')
  if (!payment) throw refuse('item-not-sent')
  return payment
}
