import type { SubsidyBasis } from '#classes'
import { sum } from '#kernel/money'
import { insertUses } from '#people'
import { takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/outbox'
import { fundItems, fundSources } from '#policy'
import type { ClaimedLine } from './claim-list.ts'
import { listHash } from './list-hash.ts'
import { refuse } from './refusals.ts'
import { type BatchSum, findReturned, insertBatch, updateBatch } from './store-batches.ts'
import { insertLines } from './store-lines.ts'
import { insertReview } from './store-reviews.ts'

export interface ClaimedBatch extends BatchSum {
  readonly id: string
  readonly number: string
}

/** The class a batch stands for. */
export const placeOf = ({ trainingClass }: SubsidyBasis) => ({
  classId: trainingClass.id,
  classNumber: trainingClass.number,
  regionCode: trainingClass.regionCode,
  organizationId: trainingClass.organizationId,
})

/** The source the class's approval reserved for the item; 专款专用: it must be one the rule allows. */
export function sourceOf(basis: SubsidyBasis, line: ClaimedLine): string {
  const source = basis.budget.find(({ item }) => item === line.item)?.source ?? line.sources[0] ?? ''
  if (!line.sources.includes(source)) {
    throw refuse('source-not-allowed', { item: fundItems.label(line.item), source: fundSources.label(source) })
  }
  return source
}

/** Writes one batch from one source, or fills a returned one anew: lines, places under the limits, duty, review. */
export async function claimFrom(
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
    lines.flatMap(({ id: matterId, uses }) =>
      uses.map((use) => ({ ...use, ...place, matterId, matterName: `批次 ${number}`, state: 'reserved' as const })),
    ),
  )
  await takeDuty(tx, id, 'claim')
  await insertReview(tx, { id, ...place }, { step: 'claim', listHash: total.listHash, note: '', reasons: [] })
  await tell(tx, 'subsidy.claimed', { batchId: id, classId: place.classId })
  tx.notes.push({ matterId: id, facts: { act: 'claim', ...total } })
  return { id, number, ...total }
}
