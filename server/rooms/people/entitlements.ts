import { yearOf } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { clauseName, components, packsFor } from '#policy'
import type { Balance, CountedLimit } from './domain/balances.ts'
import { balancesOf } from './domain/balances.ts'
import { exceptionsOf, placesTaken } from './store-uses.ts'

/** Every limit that some pack states for persons, once: limits of one scope and count are one, whichever pack says so. */
export async function countedLimits(tx: Tx, regionCode: string): Promise<CountedLimit[]> {
  const packs = await packsFor(tx, regionCode)
  const limits = packs.flatMap(({ rules }) => rules.flatMap((rule) => rule.limits))
  const known = new Map(limits.map((limit) => [`${limit.per}|${limit.counts}`, limit]))
  return [...known].map(([key, limit]) => ({
    key,
    label: limit.labels[0],
    component: limit.counts === 'either' ? '' : components.label(limit.counts),
    clauses: limit.cites.map((cite) => clauseName(cite, packs)),
    atMost: limit.atMost,
    exceptional: limit.exceptional,
  }))
}

/** The person's account over all counties. */
export async function balancesFor(tx: Tx, person: { id: string; regionCode: string }): Promise<Balance[]> {
  const limits = await countedLimits(tx, person.regionCode)
  const exceptions = await exceptionsOf(tx, [person.id])
  return balancesOf(person.id, yearOf(tx.today), limits, await placesTaken(tx, [person.id]), exceptions)
}
