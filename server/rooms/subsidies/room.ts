import type { Tx } from '#platform/db'
import type { Room, TimelineEvent } from '#platform/http'
import { selectMoneyEvents } from './calculation/store-timeline.ts'
import { widenings } from './claims/store-batches.ts'
import { seedLayouts } from './layouts/store-layouts.ts'
import { listeners } from './listeners.ts'
import { accountWidenings } from './payment/store-payees.ts'
import { routes } from './routes.ts'
import { layoutRoutes } from './routes-layouts.ts'
import { workItems } from './work-items.ts'

export const subsidies: Room = {
  name: 'subsidies',
  routes: [...routes, ...layoutRoutes],
  widenings: [...widenings, ...accountWidenings],
  listeners,
  workItems,
  timeline,
  seed: seedLayouts,
}

async function timeline(tx: Tx, personId: string): Promise<readonly TimelineEvent[]> {
  const events = await selectMoneyEvents(tx, personId)
  return events.map((event) => ({ ...event, room: 'subsidies', cites: ['gx-2022-7#10'] }))
}
