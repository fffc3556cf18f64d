import type { InputOf } from '#kernel/endpoint'
import { liftSuspension } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { liftBars } from '#subsidies'
import type * as contract from '../contract.ts'
import { liftingStates } from '../contract.ts'
import type { Lifting, Measure } from '../domain/case-file.ts'
import { refuse } from '../refusals.ts'
import { humanOf } from '../region.ts'
import { updateMeasure } from '../store-cases.ts'
import { findLifting, insertLifting, settleLifting } from '../store-liftings.ts'
import { mattersOf, measureStep, needAll, settled, tellOf } from './measure-step.ts'

/**
 * 提出解除: a measure that stops money or takes it away, with the reason and the document; another natural person decides.
 * @throws Refusal `measure-unknown`, `measure-settled`, `lifting-pending`, `state-forbids`, `role-refused`, `interest-declared`
 */
export async function proposeLifting(tx: Tx, actor: Actor, given: InputOf<typeof contract.proposeLifting>) {
  const { measureId, reason, document } = given
  const { measure, file } = await measureStep(tx, actor, measureId, 'propose-lifting')
  if (!canLift(measure)) throw settled(measure, '提出解除')
  const who = { by: humanOf(actor), byName: actor.name }
  const id = await insertLifting(tx, { measureId, regionCode: measure.regionCode, reason, document, ...who })
  if (!id) throw refuse('lifting-pending')
  tx.notes.push({ matterId: file.id, facts: { measure: measureId, lifting: id, state: 'proposed' } })
  return { id }
}

/**
 * 决定解除, by another natural person than who proposed it: the money goes on from this transaction on, the measure stays on
 * record. What a recovery took away is due again (event `recovery.lifted`). Refused, the measure stands and may be proposed again.
 * @throws Refusal `lifting-unknown`, `lifting-settled`, `lifting-second-person`, `measure-settled`, `measure-elsewhere`,
 *   `state-forbids`, `role-refused`, `interest-declared`
 */
export async function decideLifting(tx: Tx, actor: Actor, given: InputOf<typeof contract.decideLifting>) {
  const { liftingId, outcome, note } = given
  const found = await findLifting(tx, liftingId)
  if (!found) throw refuse('lifting-unknown')
  const { measure, file } = await measureStep(tx, actor, found.measureId, 'lift')
  // Read again under the measure's lock: it may have been decided meanwhile.
  const lifting = (await findLifting(tx, liftingId)) ?? found
  if (lifting.state !== 'proposed') throw refuse('lifting-settled', { state: liftingStates.label(lifting.state) })
  const by = humanOf(actor)
  if (lifting.proposedBy === by) throw refuse('lifting-second-person')
  if (!canLift(measure)) throw settled(measure, '解除')
  await settleLifting(tx, liftingId, { state: outcome, by, byName: actor.name, note })
  if (outcome === 'decided') await lift(tx, measure, lifting, by)
  tx.notes.push({ matterId: file.id, facts: { measure: measure.id, lifting: liftingId, state: outcome } })
  return { id: measure.id, lifted: outcome === 'decided' }
}

/** Only what stops money, or takes it away, can be given up; a transfer has left the house. */
const canLift = ({ state, suspensionId, kind }: Measure): boolean =>
  state === 'decided' && (suspensionId !== null || kind === 'recovery')

async function lift(tx: Tx, measure: Measure, { proposedBy: madeBy, reason, document }: Lifting, by: string) {
  const { id, suspensionId, kind } = measure
  if (suspensionId) await liftSuspension(tx, suspensionId, { madeBy, by, reason, document })
  if (kind === 'recovery') {
    const matters = await liftBars(tx, id, reason)
    needAll(measure, matters.length, '解除')
    await tellOf(tx, 'recovery.lifted', measure, mattersOf(matters))
  }
  await updateMeasure(tx, id, { state: 'lifted', lifted_on: tx.today, lift_reason: reason })
}
