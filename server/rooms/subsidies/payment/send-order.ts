import { sendItems } from '#funds'
import { sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { fundItems } from '#policy'
import type { Batch } from '../claims/store-batches.ts'
import type { LayoutKind } from '../contract-layouts.ts'
import { fillTemplate } from '../domain/pay-sheet.ts'
import { transfersOf } from '../domain/transfers.ts'
import { type Layout, layoutInForce } from '../layouts/store-layouts.ts'
import { refuseLayout } from '../refusals-layouts.ts'
import { closeHolds } from '../review/store-reviews.ts'
import type { Gate, GatedLine } from './gate.ts'
import { fileFaults, openItems, payFile, sealedResidentIds } from './pay-file.ts'
import { insertItems, insertOrder, type NewItem, selectOrders } from './store-payments.ts'

/**
 * Sends the given lines that passed: one order, one transfer per payee, booked payable → in transit. The file is made by
 * the layout in force today and only its hashes are kept: it can be made again, byte for byte.
 * @throws Refusal `pay-file-unwritable` with everything the layout cannot print
 */
export async function sendOrder(
  tx: Tx,
  batch: Batch,
  gate: Gate,
  { channel, lines }: { readonly channel: LayoutKind; readonly lines: readonly GatedLine[] },
) {
  const supplement = (await selectOrders(tx, batch.id)).length
  const number = supplement === 0 ? batch.number : `${batch.number}-补${supplement}`
  const orderId = newId()
  const layout = await layoutInForce(tx, batch.regionCode, channel)
  const items = await itemsOf(tx, batch, layout, { number, supplement, lines })
  const order = { number, batchNumber: batch.number, sentOn: tx.today, listHash: batch.listHash }
  const file = await writable(tx, layout, order, items)
  const totalFen = sum(items.map((item) => item.amountFen))
  const accountId = batch.accountId ?? ''
  const { fileHash, exportHash } = file
  const kept = { id: orderId, number, supplement, accountId, fileHash, exportHash, layoutId: layout.id, totalFen }
  await insertOrder(tx, batch, { ...kept, gate: evidenceOf(gate) })
  await insertItems(tx, batch, orderId, items)
  await sendItems(tx, {
    accountId,
    regionCode: batch.regionCode,
    document: `付款 ${number}`,
    cites: ['lz-2019-63#6-3'],
    items: items.map(({ id, amountFen }) => ({ itemId: id, amountFen })),
  })
  const paid = items.flatMap((item) => item.lines.map((line) => line.lineId))
  await closeHolds(tx, paid, ['gate', 'returned'], `支付前核查通过，列入 ${number}`)
  return { orderId, number, supplement, items: items.length, totalFen, fileHash }
}

async function itemsOf(
  tx: Tx,
  batch: Batch,
  layout: Layout,
  { number, supplement, lines }: { number: string; supplement: number; lines: readonly GatedLine[] },
): Promise<NewItem[]> {
  const payable = lines.flatMap(({ line, account, passed }) =>
    passed && account ? [{ ...line, lineId: line.id, account, item: fundItems.label(line.item) }] : [],
  )
  const transfers = transfersOf(payable)
  const people = transfers.flatMap((one) => (one.payeeKind === 'person' ? [one.payeeId] : []))
  const residentIds = await sealedResidentIds(tx, layout, people)
  return transfers.map((transfer) => ({
    ...transfer,
    id: newId(),
    residentIdSealed: residentIds.get(transfer.payeeId) ?? null,
    purpose: fillTemplate(layout.shape.purpose, {
      项目: transfer.items.join('、'),
      补付: supplement > 0 ? `（补付，原批次${batch.number}）` : '',
      批次号: batch.number,
      付款单号: number,
      日期: tx.today,
    }),
  }))
}

/** The file of an order about to be sent. @throws Refusal `pay-file-unwritable` */
async function writable(tx: Tx, layout: Layout, order: Parameters<typeof payFile>[1], items: readonly NewItem[]) {
  const opened = await openItems(
    tx,
    items.map(({ account, ...item }) => ({
      ...item,
      payeeName: account.holderName,
      payeeAccountId: account.id,
      bankName: account.bankName,
      bankCode: account.bankCode,
    })),
  )
  const faults = fileFaults(layout, opened)
  if (faults.length > 0) {
    throw refuseLayout('pay-file-unwritable', { layout: layout.title, count: faults.length }, faults)
  }
  return payFile(layout, order, opened)
}

/** What the order keeps of the gate: the batch's checks, and every line's result. */
const evidenceOf = (gate: Gate) => ({
  checks: gate.checks,
  lines: gate.lines.map(({ line, passed, checks }) => ({ lineNumber: line.lineNumber, passed, checks })),
})
