import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { routes } from './routes.ts'
import { selectUnchecked } from './store-accounts.ts'
import { timeline } from './timeline.ts'

export const organizations: Room = { name: 'organizations', routes, workItems, timeline }

async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (actor.role !== 'second-reviewer' && actor.role !== 'county-clerk') return []
  const count = (await selectUnchecked(tx)).length
  return [
    {
      key: 'accounts-to-check',
      title: '待核实的收款账户',
      count,
      tone: 'fine',
      path: '/console/accounts?state=unchecked',
    },
  ]
}
