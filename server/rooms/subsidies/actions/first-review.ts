import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { finishStep } from '../review/finish-step.ts'
import { needSeen } from '../review/need-seen.ts'
import { type Bound, takeStep } from '../review/take-step.ts'

/** 初审: the first reviewer passes the list as claimed. @throws Refusal as `takeStep`, `lines-not-seen` */
export async function firstReview(tx: Tx, actor: Actor, given: Bound & { note: string }) {
  const step = await takeStep(tx, actor, 'first-review', given)
  await needSeen(tx, step, 'first-review')
  return finishStep(tx, step, 'first-review', { note: given.note })
}
