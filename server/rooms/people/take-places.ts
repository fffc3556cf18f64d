import type { Tx } from '#platform/db'
import type { UseState } from './contract-uses.ts'
import {
  inOneOrder,
  insertFreeUses,
  type PlaceWanted,
  placesOfSlots,
  selectReleased,
  type UseOwner,
} from './store-uses.ts'

export interface PlacesTaking {
  /** The first slot that was full: the caller refuses, and nothing of it is kept. */
  readonly full: PlaceWanted | undefined
  /** How often somebody else had the place in that very moment. */
  readonly conflicts: number
}

/** A place that is wanted, and for what. */
export type PlaceClaimed = PlaceWanted & UseOwner

/**
 * Takes the lowest free place of every slot: the unique index lets exactly one of two counties have a place, the other
 * looks again. Slots are taken in one order, so that nobody waits in a circle (柳政规〔2019〕63号六（二）).
 */
export async function takePlaces(tx: Tx, state: UseState, wanted: readonly PlaceClaimed[]): Promise<PlacesTaking> {
  let [left, conflicts] = [inOneOrder(wanted), 0]
  let full: PlaceWanted | undefined
  while (left.length > 0) {
    const taken = await placesOfSlots(
      tx,
      left.map(({ slot }) => slot),
    )
    const chosen = left.map((one) => ({ ...one, state, place: nextPlace(taken.get(one.slot)) }))
    full ??= chosen.find(({ place, atMost }) => place > atMost)
    left = await insertFreeUses(
      tx,
      chosen.filter(({ place, atMost }) => place <= atMost),
    )
    conflicts += left.length
  }
  return { full, conflicts }
}

/** Takes again what a matter had given back for a reason that was wrong, as far as there is room: the rest is cut at the claim. */
export async function takeBackPlaces(tx: Tx, matterId: string, because: string): Promise<void> {
  await takePlaces(tx, 'held', await selectReleased(tx, matterId, because))
}

/** The lowest place nobody has; from now on it is taken. */
function nextPlace(taken: Set<number> = new Set()): number {
  let place = 1
  while (taken.has(place)) place += 1
  taken.add(place)
  return place
}
