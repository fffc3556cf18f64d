import { bookedFor } from '#funds'
import { subtract, zeroFen } from '#kernel/money'
import { noticeOf } from '#notices'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { listHash } from '../claims/list-hash.ts'
import type { Batch } from '../claims/store-batches.ts'
import type { Line } from '../claims/store-lines.ts'
import { batchChecks, type Checked } from '../domain/gate.ts'
import { selectReviews } from '../review/store-reviews.ts'

/** The checks of the whole batch: list, notice, money, payer. `payable` are the lines whose money has not left. */
export async function checkBatch(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  lines: readonly Line[],
  payable: readonly Line[],
): Promise<Checked[]> {
  const approvals = (await selectReviews(tx, batch.id)).filter((review) => review.step === 'approve')
  const booked = await bookedFor(
    tx,
    payable.map((line) => line.id),
  )
  const due = ({ id }: Line) => subtract(booked.get(id)?.post ?? zeroFen, booked.get(id)?.reverse ?? zeroFen)
  const notice = await noticeOf(tx, batch.id, batch.listHash)
  return batchChecks({
    listHash: batch.listHash,
    recomputedHash: listHash(lines),
    approvedHash: approvals.at(-1)?.listHash,
    approvers: approvals,
    // Lines that a replaced notice began anew are held one by one (`stopsOf`); the others go on.
    notice: notice && { startsOn: notice.startsOn, endsOn: notice.firstEndsOn },
    unbooked: payable.filter((line) => due(line) !== line.amountFen).length,
    today: tx.today,
    payer: actor.role === 'finance' ? actor.naturalPersonId : null,
  })
}
