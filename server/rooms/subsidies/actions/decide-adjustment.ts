import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { drawn, subtract, zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { type Arrived, arrivedOf, isOpen, leftOf } from '../afterwards/standings.ts'
import { type Adjustment, decide, lockAdjustment } from '../afterwards/store-adjustments.ts'
import { insertRecovery, updateRecovery } from '../afterwards/store-recoveries.ts'
import { lockCalculation } from '../calculation/store-decisions.ts'
import type * as contract from '../contract.ts'
import { adjustmentDirections } from '../contract-adjustments.ts'
import { dueKey } from '../domain/due-key.ts'
import { refuse } from '../refusals.ts'

/**
 * 决定补退建议: by another person than who brought it about, with the reason. Accepted, a recovery is ordered line by line, the
 * last paid first; an easing takes orders back, the newest first; a top-up may be claimed, and goes the normal way.
 * @throws Refusal `adjustment-unknown`, `adjustment-decided`, `adjustment-own`
 */
export async function decideAdjustment(tx: Tx, actor: Actor, input: InputOf<typeof contract.decideAdjustment>) {
  const { adjustmentId, accept, reason } = input
  const adjustment = await lockAdjustment(tx, adjustmentId)
  if (!adjustment) throw refuse('adjustment-unknown')
  if (adjustment.state !== 'open') throw refuse('adjustment-decided', { subject: adjustment.subjectName })
  if (adjustment.raisedBy === actor.naturalPersonId) throw refuse('adjustment-own')
  await lockCalculation(tx, adjustment.matterId)
  const state = accept ? 'accepted' : 'rejected'
  await decide(tx, adjustmentId, state, reason)
  const arrived = (await arrivedOf(tx, adjustment.matterId)).find((one) => dueKey(one.decision) === dueKey(adjustment))
  const recoveries = accept && arrived ? await carryOut(tx, adjustment, arrived, reason) : []
  const { direction, amountFen } = adjustment
  tx.notes.push({ matterId: adjustment.matterId, facts: { act: direction, accept, amountFen } })
  return { id: adjustmentId, state: state as 'accepted' | 'rejected', recoveries }
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
  const held = of.lines.map((line) => ({ line, leftFen: subtract(line.amountFen, takenFrom(of, line.id)) }))
  for (const { line, drawFen } of drawn(held, amountFen))
    orders.push(await insertRecovery(tx, line, { adjustmentId, amountFen: drawFen, reason, dueOn }))
  return orders
}

/** What has been ordered or repaid of a line already. */
const takenFrom = ({ recoveries }: Arrived, lineId: string) =>
  recoveries
    .filter((order) => order.lineId === lineId && order.state !== 'withdrawn')
    .reduce((taken, { amountFen }) => subtract(taken, subtract(zeroFen, amountFen)), zeroFen)

async function ease(tx: Tx, { amountFen }: Adjustment, { recoveries }: Arrived): Promise<void> {
  const open = recoveries.filter(isOpen).map((order) => ({ order, leftFen: leftOf(order) }))
  for (const { order: one, drawFen } of drawn(open, amountFen)) {
    const restFen = subtract(one.amountFen, drawFen)
    const state = restFen > one.repaidFen ? one.state : restFen === zeroFen ? 'withdrawn' : 'repaid'
    await updateRecovery(tx, one.id, { state, amountFen: restFen })
  }
}
