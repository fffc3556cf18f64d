import type { Room } from '#platform/http'
import { basicWorks } from '#policies/basic-work'
import { packsFor } from '#policy'
import { saidSources } from './domain/item-sources.ts'
import { routes } from './routes.ts'
import { saveSaidSources } from './store-sources.ts'
import { workItems } from './work-items.ts'

export const funds: Room = {
  name: 'funds',
  routes,
  workItems,
  seed: async (tx) => saveSaidSources(tx, saidSources(await packsFor(tx, '450000'), basicWorks)),
}
