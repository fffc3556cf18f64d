import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { toneOf } from '../domain/follow-up.ts'
import { shortfallOf, stateOf } from '../domain/matter-state.ts'
import { readingsFor, rulesFor } from '../readings.ts'
import { refuse } from '../refusals.ts'
import { selectMatter } from '../store.ts'
import { selectOwnMatters, selectOwnPosts } from '../store-mine.ts'
import { selectReferrals, selectServices, selectStatuses } from '../store-records.ts'

/** One matter with everything recorded in it and what it still lacks. @throws Refusal `matter-unknown` */
export async function readMatter(tx: Tx, actor: Actor, { matterId }: { matterId: string }) {
  const readings = await readingsFor(tx, actor.regionCode)
  const matter = await selectMatter(tx, matterId, readings)
  if (!matter) throw refuse('matter-unknown')
  const services = await selectServices(tx, matterId)
  const kinds = services.map((service) => service.kind)
  return {
    matter,
    shortfall: shortfallOf(matter, kinds, readings.rule.min),
    services,
    referrals: await selectReferrals(tx, matterId),
    statuses: await selectStatuses(tx, matter.personId),
    readings: {
      followUpMonths: readings.rule.months,
      followUpStart: readings.rule.start,
      staleDays: readings.staleDays,
    },
  }
}

/** The posts referred to the trainee who asks, matter by matter. */
export async function readMyPosts(tx: Tx) {
  const own = await selectOwnMatters(tx)
  const posts = Map.groupBy(await selectOwnPosts(tx), ({ matterId }) => matterId)
  const rules = await rulesFor(
    tx,
    own.map(({ regionCode }) => regionCode),
  )
  const matters = own.map((matter) => ({
    ...matter,
    state: stateOf(matter),
    followUpLate: toneOf(matter, tx.today, 0) === 'overdue',
    referralsMin: rules.get(matter.regionCode)?.min ?? 0,
    posts: posts.get(matter.id) ?? [],
  }))
  return { matters }
}
