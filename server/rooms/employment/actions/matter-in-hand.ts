import type { Refusal } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { refuse } from '../refusals.ts'
import { type LockedMatter, lockMatters } from '../store.ts'

/** One of several matters, and why an act does not take it. */
export interface Refused {
  readonly id: string
  readonly refusal: Refusal
}

/** The matter an act is about, locked. @throws Refusal `matter-unknown` when it is out of reach */
export async function matterInHand(tx: Tx, matterId: string): Promise<LockedMatter> {
  const [matter] = await lockMatters(tx, [matterId])
  if (!matter) throw refuse('matter-unknown')
  return matter
}

/** The same, for acts that a closed matter no longer takes. @throws Refusal `matter-unknown`, `matter-closed` */
export async function openMatterInHand(tx: Tx, matterId: string): Promise<LockedMatter> {
  const { open, refused } = await openMattersInHand(tx, [matterId])
  if (!open[0]) throw refused[0]?.refusal
  return open[0]
}

/** Several at once: those that take the act, locked, and the others with `matter-unknown` or `matter-closed`. */
export async function openMattersInHand(tx: Tx, matterIds: readonly string[]) {
  const matters = new Map((await lockMatters(tx, matterIds)).map((matter) => [matter.id, matter]))
  const open: LockedMatter[] = []
  const refused: Refused[] = []
  for (const id of new Set(matterIds)) {
    const matter = matters.get(id)
    if (!matter) refused.push({ id, refusal: refuse('matter-unknown') })
    else if (matter.closedOn) refused.push({ id, refusal: refuse('matter-closed', { closedOn: matter.closedOn }) })
    else open.push(matter)
  }
  return { open, refused }
}
