import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type Recalculated, recalculate } from '../recalculate.ts'
import { releaseWhenDone } from '../release-when-done.ts'

/**
 * 核算: decides a completed class anew; when nobody is due anything, the money reserved for it goes back.
 * @throws Refusal as `recalculate`
 */
export async function calculateClass(tx: Tx, _: Actor, { classId }: { classId: string }): Promise<Recalculated> {
  const outcome = await recalculate(tx, classId)
  await releaseWhenDone(tx, classId, '核算后没有可申报的款项')
  return outcome
}
