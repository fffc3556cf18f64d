import { type WithdrawnStatus, withdrawnStatuses } from '#people'
import { personStatuses } from '#people/contract'
import type { Tx } from '#platform/db'
import type { Decision } from '#policy'
import { claimedKeys, selectLinesWhere } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import { personsOf } from './matters.ts'
import { selectCalculation } from './store-decisions.ts'
import { selectDecisiveOn } from './store-matters.ts'

/**
 * Says for every claimed decision of a matter that rests on a status the register has taken back since: such a line keeps
 * what it was claimed for, and whoever reviews, pays or holds it must know.
 * @param subjects who is asked about
 * @returns sentences by `<subject> <rule>`; nobody's name stands in them
 */
export async function correctionsOf(
  tx: Tx,
  matterId: string,
  subjects: Parameters<typeof personsOf>[0]['subjects'],
): Promise<ReadonlyMap<string, string>> {
  const decisiveOn = await selectDecisiveOn(tx, matterId)
  const withdrawn = decisiveOn ? await withdrawnStatuses(tx, personsOf({ subjects }), decisiveOn) : []
  if (withdrawn.length === 0) return new Map()
  const decisions = await selectCalculation(tx, matterId)
  const byPerson = Map.groupBy(withdrawn, (one) => one.personId)
  const claimed = claimedKeys(await selectLinesWhere(tx, { matterId }))
  const sentences = decisions.flatMap((stored) => {
    const own = byPerson.get(stored.personId ?? '') ?? []
    const rests = claimed.has(dueKey(stored)) ? restingOn(stored.detail.decision, own) : []
    return rests.length > 0 ? [[dueKey(stored), words(rests)] as const] : []
  })
  return new Map(sentences)
}

/** The withdrawn statuses that a decision has met a condition with. */
const restingOn = (decision: Decision, withdrawn: readonly WithdrawnStatus[]): WithdrawnStatus[] => {
  const found = decision.entitled ? decision.checks.flatMap((check) => check.found) : []
  const held = new Set(found.filter(({ fact }) => fact === 'trainee-status').flatMap(({ answers }) => answers))
  return withdrawn.filter(({ status }) => held.has(status))
}

const words = (rests: readonly WithdrawnStatus[]): string => {
  const all = rests.map(({ status, withdrawnOn }) => `“${personStatuses.label(status)}”已于 ${withdrawnOn} 撤销`)
  return `身份类别${all.join('、')}；本行已申报，仍按当时的登记计算，请核实：未付的暂缓或不予支付，已付的追回`
}
