import { type Fen, max, subtract, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type Adjustment, selectTopUps } from '../afterwards/store-adjustments.ts'
import type { Matter } from '../calculation/matters.ts'
import { type StoredDecision, selectCuts } from '../calculation/store-decisions.ts'
import { dueKey } from '../domain/due-key.ts'
import { takePlaces } from '../domain/places.ts'
import { beyond } from '../domain/seats.ts'
import type { Cut } from './claim-of.ts'
import { type ClaimedLine, lineOf } from './line-of.ts'
import { type PlacesNow, placesNow } from './places-now.ts'
import type { BatchPlace } from './store-batches.ts'
import type { Line } from './store-lines.ts'

interface Given {
  readonly matter: Matter
  readonly place: BatchPlace
  /** The calculation in force. */
  readonly current: readonly StoredDecision[]
  /** Every line of the matter. */
  readonly lines: readonly Line[]
}

/** Of a matter the differences that were accepted after payment and stand in no list yet, as far as the claimant's. */
export const acceptedTopUps = async (
  tx: Tx,
  matter: Matter,
  mine: (one: Adjustment) => boolean,
): Promise<Adjustment[]> => (await selectTopUps(tx, matter.id)).filter(mine)

/**
 * The differences that were accepted after payment, under the lock of their persons: each takes the places its earlier lines
 * do not hold. What another employer, class or county has taken since is cut, never paid twice.
 * @returns `moreFens`: what is cut now and was not before
 */
export async function assembleTopUps(
  tx: Tx,
  accepted: readonly Adjustment[],
  given: Given,
): Promise<{ lines: ClaimedLine[]; cuts: Cut[]; moreFens: readonly Fen[] }> {
  const byKey = Map.groupBy(given.lines, dueKey)
  const inForce = new Map(given.current.map((one) => [one.id, one]))
  const dues = accepted.flatMap((adjustment) => {
    const decision = inForce.get(adjustment.decisionId)
    const lineIds = (byKey.get(dueKey(adjustment)) ?? []).map(({ id }) => id)
    return decision ? [{ adjustment, decision, lineIds }] : []
  })
  const known = await cutsOf(
    tx,
    dues.map(({ decision }) => decision.id),
  )
  const places = await placesNow(tx, given.matter, dues)
  const taken = takenOf(places)
  const found = places.map((now, index) => {
    const { adjustment } = dues[index] as (typeof dues)[number]
    const moreFen = max(subtract(now.cut.amountFen, known.get(adjustment.decisionId) ?? zeroFen), zeroFen)
    const amountFen = max(subtract(adjustment.amountFen, moreFen), zeroFen)
    return { now, moreFen, line: amountFen > 0 ? [restOf({ ...adjustment, amountFen }, now, taken, given)] : [] }
  })
  const more = found.filter(({ moreFen }) => moreFen > 0)
  return {
    lines: found.flatMap(({ line }) => line),
    cuts: more.map(({ now }) => now.cut),
    moreFens: more.map(({ moreFen }) => moreFen),
  }
}

/** An accepted difference, with what was cut of its due amount when it was accepted. */
export type Accepted = Adjustment & { readonly cutFen: Fen }

/** As `acceptedTopUps`, for who is about to decide the matter again. */
export async function acceptedSoFar(tx: Tx, matter: Matter, mine: (one: Adjustment) => boolean): Promise<Accepted[]> {
  const accepted = await acceptedTopUps(tx, matter, mine)
  const cut = await cutsOf(
    tx,
    accepted.map(({ decisionId }) => decisionId),
  )
  return accepted.map((one) => ({ ...one, cutFen: cut.get(one.decisionId) ?? zeroFen }))
}

/** What the limits have taken since of differences that had been accepted and are due no more in full. */
export async function cutSince(
  tx: Tx,
  accepted: readonly Accepted[],
  still: readonly Adjustment[],
  current: readonly StoredDecision[],
): Promise<readonly Fen[]> {
  const standing = new Set(still.map(({ id }) => id))
  const gone = new Map(accepted.filter(({ id }) => !standing.has(id)).map((one) => [dueKey(one), one.cutFen]))
  const decided = current.filter((one) => gone.has(dueKey(one)))
  const cut = await cutsOf(
    tx,
    decided.map(({ id }) => id),
  )
  const more = decided.map((one) => subtract(cut.get(one.id) ?? zeroFen, gone.get(dueKey(one)) ?? zeroFen))
  return more.filter((fen) => fen > 0)
}

/** What is cut of decisions, by decision. */
const cutsOf = async (tx: Tx, decisionIds: readonly string[]): Promise<ReadonlyMap<string, Fen>> =>
  new Map((await selectCuts(tx, decisionIds)).map(({ decisionId, amountFen }) => [decisionId, amountFen]))

function takenOf(places: readonly PlacesNow[]): Map<string, Set<number>> {
  const taken = new Map<string, Set<number>>()
  for (const { slot, place } of places.flatMap((one) => one.taken))
    taken.set(slot, (taken.get(slot) ?? new Set<number>()).add(place))
  return taken
}

function restOf(
  adjustment: Adjustment,
  { left, held, wanted }: PlacesNow,
  taken: Map<string, Set<number>>,
  given: Given,
): ClaimedLine {
  const uses = takePlaces(beyond(wanted, held), taken)
  return lineOf(adjustment, { ...adjustment, left, uses }, given)
}
