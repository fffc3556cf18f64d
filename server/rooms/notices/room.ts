import { addDays } from '#kernel/dates'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { packs } from '#policies'
import { readReading } from '#policy'
import { listObjections } from './actions/read-notices.ts'
import { ANSWERERS, routes } from './routes.ts'
import { widenings } from './store.ts'
import { seedBriefings } from './store-commitments.ts'

export const notices: Room = { name: 'notices', routes, widenings, workItems, seed }

async function seed(tx: Tx): Promise<void> {
  for (const { document, briefings = [] } of packs) {
    if (briefings.length > 0) await seedBriefings(tx, document.id, document.effectiveFrom, briefings)
  }
}

async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (!ANSWERERS.some((role) => role === actor.role)) return []
  const { objections, total } = await listObjections(tx, actor, { state: 'open' })
  const days = await readReading(tx, 'objection.warning-days', actor.regionCode)
  const dueOn = objections.map((objection) => objection.dueOn).sort()[0]
  const soon = dueOn !== undefined && dueOn <= addDays(tx.today, days)
  return [
    {
      key: 'objections-to-answer',
      title: '待答复的公示异议',
      count: total,
      dueOn,
      tone: dueOn !== undefined && dueOn < tx.today ? 'overdue' : soon ? 'soon' : 'fine',
      path: '/console/notices/objections?state=open',
    },
  ]
}
