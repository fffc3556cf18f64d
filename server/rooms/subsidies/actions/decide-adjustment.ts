import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { drawn, type Fen, formatYuanShort, spread, subtract, sum, zeroFen } from '#kernel/money'
import { refuseConflict } from '#organizations'
import { type Actor, holdsDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { type Arrived, arrivedOf, isOpen, leftOf } from '../afterwards/standings.ts'
import {
  type Adjustment,
  decide,
  findAdjustment,
  lockAdjustment,
  proposeSparing,
} from '../afterwards/store-adjustments.ts'
import { insertRecovery, ordersOn, type Recovery, updateRecovery } from '../afterwards/store-recoveries.ts'
import { lockCalculation } from '../calculation/store-decisions.ts'
import type * as contract from '../contract.ts'
import { adjustmentDirections } from '../contract-adjustments.ts'
import { dueKey } from '../domain/due-key.ts'
import { refuse } from '../refusals.ts'
import { concernedBy } from '../review/take-step.ts'

/**
 * 决定补退建议: by another person than who brought it about, with the reason. Accepted, a recovery is ordered line by line, the
 * last claimed first, of parts from several sources each its share of the original split; an
 * easing takes orders back, the newest first; a top-up may be claimed, and goes the normal way. Refused, a recovery waits for
 * a second person to confirm that it is given up.
 * @throws Refusal `adjustment-unknown`, `adjustment-decided`, `adjustment-own`, `adjustment-overtaken`,
 *   `ease-overtaken`, `interest-declared`, `sparing-own`
 */
export async function decideAdjustment(tx: Tx, actor: Actor, input: InputOf<typeof contract.decideAdjustment>) {
  const { adjustmentId, accept, reason } = input
  const found = await findAdjustment(tx, adjustmentId)
  if (!found) throw refuse('adjustment-unknown')
  // The calculation first: whoever decides anew takes proposals back under that lock.
  await lockCalculation(tx, found.matterId)
  const adjustment = (await lockAdjustment(tx, adjustmentId)) ?? found
  if (adjustment.state !== 'open') throw refuse('adjustment-decided', { subject: adjustment.subjectName })
  if (adjustment.raisedBy === actor.naturalPersonId) throw refuse('adjustment-own')
  if (await holdsDuty(tx, adjustment.matterId, 'correct')) throw refuse('adjustment-own')
  await refuseConflict(tx, actor, concernedBy(adjustment))
  if (!accept && (await sparedBefore(tx, actor, adjustment, reason)) === 'proposed now')
    return { id: adjustmentId, state: 'open' as const, recoveries: [] }
  const arrived = (await arrivedOf(tx, adjustment.matterId)).find((one) => dueKey(one.decision) === dueKey(adjustment))
  if (accept && !arrived) throw refuse('adjustment-overtaken', { subject: adjustment.subjectName })
  const state = accept ? 'accepted' : 'rejected'
  await decide(tx, adjustmentId, state, reason)
  const recoveries = accept && arrived ? await carryOut(tx, adjustment, arrived, reason) : []
  const { direction, amountFen } = adjustment
  tx.notes.push({ matterId: adjustment.matterId, facts: { act: direction, accept, amountFen } })
  return { id: adjustmentId, state: state as 'accepted' | 'rejected', recoveries }
}

/**
 * Not to recover gives money up: proposed by one person, confirmed by another, as a write-off is. @throws Refusal
 * `sparing-own`
 */
async function sparedBefore(
  tx: Tx,
  { naturalPersonId }: Actor,
  { id, direction, amountFen, matterId, subjectName, sparedBy }: Adjustment,
  reason: string,
): Promise<'not needed' | 'proposed now' | 'proposed before'> {
  if (direction !== 'recover') return 'not needed'
  if (sparedBy === naturalPersonId) throw refuse('sparing-own', { subject: subjectName })
  if (sparedBy !== null) return 'proposed before'
  await proposeSparing(tx, id, reason)
  tx.notes.push({ matterId, facts: { act: direction, accept: false, state: 'proposed', amountFen } })
  return 'proposed now'
}

async function carryOut(tx: Tx, adjustment: Adjustment, arrived: Arrived, reason: string) {
  if (adjustment.direction === 'recover') return order(tx, adjustment, arrived, reason)
  if (adjustment.direction === 'ease') await ease(tx, adjustment, arrived)
  return []
}

async function order(
  tx: Tx,
  { id: adjustmentId, regionCode, amountFen, direction }: Adjustment,
  of: Arrived,
  why: string,
) {
  const dueOn = addDays(tx.today, await readReading(tx, 'recovery.days', regionCode))
  const reason = `${adjustmentDirections.label(direction)}：${why}`
  const orders: { id: string; number: string }[] = []
  const held = of.got.map(({ line, gotFen }) => ({ line, leftFen: subtract(gotFen, takenFrom(of, line.id)) }))
  for (const { line, drawFen } of drawnBySplit(held, ({ line }) => line.decisionId, amountFen))
    orders.push(await insertRecovery(tx, line, { adjustmentId, amountFen: drawFen, reason, dueOn }))
  return orders
}

/** Claim by claim in their order; within one, whose parts came from several sources, in proportion. */
function drawnBySplit<T extends { readonly leftFen: Fen }>(all: readonly T[], claimOf: (one: T) => string, fen: Fen) {
  const claims = [...Map.groupBy(all, claimOf).values()].map((parts) => {
    return { parts, leftFen: sum(parts.map((part) => part.leftFen)) }
  })
  return drawn(claims, fen).flatMap(({ parts, drawFen }) => spread(parts, drawFen))
}

/** What has been ordered or repaid of a line already. */
const takenFrom = ({ recoveries }: Arrived, lineId: string) =>
  sum(
    recoveries
      .filter((order) => order.lineId === lineId && order.state !== 'withdrawn')
      .map(({ amountFen }) => amountFen),
  )

const claimOfOrder = ({ order: one }: { order: Recovery }): string => `${one.adjustmentId} ${one.decisionId}`

/** Orders are locked as a repayment locks them: what came back while the proposal waited is eased no more. */
async function ease(tx: Tx, { amountFen, subjectName }: Adjustment, { got }: Arrived): Promise<void> {
  const orders = await ordersOn(
    tx,
    got.map(({ line }) => line.id),
  )
  const open = orders
    .filter(isOpen)
    .toReversed()
    .map((order) => ({ order, leftFen: leftOf(order) }))
  const leftFen = sum(open.map((one) => one.leftFen))
  if (amountFen > leftFen) {
    const [amount, left] = [formatYuanShort(amountFen), formatYuanShort(leftFen)]
    throw refuse('ease-overtaken', { subject: subjectName, amount, left })
  }
  for (const { order: one, drawFen } of drawnBySplit(open, claimOfOrder, amountFen)) {
    const restFen = subtract(one.amountFen, drawFen)
    const state = restFen > one.repaidFen ? one.state : restFen === zeroFen ? 'withdrawn' : 'repaid'
    await updateRecovery(tx, one.id, { state, amountFen: restFen })
  }
}
