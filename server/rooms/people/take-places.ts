import type { Tx } from '#platform/db'
import type { UseState } from './contract-uses.ts'
import { insertUse, type PlaceWanted, placesOfSlot, selectReleased, type UseOwner } from './store-uses.ts'

export interface PlacesTaking {
  /** The first slot that was full: the caller refuses, and nothing of it is kept. */
  readonly full: PlaceWanted | undefined
  /** How often somebody else had the place in that very moment. */
  readonly conflicts: number
}

/**
 * Takes the lowest free place of every slot: the unique index lets exactly one of two counties have a place, the other
 * looks again. Slots are taken in one order, so that nobody waits in a circle (柳政规〔2019〕63号六（二）).
 */
export async function takePlaces(
  tx: Tx,
  owner: UseOwner,
  state: UseState,
  wanted: readonly PlaceWanted[],
): Promise<PlacesTaking> {
  let conflicts = 0
  for (const one of wanted.toSorted((a, b) => (a.slot < b.slot ? -1 : 1))) {
    const taking = await takePlace(tx, owner, state, one)
    conflicts += taking.conflicts
    if (!taking.taken) return { full: one, conflicts }
  }
  return { full: undefined, conflicts }
}

/** Takes again what a matter had given back for a reason that was wrong, as far as there is room: the rest is cut at the claim. */
export async function takeBackPlaces(tx: Tx, matterId: string, because: string): Promise<void> {
  const released = await selectReleased(tx, matterId, because)
  const [owner] = released
  if (owner) await takePlaces(tx, owner, 'held', released)
}

async function takePlace(tx: Tx, owner: UseOwner, state: UseState, wanted: PlaceWanted) {
  for (let conflicts = 0; ; conflicts += 1) {
    const place = freePlace(new Set(await placesOfSlot(tx, wanted.slot)))
    if (place > wanted.atMost) return { taken: false, conflicts }
    if (await insertUse(tx, owner, { ...wanted, place, state })) return { taken: true, conflicts }
  }
}

/** The lowest place nobody has. */
export function freePlace(taken: ReadonlySet<number>): number {
  let place = 1
  while (taken.has(place)) place += 1
  return place
}
