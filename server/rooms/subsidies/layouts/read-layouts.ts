import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract-layouts.ts'
import { payFileName, paySheet } from '../domain/pay-sheet.ts'
import { fileFaults } from '../payment/pay-file.ts'
import { findOrder, selectItems } from '../payment/store-payments.ts'
import { refuse } from '../refusals.ts'
import { refuseLayout } from '../refusals-layouts.ts'
import { findLayout, layoutAmong, selectLayouts } from './store-layouts.ts'

/** Every version that concerns a region, and which of them an order sent today would use. */
export async function listLayouts(tx: Tx, actor: Actor, { regionCode, state }: InputOf<typeof contract.listLayouts>) {
  const asked = regionCode ?? actor.regionCode
  const all = await selectLayouts(tx, asked, actor.regionPrefix)
  const inForce = (['bank-transfer', 'one-card'] as const).map(
    (kind) => layoutAmong(all, { regionCode: asked, kind, on: tx.today })?.id,
  )
  const layouts = all.map(({ enteredBy, ...one }) => ({
    ...one,
    enteredByMe: enteredBy !== null && enteredBy === actor.naturalPersonId,
    inForce: inForce.includes(one.id),
  }))
  return { regionCode: asked, layouts: layouts.filter((one) => !state || one.state === state) }
}

const SHOWN = 50

/**
 * 试看: an order's real rows as a version would print them, before it takes effect. Numbers show only what everybody on
 * the order sees of them; none is opened. @throws Refusal `layout-unknown`, `order-unknown`
 */
export async function previewLayout(
  tx: Tx,
  _actor: Actor,
  { layoutId, orderId }: InputOf<typeof contract.previewLayout>,
) {
  const layout = await findLayout(tx, layoutId)
  if (!layout) throw refuseLayout('layout-unknown')
  const order = await findOrder(tx, orderId)
  if (!order) throw refuse('order-unknown')
  const items = (await selectItems(tx, [orderId])).map((item) => ({
    ...item,
    accountNumber: `****${item.accountTail}`,
    residentId: item.payeeKind === 'person' ? '****' : null,
  }))
  const rows = paySheet(layout.shape, order, items, order.fileHash)
  const around = rows.length - items.length
  return {
    fileName: payFileName(layout.shape, order, items, order.fileHash),
    rows: rows.slice(0, SHOWN + around).map((row) => row.map(({ text }) => text)),
    items: items.length,
    faults: fileFaults(layout, items).map(({ message }) => message),
  }
}
