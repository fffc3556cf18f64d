import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { routes } from './routes.ts'
import { selectStanding } from './store.ts'
import { selectAllocations } from './store-allocations.ts'

export const targets: Room = { name: 'targets', routes, workItems }

/** What waits for a second person's check, never one's own; what was frozen and not handed over, for finance. */
async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (actor.role === 'finance') return waitingForMoney(tx, actor)
  if (actor.role !== 'city-officer' && actor.role !== 'region-officer') return []
  const mine = (row: { madePerson: string }) => row.madePerson === actor.naturalPersonId
  const breakdowns = (await selectStanding(tx)).filter((row) => row.state === 'waiting' && !mine(row))
  const drafts = (await selectAllocations(tx)).filter((row) => row.state === 'draft' && !mine(row))
  return [
    item('target-breakdowns', '待复核的目标分解', breakdowns.length, '/console/targets'),
    item('allocations', '待复核的资金分配', drafts.length, '/console/allocations'),
  ].filter(({ count }) => count > 0)
}

async function waitingForMoney(tx: Tx, actor: Actor): Promise<WorkItem[]> {
  const frozen = (await selectAllocations(tx)).filter(
    ({ state, handedOver, regionCode }) => state === 'frozen' && handedOver === 0 && regionCode === actor.regionCode,
  )
  return frozen.length === 0
    ? []
    : [item('handovers', '已复核、待下达的资金分配', frozen.length, '/console/allocations')]
}

const item = (key: string, title: string, count: number, path: string): WorkItem => ({
  key,
  title,
  count,
  tone: 'soon',
  path,
})
