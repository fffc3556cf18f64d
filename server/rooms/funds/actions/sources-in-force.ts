import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { basicWorks } from '#policies/basic-work'
import { packsFor, ratesFor } from '#policy'
import { type ItemSources, itemSources } from '../domain/item-sources.ts'

/** The item × source matrix of a region on a day, from the rules, the basic works and the checked rate tables in force. */
export async function sourcesInForce(tx: Tx, regionCode: string, on: DateText): Promise<ItemSources[]> {
  const packs = await packsFor(tx, regionCode)
  const inForce = packs.filter(({ document }) => document.effectiveFrom <= on && on <= document.validUntil)
  return itemSources(inForce, basicWorks, await ratesFor(tx, regionCode, on), regionCode)
}
