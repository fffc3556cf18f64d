import type { Tx } from '#platform/db'
import type { Room, TimelineEvent } from '#platform/http'
import { listeners } from './listeners.ts'
import { routes } from './routes.ts'
import { widenings } from './store-batches.ts'
import { accountWidenings } from './store-payees.ts'
import { selectMoneyEvents } from './store-timeline.ts'
import { workItems } from './work-items.ts'

export const subsidies: Room = {
  name: 'subsidies',
  routes,
  widenings: [...widenings, ...accountWidenings],
  listeners,
  workItems,
  timeline,
}

async function timeline(tx: Tx, personId: string): Promise<readonly TimelineEvent[]> {
  const events = await selectMoneyEvents(tx, personId)
  return events.map((event) => ({ ...event, room: 'subsidies', cites: ['gx-2022-7#10'] }))
}
