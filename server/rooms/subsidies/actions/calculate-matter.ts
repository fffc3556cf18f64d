import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { settleAgain } from '../advances/settle-advance.ts'
import { releaseWhenDone } from '../afterwards/release-when-done.ts'
import type { MatterKey } from '../calculation/matters.ts'
import { lockMatter, type Recalculated, recalculate } from '../calculation/recalculate.ts'

/**
 * 核算: decides a matter anew; when nobody is due anything, the money reserved for it goes back.
 * @throws Refusal `matter-unknown`, and as `recalculate`
 */
export async function calculateMatter(tx: Tx, _: Actor, key: MatterKey): Promise<Recalculated> {
  const outcome = await recalculate(tx, await lockMatter(tx, key))
  if (key.matterKind === 'training') await settleAgain(tx, key.matterId)
  await releaseWhenDone(tx, key, '核算后没有可申报的款项')
  return outcome
}
