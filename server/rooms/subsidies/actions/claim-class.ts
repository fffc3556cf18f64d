import { certificatesOf } from '#assessment'
import { subsidyBasis } from '#classes'
import { type Fen, sum } from '#kernel/money'
import { commitmentFor } from '#notices'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type ClaimedBatch, claimFrom, placeOf, sourceOf } from '../claim-batch.ts'
import { assembleClaim } from '../claim-list.ts'
import { refuse } from '../refusals.ts'
import { returnedOf } from '../store-batches.ts'
import { saveCuts, selectClaimable } from '../store-decisions.ts'
import { lockPersons, placesTaken } from '../store-limits.ts'
import { deleteLines } from '../store-lines.ts'
import { calculateClass } from './calculate-class.ts'

/**
 * 申报: one batch per fund source, assembled from the calculation as it is now; nobody types a name or an amount.
 * The limits' places are taken here, under each person's lock; what they take away is kept as cut, not as a line.
 * A returned batch is claimed again under its own number.
 * @throws Refusal `class-unknown`, `class-not-completed`, `commitment-missing`, `nothing-to-claim`, `source-not-allowed`
 */
export async function claimClass(
  tx: Tx,
  actor: Actor,
  { classId }: { classId: string },
): Promise<{ batches: ClaimedBatch[]; cutLines: number; cutFen: Fen }> {
  await calculateClass(tx, actor, { classId })
  const basis = await subsidyBasis(tx, classId)
  if (!basis) throw refuse('class-unknown')
  const { number } = basis.trainingClass
  const commitment = await commitmentFor(tx, { matterKind: 'claim', matterId: classId })
  if (!commitment) throw refuse('commitment-missing', { number })
  for (const batch of await returnedOf(tx, classId)) await deleteLines(tx, batch.id)
  const due = await selectClaimable(tx, classId)
  const persons = due.map((decision) => decision.personId)
  await lockPersons(tx, persons)
  const certificates = await certificatesOf(tx, classId)
  const { lines, cuts } = await assembleClaim(tx, { basis, certificates, due, taken: await placesTaken(tx, persons) })
  if (lines.length + cuts.length === 0) throw refuse('nothing-to-claim', { number })
  const batches: ClaimedBatch[] = []
  const batchOf = new Map<string, string>()
  for (const [source, own] of Map.groupBy(lines, (line) => sourceOf(basis, line))) {
    const batch = await claimFrom(tx, basis, source, own)
    batches.push(batch)
    for (const line of own) batchOf.set(line.decisionId, batch.id)
  }
  await saveCuts(
    tx,
    placeOf(basis),
    due.map((decision) => decision.id),
    cuts.map((cut) => ({ ...cut, batchId: batchOf.get(cut.decisionId) ?? null })),
  )
  return { batches, cutLines: cuts.length, cutFen: sum(cuts.map((cut) => cut.amountFen)) }
}
