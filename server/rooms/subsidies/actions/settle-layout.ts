import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { regionName } from '#regions'
import { layoutStates } from '../contract-layouts.ts'
import { findLayout, type Layout, settleLayout } from '../layouts/store-layouts.ts'
import { refuseLayout } from '../refusals-layouts.ts'

interface Which {
  readonly layoutId: string
}

/**
 * 复核付款文件格式: another natural person than the one who entered it; from its day on orders use it.
 * @throws Refusal `layout-unknown`, `layout-region`, `layout-settled`, `duty-conflict`
 */
export async function checkLayout(tx: Tx, actor: Actor, { layoutId }: Which): Promise<{ id: string }> {
  const layout = await settle(tx, actor, layoutId, { state: 'checked' })
  tx.notes.push({ matterId: layoutId, facts: { kind: layout.kind, revision: layout.revision, checked: true } })
  return { id: layoutId }
}

/** Sends an entered version back with a reason. @throws Refusal as `checkLayout` */
export async function rejectLayout(
  tx: Tx,
  actor: Actor,
  { layoutId, reason }: Which & { reason: string },
): Promise<{ id: string }> {
  const layout = await settle(tx, actor, layoutId, { state: 'rejected', reason })
  tx.notes.push({ matterId: layoutId, facts: { kind: layout.kind, revision: layout.revision, rejected: true } })
  return { id: layoutId }
}

async function settle(tx: Tx, actor: Actor, layoutId: string, to: Parameters<typeof settleLayout>[2]): Promise<Layout> {
  const layout = await findLayout(tx, layoutId)
  if (!layout) throw refuseLayout('layout-unknown')
  if (layout.state !== 'entered') throw refuseLayout('layout-settled', { state: layoutStates.label(layout.state) })
  if (!layout.regionCode?.startsWith(actor.regionPrefix)) {
    throw refuseLayout('layout-region', { region: await regionName(tx, layout.regionCode ?? '') })
  }
  await takeDuty(tx, layoutId, 'rate-check')
  const settled = await settleLayout(tx, layoutId, to, actor.naturalPersonId ?? '')
  if (!settled) throw refuseLayout('layout-settled', { state: layoutStates.label('checked') })
  return layout
}
