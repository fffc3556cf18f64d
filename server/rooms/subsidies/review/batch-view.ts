import { noticeOf } from '#notices'
import type { Tx } from '#platform/db'
import { correctionsOf } from '../calculation/corrections.ts'
import { sentencesOf } from '../calculation/line-sentences.ts'
import { headOf } from '../claims/batch-head.ts'
import { itemWords } from '../claims/item-words.ts'
import { findListed } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import { actsOf } from '../domain/steps.ts'
import { shownLines } from '../payment/line-states.ts'
import { ordersOf } from '../payment/store-payments.ts'
import { refuse } from '../refusals.ts'
import { summaryOf } from './batch-summary.ts'
import { oddLines, seenMarks } from './odd-lines.ts'
import { selectReviews } from './store-reviews.ts'

/** One page for one batch: its summary; lines with what is odd about them, history, orders. @throws Refusal `batch-unknown` */
export async function batchView(tx: Tx, { batchId }: { batchId: string }) {
  const batch = await findListed(tx, batchId)
  if (!batch) throw refuse('batch-unknown')
  const lines = await selectLines(tx, batchId)
  const sentences = await sentencesOf(tx, lines)
  const shown = await shownLines(tx, lines)
  const notice = await noticeOf(tx, batchId, batch.listHash)
  const corrections = await correctionsOf(tx, batch.matterId, lines)
  const odd = await oddLines(tx, batch, lines)
  const seen = await seenMarks(tx, batch)
  return {
    ...(await headOf(tx, batch)),
    organizationId: batch.organizationId,
    ...(await summaryOf(tx, batch, lines, odd)),
    notice: notice ? { ...notice, over: tx.today > notice.endsOn } : null,
    lines: shown.map((line) => ({
      ...line,
      item: itemWords(line),
      sentence: sentences.get(line.id) ?? '',
      correction: corrections.get(dueKey(line)) ?? null,
      oddities: odd.get(line.id) ?? [],
      seen: seen.get(line.id) ?? [],
    })),
    history: await selectReviews(tx, batchId),
    orders: await ordersOf(tx, batchId),
    acts: actsOf(batch.state, tx.actor.role),
  }
}
