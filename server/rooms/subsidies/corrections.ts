import { enrollmentsOf, findClass } from '#classes'
import { type WithdrawnStatus, withdrawnStatuses } from '#people'
import { personStatuses } from '#people/contract'
import type { Tx } from '#platform/db'
import type { Decision } from '#policy'
import { selectCalculation } from './store-decisions.ts'
import { selectClaimedKeys } from './store-lines.ts'

/**
 * Says for every claimed decision of a class that rests on a status the register has taken back since: such a line keeps
 * what it was claimed for, and whoever reviews, pays or holds it must know.
 * @returns sentences by `<enrollment> <rule>`; nobody's name stands in them
 */
export async function correctionsOf(tx: Tx, classId: string): Promise<ReadonlyMap<string, string>> {
  const trainingClass = await findClass(tx, classId)
  const persons = (await enrollmentsOf(tx, classId)).map((one) => one.personId)
  const withdrawn = trainingClass ? await withdrawnStatuses(tx, persons, trainingClass.startsOn) : []
  if (withdrawn.length === 0) return new Map()
  const byPerson = Map.groupBy(withdrawn, (one) => one.personId)
  const claimed = await selectClaimedKeys(tx, classId)
  const sentences = (await selectCalculation(tx, classId)).flatMap(({ enrollmentId, ruleId, personId, detail }) => {
    const key = `${enrollmentId} ${ruleId}`
    const rests = claimed.has(key) ? restingOn(detail.decision, byPerson.get(personId) ?? []) : []
    return rests.length > 0 ? [[key, words(rests)] as const] : []
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
  return `身份类别${all.join('、')}；本行已申报，仍按首次上课日的登记计算，请核实：未付的暂缓或不予支付，已付的追回`
}
