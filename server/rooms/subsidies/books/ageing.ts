import { daysBetween } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import type { getAgeing } from '../contract-ageing.ts'
import { ageingOf, bandsOf, inBand } from '../domain/ageing.ts'
import { placedLine, stopsOf } from '../payment/line-states.ts'
import { selectUnpaid } from './store-watch.ts'

const SHOWN = 200

/**
 * 未到账款项的账龄: every line claimed and neither arrived nor refused, by the days since its claim, by county and by where it is.
 * Region (the caller's own unless told), place and band narrow the lines; the sums are those of the region.
 */
export async function ageingOfRegion(tx: Tx, { regionCode, place, band }: InputOf<typeof getAgeing>) {
  const code = (regionCode ?? tx.actor.regionCode) as RegionCode
  const bands = bandsOf(await readReading(tx, 'ageing.band-days', code))
  const unpaid = await selectUnpaid(tx, scopePrefix(code))
  const stops = await stopsOf(tx, unpaid)
  const waiting = unpaid.map((line) => ({
    ...line,
    ...placedLine(line, stops),
    days: daysBetween(line.claimedOn, tx.today),
  }))
  const wanted = band === undefined ? undefined : bands[band]
  const oldest = waiting
    .filter((one) => (!place || one.place === place) && (!wanted || inBand(one.days, wanted)))
    .toSorted((a, b) => b.days - a.days || b.amountFen - a.amountFen || a.lineNumber - b.lineNumber)
  return {
    asOf: tx.today,
    bands,
    total: ageingOf(waiting, bands),
    regions: [...Map.groupBy(waiting, (one) => one.regionCode)]
      .map(([own, of]) => ({ regionCode: own, regionName: of[0]?.regionName ?? own, ...ageingOf(of, bands) }))
      .toSorted((a, b) => b.amountFen - a.amountFen),
    places: [...Map.groupBy(waiting, (one) => one.place)].map(([own, of]) => ({ place: own, ...ageingOf(of, bands) })),
    oldest: oldest.slice(0, SHOWN),
  }
}
