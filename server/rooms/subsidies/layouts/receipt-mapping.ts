import type { Tx } from '#platform/db'
import type { ReceiptMapping } from '../contract-layouts.ts'
import type { Order } from '../payment/store-payments.ts'
import { findLayout, layoutInForce } from './store-layouts.ts'

/** How the bank answers an order: as the layout says it was sent with; for one sent without, as the region's own now. */
export async function receiptMapping(tx: Tx, order: Order): Promise<ReceiptMapping> {
  const sent = order.layoutId ? await findLayout(tx, order.layoutId) : undefined
  return (sent ?? (await layoutInForce(tx, order.regionCode, 'bank-transfer'))).shape.receipts
}
