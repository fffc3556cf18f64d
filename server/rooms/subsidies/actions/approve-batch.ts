import { accountFor, postLines, reservationsFor } from '#funds'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { fundSources } from '#policy'
import { finishStep } from '../finish-step.ts'
import { refuse } from '../refusals.ts'
import type { Batch } from '../store-batches.ts'
import { type Bound, takeStep } from '../take-step.ts'

/**
 * 审批: a third natural person approves the frozen list, and every line is booked as payable from the class's reservation.
 * @throws Refusal as `takeStep`; `account-missing`; of #funds `reservation-missing`, `reservation-exceeded`
 */
export async function approveBatch(tx: Tx, actor: Actor, given: Bound & { note: string }) {
  const step = await takeStep(tx, actor, 'approve', given)
  const { batch, lines } = step
  const accountId = await accountOf(tx, batch)
  await postLines(tx, {
    accountId,
    document: `审批批次 ${batch.number}`,
    cites: ['lz-2019-63#6-3'],
    lines: lines.map(({ id, classId, item, dueRevision, amountFen }) => ({
      lineId: id,
      classId,
      item,
      revision: dueRevision,
      amountFen,
    })),
  })
  await tell(tx, 'subsidy.approved', { batchId: batch.id, classId: batch.classId })
  return finishStep(tx, step, 'approve', { note: given.note, accountId })
}

/** The account the class's money was reserved in; without a reservation, the one that pays for the region. */
async function accountOf(tx: Tx, batch: Batch): Promise<string> {
  const reserved = await reservationsFor(tx, [batch.classId])
  const own = reserved.find(({ source }) => source === batch.fundSource)?.accountId
  const accountId = own ?? (await accountFor(tx, batch.fundSource, batch.regionCode))?.id
  if (!accountId) throw refuse('account-missing', { source: fundSources.label(batch.fundSource) })
  return accountId
}
