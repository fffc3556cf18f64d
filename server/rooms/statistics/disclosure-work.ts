import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { WorkItem } from '#platform/http'
import { dueDisclosures } from './actions/compute-disclosure.ts'
import { CHECKERS, DRAFTERS } from './routes-disclosure.ts'
import { countDrafts } from './store-disclosure.ts'

/** The finance office sees each period still to be drafted, its colleagues what waits to be checked. */
export async function disclosureWork(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (DRAFTERS.some((role) => role === actor.role)) {
    return (await dueDisclosures(tx, actor)).map(({ from, periodLabels, dueOn, tone }) => ({
      key: `disclosure-${from}`,
      title: `待公开的资金使用情况 ${periodLabels[0]}`,
      count: 1,
      dueOn,
      tone,
      path: `/console/disclosures?from=${from}`,
    }))
  }
  if (!CHECKERS.some((role) => role === actor.role)) return []
  const count = await countDrafts(tx, actor.regionCode)
  if (count === 0) return []
  const title = '待核对公布的资金使用情况'
  return [{ key: 'disclosures-to-check', title, count, tone: 'soon', path: '/console/disclosures' }]
}
