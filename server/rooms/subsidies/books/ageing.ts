import { daysBetween } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { readReadings } from '#policy'
import type { getAgeing } from '../contract-ageing.ts'
import { type Ageing, ageingOf, bandsOf, inBand, together } from '../domain/ageing.ts'
import { placedLine, stopsOf } from '../payment/line-states.ts'
import { openBatches, selectUnpaid } from './store-watch.ts'

/** Of the lines asked for, those shown: the ones that have waited longest. */
const SHOWN = 200
/** Batches read at a time: what is held in memory does not grow with the region. */
const PART = 100

/**
 * 未到账款项的账龄: every line claimed and neither arrived nor refused, by the days since its claim, by county and by where it is.
 * Region (the caller's own unless told), place and band narrow the lines; the sums are those of the region.
 */
export async function ageingOfRegion(tx: Tx, { regionCode, place, band }: InputOf<typeof getAgeing>) {
  const code = (regionCode ?? tx.actor.regionCode) as RegionCode
  const set = await readReadings(tx, ['ageing.band-days', 'ageing.bands'], code)
  const bands = bandsOf(set['ageing.band-days'], set['ageing.bands'])
  const wanted = band === undefined ? undefined : bands[band]
  const batchIds = await openBatches(tx, scopePrefix(code))
  let [total, asked, oldest] = [ageingOf([], bands), 0, [] as Waiting[]]
  const [regions, places] = [new Map<string, Ageing>(), new Map<Waiting['place'], Ageing>()]
  const names = new Map<string, string>()
  for (let start = 0; start < batchIds.length; start += PART) {
    const waiting = await waitingIn(tx, batchIds.slice(start, start + PART))
    for (const one of waiting) names.set(one.regionCode, one.regionName)
    total = together(total, ageingOf(waiting, bands))
    for (const [own, of] of Map.groupBy(waiting, (one) => one.regionCode))
      regions.set(own, together(regions.get(own), ageingOf(of, bands)))
    for (const [own, of] of Map.groupBy(waiting, (one) => one.place))
      places.set(own, together(places.get(own), ageingOf(of, bands)))
    const these = waiting.filter((one) => (!place || one.place === place) && (!wanted || inBand(one.days, wanted)))
    asked += these.length
    oldest = [...oldest, ...these].toSorted(longestFirst).slice(0, SHOWN)
  }
  return {
    asOf: tx.today,
    bands,
    total,
    regions: [...regions]
      .map(([own, of]) => ({ regionCode: own, regionName: names.get(own) ?? own, ...of }))
      .toSorted((a, b) => b.amountFen - a.amountFen),
    places: [...places].map(([own, of]) => ({ place: own, ...of })),
    asked,
    oldest,
  }
}

type Waiting = Awaited<ReturnType<typeof waitingIn>>[number]

/** The unpaid lines of some batches, each with its place and how long it has waited. */
async function waitingIn(tx: Tx, batchIds: readonly string[]) {
  const unpaid = await selectUnpaid(tx, batchIds)
  const stops = await stopsOf(tx, unpaid)
  return unpaid.map((line) => ({
    ...line,
    ...placedLine(line, stops),
    days: daysBetween(line.claimedOn, tx.today),
  }))
}

const longestFirst = (a: Waiting, b: Waiting): number =>
  b.days - a.days || b.amountFen - a.amountFen || a.lineNumber - b.lineNumber || (a.id < b.id ? -1 : 1)
