import { accountFor, isCommitted, postLines, type Reservation, reservationsFor, reserve, reserveAgain } from '#funds'
import { sum, zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { type FundSource, fundSources } from '#policy'
import { getMatter } from '../calculation/matters.ts'
import { selectCalculation } from '../calculation/store-decisions.ts'
import { selectDecisiveOn } from '../calculation/store-matters.ts'
import { reservationOwner } from '../claims/reservation-owner.ts'
import type { Batch } from '../claims/store-batches.ts'
import { refuse } from '../refusals.ts'
import { finishStep } from '../review/finish-step.ts'
import { needSeen } from '../review/need-seen.ts'
import { type Bound, type Taken, takeStep } from '../review/take-step.ts'

/**
 * 审批: a third natural person approves the frozen list, and every line is booked as payable. A class's lines draw on what
 * its opening reserved, which is made again where it had gone back; for every other matter the money is reserved here.
 * @throws Refusal as `takeStep`, `lines-not-seen`; `account-missing`, `matter-not-ready`; of #funds `reservation-missing`, `reservation-exceeded`, `fund-short`
 */
export async function approveBatch(tx: Tx, actor: Actor, given: Bound & { note: string }) {
  const step = await takeStep(tx, actor, 'approve', given)
  await needSeen(tx, step, 'approve')
  const { batch } = step
  // What an advance has paid already is owed no more.
  const lines = step.lines.filter((line) => line.amountFen > zeroFen)
  const owner = await reservationOwner(tx, batch)
  const reserved = await reservationsFor(tx, [owner])
  const accountId = await accountOf(tx, batch, reserved)
  await commit(tx, { accountId, reserved }, owner, { ...step, lines })
  await postLines(tx, {
    accountId,
    document: `审批批次 ${batch.number}`,
    cites: ['lz-2019-63#6-3'],
    lines: lines.map(({ id, item, dueRevision, amountFen }) => ({
      lineId: id,
      matterId: owner,
      item,
      revision: dueRevision,
      amountFen,
    })),
  })
  await tell(tx, 'subsidy.approved', { batchId: batch.id, matterKind: batch.matterKind, matterId: batch.matterId })
  return finishStep(tx, step, 'approve', { note: given.note, accountId })
}

interface Committed {
  readonly accountId: string
  readonly reserved: readonly Reservation[]
}

/** The money stands reserved, item by item, before it is owed. */
async function commit(
  tx: Tx,
  { accountId, reserved }: Committed,
  matterId: string,
  { batch, lines }: Taken,
): Promise<void> {
  const { regionCode, organizationId, number } = batch
  if (batch.matterKind === 'advance') await needReady(tx, batch)
  const wanted = [...Map.groupBy(lines, (line) => line.item)].map(([item, own]) => {
    return {
      accountId,
      item,
      amountFen: sum(own.map((line) => line.amountFen)),
      among: () => allowedTo(tx, batch, own),
    }
  })
  const missing = wanted.filter((one) => !isCommitted(reserved, one))
  if (missing.length === 0) return
  const on = await selectDecisiveOn(tx, batch.matterId)
  if (!on) throw new Error(`batch ${number} of a matter never decided`)
  const place = { matterId, regionCode, organizationId, on, cites: ['gx-2022-7#10'] }
  for (const one of missing) {
    const request = { ...place, ...one }
    if (matterId === batch.id) await reserve(tx, { ...request, document: `审批批次 ${number}` })
    else await reserveAgain(tx, { ...request, document: `重新预留：审批批次 ${number}` })
  }
}

/** An advance on a class that was cancelled or is over meanwhile has nothing to draw on. */
async function needReady(tx: Tx, batch: Batch): Promise<void> {
  const { notReady: reason } = await getMatter(tx, batch)
  if (reason) throw refuse('matter-not-ready', { number: batch.matterNumber, reason })
}

/** What the rules of these lines may be paid from, by the calculation in force: no other source is named as a way out. */
async function allowedTo(tx: Tx, { matterId }: Batch, lines: Taken['lines']): Promise<FundSource[]> {
  const rules = new Set(lines.map((line) => line.ruleId))
  const calculated = await selectCalculation(tx, matterId)
  return calculated.flatMap(({ ruleId, detail: { decision } }) =>
    rules.has(ruleId) && decision.entitled ? decision.sources : [],
  )
}

/** The account the money was reserved in; without a reservation, the one that pays for the region. */
async function accountOf(tx: Tx, batch: Batch, reserved: readonly Reservation[]): Promise<string> {
  const own = reserved.find(({ source }) => source === batch.fundSource)?.accountId
  const accountId = own ?? (await accountFor(tx, batch.fundSource, batch.regionCode))?.id
  if (!accountId) throw refuse('account-missing', { source: fundSources.label(batch.fundSource) })
  return accountId
}
