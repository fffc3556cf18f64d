import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { unsettledLine } from '../payment/unsettled-line.ts'
import { refuse } from '../refusals.ts'
import { openHolds } from '../review/store-reviews.ts'
import { concernedBy } from '../review/take-step.ts'

/** Before approval a line is returned or rejected with its batch: there is no payment yet to hold. */
const HOLDABLE: ReadonlySet<string> = new Set(['approved', 'published', 'paying'])

/**
 * 暂缓支付一行: an officer stops one line with a reason; the batch goes on.
 * @throws Refusal `line-unknown`, `line-settled`, `line-not-approved`, `interest-declared`
 */
export async function holdLine(tx: Tx, actor: Actor, { lineId, reason }: { lineId: string; reason: string }) {
  const line = await unsettledLine(tx, lineId, '暂缓')
  if (!HOLDABLE.has(line.batchState)) throw refuse('line-not-approved', { lineNumber: line.lineNumber })
  await refuseConflict(tx, actor, concernedBy(line))
  await openHolds(tx, 'manual', [{ ...line, reason }])
  tx.notes.push({ matterId: line.batchId, facts: { act: 'hold', line: lineId } })
  return { id: lineId }
}
