import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { releaseWhenDone } from '../afterwards/release-when-done.ts'
import { freePlaces } from '../claims/free-places.ts'
import { finishStep } from '../review/finish-step.ts'
import { insertRejections } from '../review/store-reviews.ts'
import { type Bound, takeStep } from '../review/take-step.ts'

/**
 * 否决: every line is refused with the reason, the places under the limits are free again; with the last batch of a matter
 * the money reserved for it goes back. @throws Refusal as `takeStep`
 */
export async function rejectBatch(tx: Tx, actor: Actor, given: Bound & { reason: string }) {
  const step = await takeStep(tx, actor, 'reject', given)
  await insertRejections(tx, step.lines, given.reason)
  await freePlaces(
    tx,
    step.lines.map((line) => line.id),
    '批次被否决',
  )
  const rejected = await finishStep(tx, step, 'reject', { reasons: [given.reason] })
  await releaseWhenDone(tx, step.batch, `批次 ${step.batch.number} 被否决`)
  return rejected
}
