import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import { regionName } from '#regions'
import type { enterLayout as contract } from '../contract-layouts.ts'
import { layoutFaults } from '../domain/pay-layout.ts'
import { insertLayout } from '../layouts/store-layouts.ts'
import { encodingFaults } from '../payment/pay-file.ts'
import { refuseLayout } from '../refusals-layouts.ts'

/**
 * 录入付款文件格式: a new version for a region and a kind; it counts from its day on, after another person has checked it.
 * @throws Refusal `layout-region`, `layout-retroactive`, `layout-wrong` with every fault
 */
export async function enterLayout(tx: Tx, actor: Actor, given: InputOf<typeof contract>) {
  const { regionCode, kind, effectiveFrom, shape } = given
  if (!actor.naturalPersonId) throw refuseRequest('sign-in-needed')
  const region = await regionName(tx, regionCode)
  if (!regionCode.startsWith(actor.regionPrefix)) throw refuseLayout('layout-region', { region })
  if (effectiveFrom < tx.today) throw refuseLayout('layout-retroactive', { effectiveFrom, today: tx.today })
  const faults = [...layoutFaults(kind, shape), ...encodingFaults(shape)]
  if (faults.length > 0) throw refuseLayout('layout-wrong', { count: faults.length }, faults)
  const entered = await insertLayout(tx, given, actor.naturalPersonId)
  await takeDuty(tx, entered.id, 'rate-entry')
  tx.notes.push({ matterId: entered.id, facts: { kind, regionCode, revision: entered.revision, effectiveFrom } })
  return entered
}
