import { yearOf } from '#kernel/dates'
import { add } from '#kernel/money'
import type { Tx } from '#platform/db'
import { selectAccounts } from '../store-lists.ts'
import { openYearOf, selectYearCloses } from '../store-years.ts'

/** Every account in reach with the year it reserves in, its rest and the decisions about earlier rests. */
export async function yearsOf(tx: Tx, { regionCode }: { regionCode?: string | undefined }) {
  const closes = Map.groupBy(await selectYearCloses(tx), (one) => one.accountId)
  const accounts = await selectAccounts(tx, { regionCode })
  return {
    now: yearOf(tx.today),
    accounts: await Promise.all(
      accounts.map(async ({ id, name, source, regionCode: code, regionName, balances }) => ({
        accountId: id,
        accountName: name,
        source,
        regionCode: code,
        regionName,
        openYear: await openYearOf(tx, id),
        availableFen: balances.available,
        committedFen: add(add(balances.reserved, balances.payable), balances['in-transit']),
        closes: closes.get(id) ?? [],
      })),
    ),
  }
}
