import type { Tx } from '#platform/db'
import { type Batch, updateBatch } from '../claims/store-batches.ts'
import type { BatchAct, BatchState } from '../contract-words.ts'
import { insertReview } from './store-reviews.ts'
import type { Taken } from './take-step.ts'

/** Ends a step: new state, the review with the list's hash, a note for the audit trail. */
export async function finishStep(
  tx: Tx,
  { batch, to }: Taken,
  act: BatchAct,
  given: { readonly note?: string; readonly reasons?: readonly string[] } & Partial<
    Pick<Parameters<typeof updateBatch>[2], 'frozenAt' | 'accountId' | 'since'>
  >,
): Promise<{ id: string; state: BatchState; version: number }> {
  const { note = '', reasons = [], ...set } = given
  const version = await updateBatch(tx, batch, { state: to, ...set })
  await insertReview(tx, batch, { step: act, listHash: batch.listHash, note, reasons })
  tx.notes.push({ matterId: batch.id, facts: auditFacts(batch, act, to) })
  return { id: batch.id, state: to, version }
}

const auditFacts = (batch: Batch, act: BatchAct, to: BatchState) => ({
  act,
  from: batch.state,
  to,
  listHash: batch.listHash,
  totalFen: batch.totalFen,
})
