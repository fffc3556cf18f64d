import { certificatesOf } from '#assessment'
import { enrollmentsOf, findClass } from '#classes'
import { releaseReservation, reservationsFor } from '#funds'
import { type Fen, zeroFen } from '#kernel/money'
import { diedOn } from '#people'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { settleAdvance } from '../advances/settle-advance.ts'
import { advanceOf, findAdvance } from '../advances/store-advances.ts'
import type { MatterKey } from '../calculation/matters.ts'
import { lockCalculation, selectCalculation, selectUnclaimed } from '../calculation/store-decisions.ts'
import { hasBatchUnderWay, hasOpenBatch } from '../claims/store-batches.ts'
import { mayStillCome } from '../domain/may-still-come.ts'

/**
 * 退回预留: when nothing of a completed class can still be claimed, is in review, waits for payment, is held, has come back
 * from the bank or was returned, what its approval still keeps reserved goes back to the account. Asking again releases
 * nothing more. What is due after all is reserved again when it is approved (`reserveAgain`).
 * Only a class has money reserved before anything is claimed; other matters reserve with the approval of their batch.
 * An advance on the class is settled then: what it did not earn is to come back.
 * @param why what ended it, without personal data: `批次450225申2024第00001号办结`
 * @returns what went back; zero while anything is still to come. An organizer may not book: the platform does it next.
 */
export async function releaseWhenDone(tx: Tx, { matterKind, matterId }: MatterKey, why: string): Promise<Fen> {
  const advance = matterKind === 'advance' ? await findAdvance(tx, matterId) : undefined
  if (advance) return releaseWhenDone(tx, { matterKind: 'training', matterId: advance.classId }, why)
  if (matterKind !== 'training') return zeroFen
  // Two last batches that end at one time must not each take the other for open.
  await lockCalculation(tx, matterId)
  const trainingClass = await findClass(tx, matterId)
  // A class that is not completed has not been calculated yet; cancelling it releases by itself.
  if (trainingClass?.state !== 'completed' || (await moneyToCome(tx, matterId))) return zeroFen
  if (tx.actor.kind === 'organization') {
    await tell(tx, 'subsidy.matter-done', { matterKind, matterId, why })
    return zeroFen
  }
  await settleAdvance(tx, matterId)
  const document = `退回预留：班级 ${trainingClass.number} ${trainingClass.title} ${why}，再没有待办的补贴`
  return releaseReservation(tx, { matterId, document, cites: ['gx-2022-7#10', 'lz-2019-63#6-3'] })
}

/** Whether anything of a completed class may still cost money. */
async function moneyToCome(tx: Tx, matterId: string): Promise<boolean> {
  if (await hasOpenBatch(tx, matterId)) return true
  const advance = await advanceOf(tx, matterId)
  if (advance && (await hasBatchUnderWay(tx, advance.id))) return true
  if ((await selectUnclaimed(tx, matterId)).length > 0) return true
  return papersMissing(tx, matterId)
}

/**
 * Somebody passed and waits for a certificate, or a rate has not been entered yet: no reason to give the money back. Only for
 * an item it was reserved for: what the approval gave nothing for is reserved anew, should it ever come. For a test after
 * the own death no certificate will ever come.
 */
async function papersMissing(tx: Tx, matterId: string): Promise<boolean> {
  const items = new Set((await reservationsFor(tx, [matterId])).map(({ item }) => item))
  const certified = new Set((await certificatesOf(tx, matterId)).map((one) => one.enrollmentId))
  const passed = (await enrollmentsOf(tx, matterId)).filter(
    (one) => one.passed === true && one.withdrawnOn === null && !certified.has(one.id),
  )
  const died = await diedOn(
    tx,
    passed.map((one) => one.personId),
  )
  const livedUntil = ({ personId, testedOn }: (typeof passed)[number]) => died.get(personId) ?? testedOn ?? ''
  const waiting = new Set(passed.filter((one) => livedUntil(one) >= (one.testedOn ?? '')).map((one) => one.id))
  return (await selectCalculation(tx, matterId)).some(
    ({ detail: { decision }, subjectId }) =>
      items.has(decision.fundItem) && mayStillCome(decision, waiting.has(subjectId)),
  )
}
