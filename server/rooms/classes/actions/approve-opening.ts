import { reserveAcross } from '#funds'
import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { approveOpening as contract } from '../contract.ts'
import { inTime, unmet } from '../domain/opening-checks.ts'
import { openingOf } from '../opening-facts.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'
import { selectBudget, type TrainingClass, updateClass } from '../store.ts'

/**
 * 批准开班, before the first session and only with the money reserved: without money there is no approval (G-051, G-055).
 * A late application can be approved for teaching only: it is taught and never subsidised.
 * @throws Refusal `opening-late`, `opening-in-time`, `organizer-suspended`, `interest-declared`, `duty-conflict`, and those of the fund
 */
export async function approveOpening(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const act = input.teachingOnly ? 'approve-teaching-only' : 'approve'
  const { trainingClass, to } = await stepOn(tx, actor, act, input)
  await refuseConflict(tx, actor, { organizationId: trainingClass.organizationId })
  await takeDuty(tx, trainingClass.id, 'approve')
  const { facts } = await openingOf(tx, trainingClass)
  if (input.teachingOnly && inTime(facts)) throw refuse('opening-in-time', { startsOn: facts.startsOn })
  const fault = unmet(facts, input.teachingOnly ? 'approve-teaching-only' : 'approve')
  if (fault) throw refuse(fault.code, { fact: fault.fact })
  if (!input.teachingOnly) await reserveBudget(tx, trainingClass)
  await updateClass(tx, trainingClass.id, {
    state: to,
    approved_on: tx.today,
    decided_by: actor.userId,
    decision_note: input.note,
    subsidised: !input.teachingOnly,
  })
  tx.notes.push({ matterId: trainingClass.id, facts: { state: to, budgetFen: trainingClass.budgetFen } })
  return { id: trainingClass.id, state: to, version: trainingClass.version + 1 }
}

/**
 * Every item from the sources it is allowed, in their order: where the first is short, the next gives the rest.
 * @throws Refusal `account-missing`, `fund-short`
 */
async function reserveBudget(tx: Tx, trainingClass: TrainingClass): Promise<void> {
  const { id: matterId, regionCode, organizationId, startsOn: on, number, title, tradeName } = trainingClass
  const place = { matterId, organizationId, regionCode, on, cites: ['gx-2022-7#10'] }
  const document = `开班批准 ${number} ${title}（${tradeName}）`
  for (const { item, amountFen } of await selectBudget(tx, matterId))
    await reserveAcross(tx, { ...place, item, amountFen, document })
}
