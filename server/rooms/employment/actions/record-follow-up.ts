import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { followUpOutcomes } from '../contract.ts'
import { readingsFor } from '../readings.ts'
import { refuse } from '../refusals.ts'
import { saveMatterDates } from '../store.ts'
import { saveServices, saveStatuses, selectReferralDays } from '../store-records.ts'
import { openMatterInHand } from './matter-in-hand.ts'

/**
 * Records a follow-up and what it found as the person's status. An attempt that reached nobody is kept,
 * and the follow-up stays due. One after the due day is recorded too, and shown as late.
 * @throws Refusal `matter-unknown`, `matter-closed`, `follow-up-early`, `follow-up-done`
 */
export async function recordFollowUp(tx: Tx, _actor: Actor, input: InputOf<typeof contract.recordFollowUp>) {
  const matter = await openMatterInHand(tx, input.matterId)
  if (matter.followUpDoneOn) throw refuse('follow-up-done', { on: matter.followUpDoneOn })
  if (!matter.referralsDoneOn || !matter.followUpDueOn) {
    const { min } = (await readingsFor(tx, matter.regionCode)).rule
    const referred = (await selectReferralDays(tx, [matter])).length
    throw refuse('follow-up-early', { min, referred })
  }
  const { outcome, employer, note } = input
  const result = followUpOutcomes.label(outcome)
  const [id = ''] = await saveServices(tx, [matter], { kind: 'follow-up', note, result })
  const reached = outcome !== 'not-reached'
  if (reached) {
    await saveStatuses(tx, [matter], { status: outcome, from: tx.today, employer, source: '就业情况回访' })
    await saveMatterDates(tx, matter.id, { follow_up_done_on: tx.today })
  }
  const late = tx.today > matter.followUpDueOn
  tx.notes.push({ matterId: matter.id, facts: { followUp: id, outcome, late, followUpDueOn: matter.followUpDueOn } })
  return { id, followUpDoneOn: reached ? tx.today : null, late }
}
