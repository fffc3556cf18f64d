import { monthClosed } from '#funds'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type RegionMonth, reconciliationOf } from '../books/reconciliation.ts'
import { insertNote } from '../books/store-reconciliation.ts'
import { refusePayment } from '../refusals-payment.ts'

/**
 * Writes what was found about a difference and done; once a figure of it changes it is another one and open again.
 * @throws Refusal `region-elsewhere`, `month-is-closed`, `difference-gone`
 */
export async function noteDifference(
  tx: Tx,
  _actor: Actor,
  { difference, note, ...where }: RegionMonth & { difference: string; note: string },
): Promise<{ done: true }> {
  const { differences } = await reconciliationOf(tx, where)
  if (await monthClosed(tx, where.regionCode, where.month))
    throw refusePayment('month-is-closed', { month: where.month })
  const found = differences.find((one) => one.key === difference && one.note === null)
  if (!found) throw refusePayment('difference-gone')
  await insertNote(tx, { ...where, key: difference, note })
  const { kind, batchId } = found
  tx.notes.push({ ...(batchId && { matterId: batchId }), facts: { act: 'difference', month: where.month, kind } })
  return { done: true }
}
