import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { shortfallOf } from '../domain/matter-state.ts'
import { readingsFor } from '../readings.ts'
import { refuse } from '../refusals.ts'
import { saveMatterDates } from '../store.ts'
import { selectReferralDays, selectServices } from '../store-records.ts'
import { openMatterInHand } from './matter-in-hand.ts'

/**
 * Closes a matter that lacks nothing: three services, enough distinct posts, a follow-up.
 * @throws Refusal `matter-unknown`, `matter-closed`, `referrals-short` or `matter-unfinished` with the shortfall
 */
export async function closeMatter(tx: Tx, _actor: Actor, { matterId }: { matterId: string }) {
  const matter = await openMatterInHand(tx, matterId)
  const { min } = (await readingsFor(tx, matter.regionCode)).rule
  const referred = (await selectReferralDays(tx, [matter])).length
  const services = (await selectServices(tx, matter.id)).map((service) => service.kind)
  const shortfall = shortfallOf({ ...matter, referred }, services, min)
  if (shortfall.length > 0) {
    const sentence = shortfall.map((part) => part.sentence).join('、')
    throw refuse(
      referred < min ? 'referrals-short' : 'matter-unfinished',
      { referred, min, shortfall: sentence },
      shortfall.map((part) => ({ path: part.code, code: part.code, message: part.sentence })),
    )
  }
  await saveMatterDates(tx, matter.id, { closed_on: tx.today })
  tx.notes.push({ matterId: matter.id, facts: { closedOn: tx.today, referred } })
  return { done: true as const }
}
