import { add, subtract } from '#kernel/money'
import { releasePlaces, takePlaces } from '#people'
import type { Tx } from '#platform/db'
import type { Matter } from '../calculation/matters.ts'
import { saveCuts, selectCuts } from '../calculation/store-decisions.ts'
import type { Cut } from '../claims/claim-of.ts'
import { type PlacesNow, placesNow } from '../claims/places-now.ts'
import type { Line } from '../claims/store-lines.ts'
import { followed } from '../domain/seats.ts'
import { type Arrived, arrivedAmong, less } from './standings.ts'

/** Each time somebody else was quicker it is asked again; whoever is asked more often than that is told to try later. */
const ROUNDS = 20

/**
 * What is due of what was calculated anew since it was claimed: the limits take of it what they would of a claim now, and
 * its places follow what is paid (`followed`). What somebody else has taken in between is cut, with the clause.
 */
export async function limitedAnew(
  tx: Tx,
  matter: Matter,
  arrived: readonly Arrived[],
  round = 1,
): Promise<readonly Arrived[]> {
  if (round > ROUNDS) throw new Error(`the places of ${matter.number} do not come to rest`)
  const known = new Set(matter.subjects.map(({ id }) => id))
  const again = arrived.filter(({ decidedSince, decision }) => decidedSince && known.has(decision.subjectId))
  const now = new Map((await placesNow(tx, matter, again)).map((one, index) => [again[index], one]))
  const limited = arrived.map((one) => {
    const left = now.get(one)?.left
    return left ? { ...one, dueFen: less(left.amountFen, one.settledFen) } : one
  })
  for (const [index, one] of limited.entries()) {
    const places = now.get(arrived[index])
    // Somebody else was quicker in this very moment: what is left now is asked again.
    if (places && !(await follow(tx, one, places))) return limitedAnew(tx, matter, arrived, round + 1)
  }
  await keepCuts(
    tx,
    matter,
    again,
    [...now.values()].map(({ cut }) => cut),
  )
  return limited
}

/**
 * The calculations in force that were claimed and paid less what a limit took, of which it takes less by now: somebody has
 * given a place back, or a bureau reads the limit otherwise. They are decided anew, and what is missing is topped up. What was
 * refused or given up of one is not opened again.
 * @param lines every line of the matter
 */
export async function freedSince(tx: Tx, matter: Matter, lines: readonly Line[]): Promise<ReadonlySet<string>> {
  const cuts = await selectCuts(tx, [...new Set(lines.map(({ decisionId }) => decisionId))])
  if (cuts.length === 0) return new Set()
  const cutFen = new Map(cuts.map(({ decisionId, amountFen }) => [decisionId, amountFen]))
  const known = new Set(matter.subjects.map(({ id }) => id))
  const cut = (await arrivedAmong(tx, matter.id, lines))
    .filter(({ where, settledFen, coveredFen }) => where === 'arrived' && settledFen === coveredFen)
    .filter(
      ({ decision, forgivenFen }) => cutFen.has(decision.id) && forgivenFen === 0 && known.has(decision.subjectId),
    )
  if (cut.length === 0) return new Set()
  const now = await placesNow(tx, matter, cut)
  const freed = cut.filter(({ decision }, index) => (now[index]?.cut.amountFen ?? 0) < (cutFen.get(decision.id) ?? 0))
  return new Set(freed.map(({ decision }) => decision.id))
}

/** @returns whether every place that was to be taken was still free */
async function follow(tx: Tx, one: Arrived, { left, held, wanted, shared }: PlacesNow): Promise<boolean> {
  const [line] = one.lines
  // What was sent back is claimed again or not at all: until then it keeps its places.
  if (!line || one.where !== 'arrived') return true
  const standingFen = add(subtract(one.paidFen, one.repaidFen), one.coveredFen)
  const dueFen = add(one.dueFen, one.coveredFen)
  const { release, take } = followed(held, wanted, { standingFen, leftFen: left.amountFen, dueFen })
  await releasePlaces(
    tx,
    release
      .filter((place) => !shared.includes(place))
      .map(({ lineId: matterId, ...place }) => ({ ...place, matterId })),
    standingFen === 0 ? '已全部退回' : '核算变更后不再计发',
  )
  if (take.length === 0) return true
  const { id: matterId, batchNumber, regionCode, organizationId } = line
  const owner = { matterId, matterName: `批次 ${batchNumber}`, regionCode, organizationId }
  const { full } = await takePlaces(
    tx,
    'consumed',
    take.map((place) => ({ ...place, ...owner })),
  )
  return full === undefined
}

/** Writes down what the limits take of the calculations in force, where it is not known so already. */
async function keepCuts(tx: Tx, { id: matterId, regionCode }: Matter, again: readonly Arrived[], cuts: readonly Cut[]) {
  const before = await selectCuts(
    tx,
    again.map(({ decision }) => decision.id),
  )
  const known = new Map(before.map(({ decisionId, amountFen, reason }) => [decisionId, `${amountFen} ${reason}`]))
  const changed = again.flatMap(({ decision }, index) => {
    const cut = cuts[index]
    const words = cut && cut.amountFen > 0 ? `${cut.amountFen} ${cut.reason}` : undefined
    return cut && words !== known.get(decision.id) ? [{ decision, cut }] : []
  })
  for (const [organizationId, own] of Map.groupBy(changed, ({ decision }) => decision.organizationId))
    await saveCuts(
      tx,
      { matterId, regionCode, organizationId },
      own.map(({ decision }) => decision.id),
      own.filter(({ cut }) => cut.amountFen > 0).map(({ cut }) => ({ ...cut, batchId: null })),
    )
}
