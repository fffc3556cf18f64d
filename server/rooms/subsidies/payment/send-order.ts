import { sendItems } from '#funds'
import { sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { fundItems } from '#policy'
import type { Batch } from '../claims/store-batches.ts'
import { transfersOf } from '../domain/transfers.ts'
import { closeHolds } from '../review/store-reviews.ts'
import type { Gate } from './gate.ts'
import { fileHash, payRows } from './pay-file.ts'
import { insertItems, insertOrder, selectOrders } from './store-payments.ts'

/** Sends the lines that passed: one order, one transfer per payee, booked payable → in transit. */
export async function sendOrder(tx: Tx, batch: Batch, gate: Gate) {
  const supplement = (await selectOrders(tx, batch.id)).length
  const number = supplement === 0 ? batch.number : `${batch.number}-补${supplement}`
  const orderId = newId()
  const payable = gate.lines.flatMap(({ line, account, passed }) =>
    passed && account ? [{ ...line, lineId: line.id, account, item: fundItems.label(line.item) }] : [],
  )
  const transfers = transfersOf(payable).map((transfer) => ({
    ...transfer,
    id: newId(),
    purpose: purposeOf(transfer.items, batch, supplement),
  }))
  const files = transfers.map(({ sequence, account, amountFen, purpose }) => ({
    sequence,
    payeeName: account.holderName,
    payeeAccountId: account.id,
    bankName: account.bankName,
    amountFen,
    purpose,
  }))
  const hash = fileHash(await payRows(tx, number, files))
  const totalFen = sum(transfers.map((transfer) => transfer.amountFen))
  const accountId = batch.accountId ?? ''
  await insertOrder(tx, batch, {
    id: orderId,
    number,
    supplement,
    accountId,
    fileHash: hash,
    totalFen,
    gate: evidenceOf(gate),
  })
  await insertItems(tx, batch, orderId, transfers)
  await sendItems(tx, {
    accountId,
    regionCode: batch.regionCode,
    document: `付款 ${number}`,
    cites: ['lz-2019-63#6-3'],
    items: transfers.map(({ id, amountFen }) => ({ itemId: id, amountFen })),
  })
  const paid = payable.map((line) => line.lineId)
  await closeHolds(tx, paid, ['gate', 'returned'], `支付前核查通过，列入 ${number}`)
  return { orderId, number, supplement, items: transfers.length, totalFen, fileHash: hash }
}

/** 用途: the items; a supplement names the batch it pays for. */
const purposeOf = (items: readonly string[], batch: Batch, supplement: number): string =>
  `${items.join('、')}${supplement > 0 ? `（补付，原批次${batch.number}）` : ''}`

/** What the order keeps of the gate: the batch's checks, and every line's result. */
const evidenceOf = (gate: Gate) => ({
  checks: gate.checks,
  lines: gate.lines.map(({ line, passed, checks }) => ({ lineNumber: line.lineNumber, passed, checks })),
})
