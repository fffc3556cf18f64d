import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { finishStep } from '../review/finish-step.ts'
import { type Bound, takeStep } from '../review/take-step.ts'

/** 退回补正: whoever reviews gives all reasons at once; a frozen list thaws and is assembled anew. @throws Refusal as `takeStep` */
export async function returnBatch(tx: Tx, actor: Actor, given: Bound & { reasons: readonly string[] }) {
  const step = await takeStep(tx, actor, 'return', given)
  await tell(tx, 'subsidy.returned', {
    batchId: step.batch.id,
    matterKind: step.batch.matterKind,
    matterId: step.batch.matterId,
  })
  return finishStep(tx, step, 'return', { reasons: given.reasons, frozenAt: null })
}
