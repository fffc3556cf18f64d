import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Order } from './store-payments.ts'

/** Who took an order's file out of the house, and when; every export is a row. */
export async function insertExport(tx: Tx, order: Order, exportHash: string): Promise<void> {
  await tx.db
    .insertInto('subsidies.order_export')
    .values({
      id: newId(),
      order_id: order.id,
      region_code: order.regionCode,
      export_hash: exportHash,
      exported_by: tx.actor.userId ?? '',
      exported_by_name: tx.actor.name,
      exported_on: tx.today,
      exported_at: instantText(),
    })
    .execute()
}

/** The exports of some orders, by order, the first one first. */
export async function selectExports(tx: Tx, orderIds: readonly string[]) {
  if (orderIds.length === 0) return new Map<string, never[]>()
  const rows = await tx.db
    .selectFrom('subsidies.order_export')
    .select(['order_id as orderId', 'exported_by_name as byName', 'exported_at as at', 'exported_on as onDay'])
    .where('order_id', 'in', [...orderIds])
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, (row) => row.orderId)
}
