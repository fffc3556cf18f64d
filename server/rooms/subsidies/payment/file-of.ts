import type { Tx } from '#platform/db'
import { findLayout } from '../layouts/store-layouts.ts'
import { refuse } from '../refusals.ts'
import { openItems, type PayFile, payFile } from './pay-file.ts'
import type { Order, selectItems } from './store-payments.ts'

/**
 * The file of an order with these transfers, by the layout it was sent with.
 * @throws Refusal `order-unknown` where it was sent without one
 */
export async function fileOf(
  tx: Tx,
  order: Order,
  items: Awaited<ReturnType<typeof selectItems>>,
): Promise<PayFile & { readonly layoutId: string }> {
  const layout = order.layoutId && (await findLayout(tx, order.layoutId))
  if (!layout) throw refuse('order-unknown')
  return { ...(await payFile(layout, order, await openItems(tx, items))), layoutId: layout.id }
}
