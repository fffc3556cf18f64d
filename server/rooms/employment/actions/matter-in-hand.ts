import type { Tx } from '#platform/db'
import { refuse } from '../refusals.ts'
import { type LockedMatter, lockMatter } from '../store.ts'

/** The matter an act is about, locked. @throws Refusal `matter-unknown` when it is out of reach */
export async function matterInHand(tx: Tx, matterId: string): Promise<LockedMatter> {
  const matter = await lockMatter(tx, matterId)
  if (!matter) throw refuse('matter-unknown')
  return matter
}

/** The same, for acts that a closed matter no longer takes. @throws Refusal `matter-unknown`, `matter-closed` */
export async function openMatterInHand(tx: Tx, matterId: string): Promise<LockedMatter> {
  const matter = await matterInHand(tx, matterId)
  if (matter.closedOn) throw refuse('matter-closed', { closedOn: matter.closedOn })
  return matter
}
