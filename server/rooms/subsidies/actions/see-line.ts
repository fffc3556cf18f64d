import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { lockBatch } from '../claims/store-batches.ts'
import { findLine } from '../claims/store-lines.ts'
import { seenStepOf } from '../domain/steps.ts'
import { refuse } from '../refusals.ts'
import { insertSeen } from '../review/store-oddities.ts'

/**
 * 看过这一行: whoever is to take the next step on the batch has looked at an odd line. The mark holds for the list as it
 * is, and for this reviewer. @throws Refusal `line-unknown`, `not-my-step`
 */
export async function seeLine(tx: Tx, actor: Actor, { lineId, note }: { lineId: string; note: string }) {
  const line = await findLine(tx, lineId)
  const batch = line && (await lockBatch(tx, line.batchId))
  if (!line || !batch) throw refuse('line-unknown')
  const step = seenStepOf(batch.state, actor.role)
  if (!step) throw refuse('not-my-step', { number: batch.number })
  await insertSeen(tx, batch, step, lineId, note)
  tx.notes.push({ matterId: batch.id, facts: { act: 'see-line', line: lineId, step } })
  return { id: lineId }
}
