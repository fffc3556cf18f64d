import { type Fen, sum } from '#kernel/money'
import { commitmentFor } from '#notices'
import { exceptionsOf, lockPersons, releaseUses } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { releaseWhenDone } from '../afterwards/release-when-done.ts'
import { type MatterKey, personsOf } from '../calculation/matters.ts'
import { calculate, lockMatter } from '../calculation/recalculate.ts'
import { saveCuts } from '../calculation/store-decisions.ts'
import type { ClaimedBatch } from '../claims/claim-batch.ts'
import { assembleClaim } from '../claims/claim-list.ts'
import { claimantOf } from '../claims/claimant.ts'
import { type EmptiedBatch, endEmptied } from '../claims/end-emptied.ts'
import { fillBatches } from '../claims/fill-batches.ts'
import { type Batch, returnedOf } from '../claims/store-batches.ts'
import { acceptedSoFar, acceptedTopUps, assembleTopUps, cutSince } from '../claims/top-ups.ts'
import { undoReturned } from '../claims/undo-returned.ts'
import { refuse } from '../refusals.ts'

interface Claimed {
  readonly batches: ClaimedBatch[]
  /** Returned batches of which nothing is left to claim. */
  readonly emptied: EmptiedBatch[]
  readonly cutLines: number
  readonly cutFen: Fen
}

/**
 * 申报: one batch per fund source, assembled from the calculation as it is now; nobody types a name or an amount.
 * The places the subjects held become the lines', under each person's lock; what they take away is kept as cut, not as a line.
 * What was accepted to be topped up after payment stands in a supplementary batch of its own, on places of its own; what
 * somebody else has taken in between is cut.
 * What the organizer holds in advance stands against the lines (`setAgainst`).
 * A returned batch is claimed again under its own number, or ends when nothing of it is due any more; with what was put right,
 * in one note for all that came back of the matter: they are claimed in one go.
 * @throws Refusal `matter-unknown`, `matter-not-ready`, `not-claimant`, `agreement-missing`, `commitment-missing`, `nothing-to-claim`, `source-not-allowed`,
 *   `advance-under-way`, `place-taken-meanwhile`, `correction-unsaid`
 */
export async function claimMatter(
  tx: Tx,
  actor: Actor,
  { note, ...key }: MatterKey & { readonly note: string },
): Promise<Claimed> {
  const matter = await lockMatter(tx, key)
  const { place, mine, otherwise } = await claimantOf(tx, actor, matter)
  const acceptedBefore = await acceptedSoFar(tx, matter, mine)
  const calculated = await calculate(tx, matter)
  const { number } = matter
  const commitment = await commitmentFor(tx, { ...place, matterKind: 'claim' })
  if (!commitment) throw refuse('commitment-missing', { number })
  const returned = await returnedOf(tx, place)
  if (returned.length > 0 && note === '') throw refuse('correction-unsaid', { number, batches: numbersOf(returned) })
  const { parts, standing, claimable } = await undoReturned(tx, matter, returned, calculated)
  const due = claimable.filter(mine)
  // The matter is locked: nothing is accepted meanwhile, but the calculation may have overtaken what was.
  const accepted = acceptedBefore.length > 0 ? await acceptedTopUps(tx, matter, mine) : []
  const persons = personsOf({ subjects: due })
  await lockPersons(tx, personsOf({ subjects: [...due, ...accepted] }))
  const holders = [...new Set(due.map((decision) => decision.subjectId))]
  const exceptions = await exceptionsOf(tx, persons)
  const { lines, cuts, limitKeys } = await assembleClaim(tx, { matter, place, due, holders, exceptions })
  const lost = await cutSince(tx, acceptedBefore, accepted, calculated.current)
  const { written } = calculated.outcome
  const nothingNew = written + returned.length + lines.length + cuts.length + accepted.length + lost.length === 0
  if (nothingNew) throw refuse(otherwise, { number })
  await releaseUses(tx, holders, '转为申报', limitKeys)
  const filling = { parts, standing, note, returned }
  const { batches, batchOf } = await fillBatches(tx, matter, place, { kind: 'ordinary', lines, ...filling })
  const topUps = await assembleTopUps(tx, accepted, { matter, place, ...calculated })
  batches.push(
    ...(await fillBatches(tx, matter, place, { kind: 'supplementary', lines: topUps.lines, ...filling })).batches,
  )
  const emptied = await endEmptied(
    tx,
    returned.filter(({ id }) => batches.every((batch) => batch.id !== id)),
  )
  const cut = [...cuts, ...topUps.cuts]
  await saveCuts(
    tx,
    place,
    [...due.map((decision) => decision.id), ...topUps.cuts.map(({ decisionId }) => decisionId)],
    cut.map((one) => ({ ...one, batchId: batchOf.get(one.decisionId) ?? null })),
  )
  if (batches.length === 0) await releaseWhenDone(tx, key, '申报时没有可申报的款项')
  const cutFens = [...cuts.map(({ amountFen }) => amountFen), ...topUps.moreFens, ...lost]
  return { batches, emptied, cutLines: cutFens.length, cutFen: sum(cutFens) }
}

const numbersOf = (batches: readonly Batch[]): string => batches.map(({ number }) => number).join('、')
