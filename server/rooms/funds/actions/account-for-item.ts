import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { type FundItem, fundItems, fundSources } from '#policy/language'
import { regionName } from '#regions'
import type { ItemSources } from '../domain/item-sources.ts'
import { refuse } from '../refusals.ts'
import { type Account, accountFor } from '../store-reads.ts'
import { sourcesInForce } from './sources-in-force.ts'

/**
 * The account an item is paid from: the first allowed source that has an account for the region.
 * @param on the decisive day, that of the first session
 * @throws Refusal `source-unknown` when no document names a source, `account-missing` when none has an account
 */
export async function accountForItem(
  tx: Tx,
  { item, regionCode, on }: { item: FundItem; regionCode: string; on: DateText },
): Promise<Account> {
  const { sources } = await allowedFor(tx, item, regionCode, on)
  for (const source of sources) {
    const account = await accountFor(tx, source, regionCode)
    if (account) return account
  }
  throw refuse('account-missing', {
    region: await regionName(tx, regionCode),
    source: sources.map((source) => fundSources.label(source)).join('、'),
  })
}

/** What the item may be paid from. @throws Refusal `source-unknown` when nothing in force names a source */
export async function allowedFor(tx: Tx, item: FundItem, regionCode: string, on: DateText): Promise<ItemSources> {
  const found = (await sourcesInForce(tx, regionCode, on)).find((row) => row.item === item)
  if (!found || found.sources.length === 0) throw refuse('source-unknown', { item: fundItems.label(item), on })
  return found
}
