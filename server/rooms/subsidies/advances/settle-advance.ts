import type { Tx } from '#platform/db'
import { decideAgain } from '../calculation/recalculate.ts'
import { advanceOf, settle } from './store-advances.ts'

/**
 * 结算先行拨付: nothing more of the class is to come, so what it has earned is known. The advance is decided anew; where more
 * was paid than earned, a recovery is proposed (`raiseAdjustments`), which another person decides about.
 */
export async function settleAdvance(tx: Tx, classId: string): Promise<void> {
  const advance = await advanceOf(tx, classId)
  if (!advance) return
  await settle(tx, advance.id)
  await recalculateAdvance(tx, classId)
}

/** The facts of a class have changed after its advance was settled: what it has earned has, too. */
export async function settleAgain(tx: Tx, classId: string): Promise<void> {
  if ((await advanceOf(tx, classId))?.settledOn) await recalculateAdvance(tx, classId)
}

/** Decides the advance of a class anew, also when nothing can be asked in advance any more. Without one nothing is done. */
export async function recalculateAdvance(tx: Tx, classId: string): Promise<void> {
  const advance = await advanceOf(tx, classId)
  if (advance) await decideAgain(tx, { matterKind: 'advance', matterId: advance.id })
}
