import { addDays } from '#kernel/dates'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { packs } from '#policies'
import { listObjections } from './actions/read-notices.ts'
import { ANSWERERS, routes } from './routes.ts'
import { widenings } from './store.ts'
import { seedBriefings } from './store-commitments.ts'
import { gx20227Briefings } from './texts/gx-2022-7.ts'
import { lz201963Briefings } from './texts/lz-2019-63.ts'

export const notices: Room = { name: 'notices', routes, widenings, workItems, seed }

const firstBriefings = { 'gx-2022-7': gx20227Briefings, 'lz-2019-63': lz201963Briefings }

/** Days before the day of the answer from which the work queue warns. */
const WARNING_DAYS = 3

async function seed(tx: Tx): Promise<void> {
  for (const [packId, first] of Object.entries(firstBriefings)) {
    const document = packs.find((pack) => pack.document.id === packId)?.document
    if (document) await seedBriefings(tx, packId, document.effectiveFrom, first)
  }
}

async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (!ANSWERERS.some((role) => role === actor.role)) return []
  const { objections } = await listObjections(tx, actor, { state: 'open' })
  const dueOn = objections.map((objection) => objection.dueOn).sort()[0]
  const soon = dueOn !== undefined && dueOn <= addDays(tx.today, WARNING_DAYS)
  return [
    {
      key: 'objections-to-answer',
      title: '待答复的公示异议',
      count: objections.length,
      dueOn,
      tone: dueOn !== undefined && dueOn < tx.today ? 'overdue' : soon ? 'soon' : 'fine',
      path: '/console/notices/objections?state=open',
    },
  ]
}
