import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { applyToOpen as contract } from '../contract.ts'
import { unmet } from '../domain/opening-checks.ts'
import { openingOf } from '../opening-facts.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'
import { updateClass } from '../store.ts'

/**
 * 申报开班（桂人社发〔2022〕7号（十））: after the briefing and the signed commitment (柳政规〔2019〕63号 七（二）).
 * A late application is taken: it can still be approved for teaching only.
 * @throws Refusal the code of the first unmet check: `organizer-suspended`, `trade-listed`, `hours-exceeded`,
 * `budget-over-estimate`, `commitment-missing`
 */
export async function applyToOpen(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass, to } = await stepOn(tx, actor, 'apply', input)
  const { facts } = await openingOf(tx, trainingClass)
  const fault = unmet(facts, 'apply')
  if (fault) throw refuse(fault.code, { fact: fault.fact })
  await takeDuty(tx, trainingClass.id, 'claim')
  await updateClass(tx, trainingClass.id, { state: to, applied_at: instantText(), applied_on: tx.today })
  tx.notes.push({ matterId: trainingClass.id, facts: { state: to, budgetFen: trainingClass.budgetFen } })
  return { id: trainingClass.id, state: to, version: trainingClass.version + 1 }
}
