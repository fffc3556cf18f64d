import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { releaseWhenDone } from '../afterwards/release-when-done.ts'
import { freePlaces } from '../claims/free-places.ts'
import type { Batch } from '../claims/store-batches.ts'
import type { endReturned as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { finishStep } from '../review/finish-step.ts'
import { insertRejections } from '../review/store-reviews.ts'
import { takeStep } from '../review/take-step.ts'

/**
 * 终结退回的批次: one the claimant does not correct in time, or before that for a reason given. Its lines are refused, the places
 * under the limits are free again, and with the last batch of a class what is reserved for it goes back. The claimant is told
 * (work item `batches-lapsed`), and may claim it anew under its number: what is due then is reserved again.
 * @throws Refusal `return-not-overdue`, and as `takeStep`
 */
export async function endReturned(tx: Tx, actor: Actor, { reason: given, ...bound }: InputOf<typeof contract>) {
  const step = await takeStep(tx, actor, 'end', bound)
  const { batch, lines } = step
  const reason = given ?? (await overdue(tx, batch))
  await insertRejections(tx, lines, `退回补正的批次终结：${reason}`)
  await freePlaces(
    tx,
    lines.map((line) => line.id),
    '退回以后终结',
  )
  const ended = await finishStep(tx, step, 'end', { reasons: [reason] })
  await releaseWhenDone(tx, batch, `批次 ${batch.number} 退回以后终结`)
  return ended
}

/** That the time to correct is over, in words. @throws Refusal `return-not-overdue` */
async function overdue(tx: Tx, { number, since, regionCode }: Batch): Promise<string> {
  const dueOn = addDays(since, await readReading(tx, 'review.step-days', regionCode))
  if (tx.today <= dueOn) throw refuse('return-not-overdue', { number, dueOn })
  return `退回以后到${dueOn}没有再申报`
}
