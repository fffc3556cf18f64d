import { certificatesOf } from '#assessment'
import { type SubsidyBasis, subsidyBasis } from '#classes'
import { type Fen, sum } from '#kernel/money'
import { commitmentFor } from '#notices'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/outbox'
import { fundItems, fundSources } from '#policy'
import { assembleClaim, type ClaimedLine } from '../claim-list.ts'
import { listHash } from '../list-hash.ts'
import { refuse } from '../refusals.ts'
import { type BatchSum, findReturned, insertBatch, returnedOf, updateBatch } from '../store-batches.ts'
import { saveCuts, selectClaimable } from '../store-decisions.ts'
import { insertUses, lockPersons, placesTaken } from '../store-limits.ts'
import { deleteLines, insertLines } from '../store-lines.ts'
import { insertReview } from '../store-reviews.ts'
import { calculateClass } from './calculate-class.ts'

export interface ClaimedBatch extends BatchSum {
  readonly id: string
  readonly number: string
}

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

const placeOf = ({ trainingClass }: SubsidyBasis) => ({
  classId: trainingClass.id,
  classNumber: trainingClass.number,
  regionCode: trainingClass.regionCode,
  organizationId: trainingClass.organizationId,
})

/** The source the class's approval reserved for the item; 专款专用: it must be one the rule allows. */
function sourceOf(basis: SubsidyBasis, line: ClaimedLine): string {
  const source = basis.budget.find(({ item }) => item === line.item)?.source ?? line.sources[0] ?? ''
  if (!line.sources.includes(source)) {
    throw refuse('source-not-allowed', { item: fundItems.label(line.item), source: fundSources.label(source) })
  }
  return source
}

async function claimFrom(
  tx: Tx,
  basis: SubsidyBasis,
  fundSource: string,
  claimed: readonly ClaimedLine[],
): Promise<ClaimedBatch> {
  const place = placeOf(basis)
  const lines = claimed.map((line, index) => ({ ...line, lineNumber: index + 1 }))
  const total = {
    listHash: listHash(lines),
    lineCount: lines.length,
    totalFen: sum(lines.map((line) => line.amountFen)),
  }
  const returned = await findReturned(tx, place.classId, fundSource)
  const id = returned?.id ?? newId()
  if (returned) await updateBatch(tx, returned, { state: 'claimed', ...total })
  const number = returned?.number ?? (await insertBatch(tx, { id, fundSource, ...place, ...total }))
  await insertLines(tx, { id, ...place }, lines)
  await insertUses(
    tx,
    place,
    lines.flatMap((line) => line.uses),
  )
  await takeDuty(tx, id, 'claim')
  await insertReview(tx, { id, ...place }, { step: 'claim', listHash: total.listHash, note: '', reasons: [] })
  await tell(tx, 'subsidy.claimed', { batchId: id, classId: place.classId })
  tx.notes.push({ matterId: id, facts: { act: 'claim', ...total } })
  return { id, number, ...total }
}
