import type { Actor } from '#platform/auth'
import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { finishStep } from '../review/finish-step.ts'
import { needSeen } from '../review/need-seen.ts'
import { type Bound, takeStep } from '../review/take-step.ts'

/** 复核: another natural person passes the list and freezes it; from here on no line changes. @throws Refusal as `takeStep`, `lines-not-seen` */
export async function secondReview(tx: Tx, actor: Actor, given: Bound & { note: string }) {
  const step = await takeStep(tx, actor, 'second-review', given)
  await needSeen(tx, step, 'second-review')
  return finishStep(tx, step, 'second-review', { note: given.note, frozenAt: instantText() })
}
