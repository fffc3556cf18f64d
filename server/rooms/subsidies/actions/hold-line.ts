import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { openHolds } from '../store-reviews.ts'
import { unsettledLine } from '../unsettled-line.ts'

/** 暂缓支付一行: an officer stops one line with a reason; the batch goes on. @throws Refusal `line-unknown`, `line-settled` */
export async function holdLine(tx: Tx, _actor: Actor, { lineId, reason }: { lineId: string; reason: string }) {
  const line = await unsettledLine(tx, lineId, '暂缓')
  await openHolds(tx, 'manual', [{ ...line, reason }])
  tx.notes.push({ matterId: line.batchId, facts: { act: 'hold', line: lineId } })
  return { id: lineId }
}
