import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { packsFor, ratesFor } from '#policy'

/** What the rules of a year are asked with: the packs in force in a region at its end, and the rates entered there. */
export async function packsOfYear(tx: Tx, regionCode: string, year: number) {
  const decisiveOn = `${year}-12-31` as DateText
  const packs = (await packsFor(tx, regionCode)).filter(
    ({ document }) =>
      document.effectiveFrom <= decisiveOn &&
      decisiveOn <= document.validUntil &&
      regionCode.startsWith(document.territory),
  )
  return { packs, decisiveOn, region: regionCode, rates: await ratesFor(tx, regionCode, decisiveOn) }
}
export type PacksOfYear = Awaited<ReturnType<typeof packsOfYear>>
