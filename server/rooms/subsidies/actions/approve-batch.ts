import { findClass } from '#classes'
import { accountFor, postLines, reservationsFor, reserveAgain } from '#funds'
import { sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { fundSources } from '#policy'
import { finishStep } from '../finish-step.ts'
import { refuse } from '../refusals.ts'
import type { Batch } from '../store-batches.ts'
import { type Bound, type Taken, takeStep } from '../take-step.ts'

/**
 * 审批: a third natural person approves the frozen list, and every line is booked as payable from the class's reservation;
 * one that had gone back is made again first.
 * @throws Refusal as `takeStep`; `account-missing`; of #funds `reservation-missing`, `reservation-exceeded`, `fund-short`
 */
export async function approveBatch(tx: Tx, actor: Actor, given: Bound & { note: string }) {
  const step = await takeStep(tx, actor, 'approve', given)
  const { batch, lines } = step
  const accountId = await accountOf(tx, batch)
  await restoreReservations(tx, accountId, step)
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

/** Money released after an earlier end of the class is reserved again, item by item, before it is owed. */
async function restoreReservations(tx: Tx, accountId: string, { batch, lines }: Taken): Promise<void> {
  const trainingClass = await findClass(tx, batch.classId)
  if (!trainingClass) throw refuse('class-unknown')
  const { id: matterId, regionCode, organizationId, startsOn: on } = trainingClass
  const place = { accountId, matterId, regionCode, organizationId, on }
  for (const [item, own] of Map.groupBy(lines, (line) => line.item)) {
    const amountFen = sum(own.map((line) => line.amountFen))
    const document = `重新预留：审批批次 ${batch.number}`
    await reserveAgain(tx, { ...place, item, amountFen, document, cites: ['gx-2022-7#10'] })
  }
}

/** The account the class's money was reserved in; without a reservation, the one that pays for the region. */
async function accountOf(tx: Tx, batch: Batch): Promise<string> {
  const reserved = await reservationsFor(tx, [batch.classId])
  const own = reserved.find(({ source }) => source === batch.fundSource)?.accountId
  const accountId = own ?? (await accountFor(tx, batch.fundSource, batch.regionCode))?.id
  if (!accountId) throw refuse('account-missing', { source: fundSources.label(batch.fundSource) })
  return accountId
}
