import type { DateText } from '#kernel/dates'
import { type Fen, subtract } from '#kernel/money'
import type { Limit, Ration } from '#policy'

/** A use that a claim asks for, before its place under the limit is chosen. */
export interface WantedUse {
  readonly slot: string
  readonly atMost: number
}

/** The uses a granted claim takes: each slot with the number its limit and approved exceptions allow. */
export function usesOf(
  ration: Pick<Ration, 'slots'>,
  limits: readonly Limit[],
  exceptions: readonly string[],
): WantedUse[] {
  return ration.slots.map((slot) => {
    const limit = limits.find((one) => slot.startsWith(`${one.per}|${one.counts}|`))
    if (!limit) throw new Error(`no limit behind the slot ${slot}`)
    const opened = limit.exceptional ? exceptions.filter((one) => one === slot).length : 0
    return { slot, atMost: limit.atMost + opened }
  })
}

/** Chooses the lowest free place for each use and marks it taken. */
export function takePlaces<U extends WantedUse>(
  uses: readonly U[],
  taken: Map<string, Set<number>>,
): (U & { place: number })[] {
  return uses.map((use) => {
    const places = taken.get(use.slot) ?? new Set<number>()
    taken.set(use.slot, places)
    let place = 1
    while (places.has(place)) place += 1
    places.add(place)
    return { ...use, place }
  })
}

/** What the limits took away of an amount. */
export const cutOf = (dueFen: Fen, ration: Pick<Ration, 'amountFen'>): Fen => subtract(dueFen, ration.amountFen)

/** First and last day a claim is for: the days that count, without those a limit took away; undefined without days. */
export function servicePeriod(
  days: readonly DateText[],
  cutDays: readonly DateText[],
): { from: DateText; until: DateText } | undefined {
  const left = days.filter((day) => !cutDays.includes(day)).toSorted()
  const [from, until] = [left.at(0), left.at(-1)]
  return from && until ? { from, until } : undefined
}
