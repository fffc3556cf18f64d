import type { InputOf } from '#kernel/endpoint'
import { formatYuanShort, subtract, zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { postLine } from '../actions/post-lines.ts'
import { releaseReservation } from '../actions/release-reservation.ts'
import { reserve } from '../actions/reserve.ts'
import { reversePosting } from '../actions/reverse-posting.ts'
import type * as contract from '../contract.ts'
import { refuseWork } from '../refusals-basic-work.ts'
import { beginStep, endStep } from './step.ts'
import type { BasicWork } from './store-works.ts'

/** A work is posted once: its result is accepted once. */
const REVISION = 1

const evidenceOf = ({ document, title }: BasicWork) => ({
  document: `${document} ${title}`,
  cites: ['lz-2019-63#6-3'],
})

/**
 * Approves a work, by another person than who proposed it, and binds its money: without money there is no approval.
 * @throws Refusal those of `beginStep` and `reserve`
 */
export async function approveWork(
  tx: Tx,
  actor: Actor,
  { basicWorkId, note }: InputOf<typeof contract.approveBasicWork>,
) {
  const begun = await beginStep(tx, actor, basicWorkId, 'approve')
  const { accountId, organizationId, regionCode, item, amountFen, startsOn } = begun.work
  const wanted = { accountId, organizationId, regionCode, item, amountFen, on: startsOn }
  await reserve(tx, { ...evidenceOf(begun.work), ...wanted, matterId: basicWorkId })
  return endStep(tx, begun, 'approve', { note, approved: true })
}

/** Says no to a proposal, with the reason. @throws Refusal those of `beginStep` */
export async function refuseSupport(
  tx: Tx,
  actor: Actor,
  { basicWorkId, note }: InputOf<typeof contract.refuseBasicWork>,
) {
  return endStep(tx, await beginStep(tx, actor, basicWorkId, 'refuse'), 'refuse', { note })
}

/**
 * Takes a work back before its money is on the way: what was posted is reversed, what was reserved is given back.
 * @throws Refusal those of `beginStep`
 */
export async function withdrawWork(
  tx: Tx,
  actor: Actor,
  { basicWorkId, note }: InputOf<typeof contract.withdrawBasicWork>,
) {
  const begun = await beginStep(tx, actor, basicWorkId, 'withdraw')
  const { work } = begun
  const evidence = { ...evidenceOf(work), document: `撤回 ${work.document} ${work.title}` }
  if (work.acceptedFen !== null) {
    await reversePosting(tx, { ...evidence, accountId: work.accountId, lineId: work.id, revision: REVISION })
  }
  await releaseReservation(tx, { ...evidence, matterId: work.id })
  return endStep(tx, begun, 'withdraw', { note })
}

/**
 * Records the result with its document; another person accepts it.
 * @throws Refusal `result-early`, those of `beginStep`
 */
export async function deliverResult(
  tx: Tx,
  actor: Actor,
  { basicWorkId, resultTitle, resultDocument, resultOn }: InputOf<typeof contract.deliverResult>,
) {
  const begun = await beginStep(tx, actor, basicWorkId, 'deliver')
  const { startsOn } = begun.work
  if (resultOn < startsOn || resultOn > tx.today) {
    throw refuseWork('result-early', { given: resultOn, from: startsOn, today: tx.today })
  }
  const result = { title: resultTitle, document: resultDocument, on: resultOn }
  return endStep(tx, begun, 'deliver', { note: `${resultDocument} ${resultTitle}`, result })
}

/** Sends a result back, with what is wanting. @throws Refusal those of `beginStep` */
export async function sendBackResult(
  tx: Tx,
  actor: Actor,
  { basicWorkId, note }: InputOf<typeof contract.sendBackResult>,
) {
  return endStep(tx, await beginStep(tx, actor, basicWorkId, 'send-back'), 'send-back', { note })
}

/**
 * 验收: money follows evidence. What the result is worth is posted, the rest of the reservation goes back.
 * @throws Refusal `accepted-beyond`, those of `beginStep` and `postLine`
 */
export async function acceptResult(
  tx: Tx,
  actor: Actor,
  { basicWorkId, amountFen, note }: InputOf<typeof contract.acceptResult>,
) {
  const begun = await beginStep(tx, actor, basicWorkId, 'accept')
  const { work } = begun
  if (amountFen > work.amountFen) {
    const words = { given: formatYuanShort(amountFen), amount: formatYuanShort(work.amountFen) }
    throw refuseWork('accepted-beyond', words)
  }
  const evidence = { ...evidenceOf(work), document: `${work.resultDocument} ${work.resultTitle}` }
  const line = { lineId: work.id, matterId: work.id, item: work.item, revision: REVISION, amountFen }
  await postLine(tx, { ...evidence, ...line, accountId: work.accountId })
  if (subtract(work.amountFen, amountFen) > zeroFen) await releaseReservation(tx, { ...evidence, matterId: work.id })
  return endStep(tx, begun, 'accept', { note, acceptedFen: amountFen })
}
