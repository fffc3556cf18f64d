import { certificatesOf } from '#assessment'
import { type SubsidyBasis, subsidyBasis } from '#classes'
import { type Fen, sum } from '#kernel/money'
import { commitmentFor } from '#notices'
import { exceptionsOf, lockPersons, placesTaken, releaseUses } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type ClaimedBatch, claimFrom, placeOf, sourceOf } from '../claim-batch.ts'
import { assembleClaim, type ClaimedLine } from '../claim-list.ts'
import { type EmptiedBatch, endEmptied } from '../end-emptied.ts'
import { recalculate } from '../recalculate.ts'
import { refuse } from '../refusals.ts'
import { releaseWhenDone } from '../release-when-done.ts'
import { returnedOf } from '../store-batches.ts'
import { saveCuts, selectClaimable } from '../store-decisions.ts'
import { deleteLines } from '../store-lines.ts'

interface Claimed {
  readonly batches: ClaimedBatch[]
  /** Returned batches of which nothing is left to claim. */
  readonly emptied: EmptiedBatch[]
  readonly cutLines: number
  readonly cutFen: Fen
}

/**
 * 申报: one batch per fund source, assembled from the calculation as it is now; nobody types a name or an amount.
 * The places the enrollments held become the lines', under each person's lock; what they take away is kept as cut, not as a line.
 * A returned batch is claimed again under its own number, or ends when nothing of it is due any more.
 * @throws Refusal `class-unknown`, `class-not-completed`, `commitment-missing`, `nothing-to-claim`, `source-not-allowed`
 */
export async function claimClass(tx: Tx, _: Actor, { classId }: { classId: string }): Promise<Claimed> {
  const { written } = await recalculate(tx, classId)
  const basis = await subsidyBasis(tx, classId)
  if (!basis) throw refuse('class-unknown')
  const { number } = basis.trainingClass
  const commitment = await commitmentFor(tx, { matterKind: 'claim', matterId: classId })
  if (!commitment) throw refuse('commitment-missing', { number })
  const returned = await returnedOf(tx, classId)
  for (const batch of returned) await deleteLines(tx, batch.id)
  const due = await selectClaimable(tx, classId)
  const persons = due.map((decision) => decision.personId)
  await lockPersons(tx, persons)
  const holders = due.map((decision) => decision.enrollmentId)
  const { lines, cuts, limitKeys } = await assembleClaim(tx, {
    basis,
    certificates: await certificatesOf(tx, classId),
    due,
    taken: await placesTaken(tx, persons, holders),
    exceptions: await exceptionsOf(tx, persons),
  })
  const nothingNew = written + returned.length + lines.length + cuts.length === 0
  if (nothingNew) throw refuse('nothing-to-claim', { number })
  await releaseUses(tx, holders, '转为申报', limitKeys)
  const { batches, batchOf } = await fillBatches(tx, basis, lines)
  const emptied = await endEmptied(
    tx,
    returned.filter(({ id }) => batches.every((batch) => batch.id !== id)),
  )
  await saveCuts(
    tx,
    placeOf(basis),
    due.map((decision) => decision.id),
    cuts.map((cut) => ({ ...cut, batchId: batchOf.get(cut.decisionId) ?? null })),
  )
  await releaseWhenDone(tx, classId, '申报时没有可申报的款项')
  return { batches, emptied, cutLines: cuts.length, cutFen: sum(cuts.map((cut) => cut.amountFen)) }
}

/** One batch per fund source; and which batch each decision's line stands in. */
async function fillBatches(tx: Tx, basis: SubsidyBasis, lines: readonly ClaimedLine[]) {
  const batches: ClaimedBatch[] = []
  const batchOf = new Map<string, string>()
  for (const [source, own] of Map.groupBy(lines, (line) => sourceOf(basis, line))) {
    const batch = await claimFrom(tx, basis, source, own)
    batches.push(batch)
    for (const line of own) batchOf.set(line.decisionId, batch.id)
  }
  return { batches, batchOf }
}
