import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { unsettledLine } from '../payment/unsettled-line.ts'
import { refuse } from '../refusals.ts'
import { closeHolds, openHoldsOf } from '../review/store-reviews.ts'
import { concernedBy } from '../review/take-step.ts'

/**
 * 解除暂缓: another natural person than the one who held the line. It is paid by a supplement; the list stays as it is.
 * @throws Refusal `line-unknown`, `line-settled`, `hold-missing`, `hold-own`, `interest-declared`
 */
export async function releaseLine(tx: Tx, actor: Actor, { lineId, note }: { lineId: string; note: string }) {
  const line = await unsettledLine(tx, lineId, '解除暂缓')
  const hold = (await openHoldsOf(tx, [lineId])).get(lineId)?.find(({ kind }) => kind === 'manual')
  if (!hold) throw refuse('hold-missing', { lineNumber: line.lineNumber })
  if (hold.openedBy === actor.naturalPersonId) throw refuse('hold-own')
  await refuseConflict(tx, actor, concernedBy(line))
  await closeHolds(tx, [lineId], ['manual'], note)
  tx.notes.push({ matterId: line.batchId, facts: { act: 'release', line: lineId } })
  return { id: lineId }
}
